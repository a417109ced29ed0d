/**
 * One HTTP attempt over `fetch`: a request, the head of its answer, and the body, each silence bounded.
 *
 * Redirects are not followed here. Each old client has rules of its own for them.
 */
import type { Fetch } from "@tallymark/core"
import { Failure, failureOf } from "./Failure.ts"

/** What to send. */
export interface Outgoing {
  readonly url: string
  readonly method: string
  readonly headers?: Readonly<Record<string, string>> | undefined
  readonly body?: string | undefined
}

/** The longest that a timer can wait. */
const longest = 2 ** 31 - 1

/** Waits for a promise, and gives up after some seconds. */
const within = async <A>(promise: Promise<A>, seconds: number, giveUp: () => void): Promise<A> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => {
        reject(new Failure({ kind: "late", seconds }))
        giveUp()
      },
      Math.min(seconds * 1000, longest)
    )
  })
  try {
    return await Promise.race([promise, late])
  } catch (error) {
    throw failureOf(error)
  } finally {
    clearTimeout(timer)
  }
}

/** Makes a request. A URL that the platform refuses is one Python finds no host for; the URL is in no error. */
export const requestOf = (url: string, init: RequestInit = {}): Request => {
  try {
    return new Request(url, init)
  } catch {
    throw new Failure({ kind: "unsent", reason: "[Errno -2] Name or service not known" })
  }
}

/** Sends a request and waits for the head of the answer. Rejects with a {@link Failure}. */
export const send = async (fetch: Fetch, { url, ...init }: Outgoing, seconds: number): Promise<Response> => {
  const controller = new AbortController()
  const { method, headers = {}, body = null } = init
  const request = requestOf(url, { method, headers, body, redirect: "manual", signal: controller.signal })
  const answer = fetch(request)
  // When the attempt is given up, nobody waits for the answer any more.
  answer.catch(() => undefined)
  return within(answer, seconds, () => controller.abort())
}

/** How many bytes the answer says it has, where that is what arrives here. */
const lengthOf = ({ headers }: Response): number | undefined => {
  const length = headers.get("content-length")
  return length === null || headers.has("content-encoding") ? undefined : Number(length)
}

/** The chunks of a body. Throws a {@link Failure} that says how much was there; leaving the loop gives the rest up. */
export const chunksOf = async function* (response: Response, seconds: number): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader()
  if (reader === undefined) return
  const giveUp = (): void => void reader.cancel().catch(() => undefined)
  let read = 0
  try {
    for (;;) {
      const next = await within(reader.read(), seconds, giveUp)
      if (next.done) return
      read += next.value.length
      yield next.value
    }
  } catch (error) {
    if (!(error instanceof Failure) || error.trouble.kind === "late") throw error
    const length = lengthOf(response)
    throw new Failure({ kind: "cut", read, missing: length === undefined ? undefined : length - read })
  } finally {
    giveUp()
  }
}

/** Reads a whole body. Rejects with a {@link Failure} that says how much was there. */
export const readBody = async (response: Response, seconds: number): Promise<Uint8Array> => {
  const chunks: Array<Uint8Array> = []
  for await (const chunk of chunksOf(response, seconds)) chunks.push(chunk)
  return Buffer.concat(chunks)
}
