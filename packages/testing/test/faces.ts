/** Both faces of the fake server, so that one suite runs over both, and short ways to send it something. */
import { createFakeServer, type FakeServer, type FakeServerOptions, startFakeServer } from "@tallymark/testing"
import type { TestContext } from "vitest"

export interface Opened {
  readonly server: FakeServer
  /** Sends over the face under test. */
  readonly fetch: typeof globalThis.fetch
}

export const faces = [
  {
    name: "in memory",
    open: async (options: FakeServerOptions = {}): Promise<Opened> => {
      const server = createFakeServer(options)
      return { server, fetch: server.fetch }
    }
  },
  {
    name: "on a socket",
    open: async (options: FakeServerOptions = {}): Promise<Opened> => {
      const server = await startFakeServer(options)
      return { server, fetch: globalThis.fetch }
    }
  }
] as const

export type Face = (typeof faces)[number]

/** Opens a server that is closed after the test. */
export const opened = async (face: Face, test: TestContext, options?: FakeServerOptions): Promise<Opened> => {
  const result = await face.open(options)
  test.onTestFinished(() => result.server.close())
  return result
}

export const key = "0123456789abcdef0123456789abcdef01234567"

/** The address of a call with these parameters, and with the product key in front. */
export const call = (server: FakeServer, path: string, parameters: Record<string, string>): string =>
  `${server.url}${path}?${new URLSearchParams({ _k: key, ...parameters })}`

/** Sends calls to a server in memory, one after the other. */
export const send = async (server: FakeServer, ...calls: ReadonlyArray<[path: string, Record<string, string>]>) => {
  for (const [path, parameters] of calls) await server.fetch(call(server, path, parameters))
}

/** Parameters that date a call. */
export const at = (timestamp: number): Record<string, string> => ({ _t: String(timestamp), _d: "1" })
