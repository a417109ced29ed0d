/**
 * A fake server, and the environment that makes the program use it.
 */
import { type FakeServer, type ListenOptions, startFakeServer } from "@tallymark/testing"
import type { TestContext } from "vitest"

/** Credentials that must never be seen in any output. */
export const secrets = {
  key: "5eed5eed5eed5eed5eed5eed5eed5eed5eed5eed",
  secret: "hunter2-of-the-service-account",
  apiSecret: "hunter3-of-the-legacy-key"
} as const

const clock = "2026-02-15T12:00:00Z"

/** A server with one project, and the environment for it. */
export interface Service {
  readonly server: FakeServer
  readonly environment: Readonly<Record<string, string>>
  /** The environment of who asks with a legacy key and secret. */
  readonly legacyEnvironment: Readonly<Record<string, string>>
}

/** Starts a server whose clock stands on 15 February 2026, and closes it after the test. */
export const startService = async (test: TestContext, options: ListenOptions = {}): Promise<Service> => {
  const server = await startFakeServer({
    clock,
    keys: [secrets.key],
    mixpanel: {
      projects: [
        {
          projectId: 12345,
          key: secrets.key,
          serviceAccounts: [{ username: "reports", secret: secrets.secret }],
          apiKey: "legacy",
          apiSecret: secrets.apiSecret
        }
      ]
    },
    ...options
  })
  test.onTestFinished(() => server.close())
  return {
    server,
    environment: {
      TALLYMARK_HOST: server.url,
      TALLYMARK_TRACKING_HOST: server.url,
      TALLYMARK_KEY: secrets.key,
      TALLYMARK_USERNAME: "reports",
      TALLYMARK_SECRET: secrets.secret,
      TALLYMARK_PROJECT_ID: "12345"
    },
    legacyEnvironment: {
      TALLYMARK_HOST: server.url,
      TALLYMARK_API_KEY: "legacy",
      TALLYMARK_API_SECRET: secrets.apiSecret
    }
  }
}

/** Events of three days: five people sign up, three of them pay, and one comes back. */
export const seedShop = async (server: FakeServer): Promise<void> => {
  const at = (day: number, hour = 10): number => Date.UTC(2026, 1, day, hour) / 1000
  const event = (name: string, id: string, time: number, properties: Readonly<Record<string, unknown>>) => ({
    event: name,
    properties: { time, distinct_id: id, $insert_id: `${name}-${id}-${time}`, ...properties }
  })
  await server.seed(
    [
      event("Signed Up", "ann", at(12), { plan: "pro" }),
      event("Signed Up", "bob", at(12), { plan: "free" }),
      event("Signed Up", "cat", at(13), { plan: "pro" }),
      event("Signed Up", "dan", at(13), { plan: "free" }),
      event("Signed Up", "eve", at(14), { plan: "pro" }),
      event("Paid", "ann", at(12, 11), { amount: 10, note: 'a "quoted", text' }),
      event("Paid", "ann", at(14), { amount: 20 }),
      event("Paid", "cat", at(13, 12), { amount: 5 }),
      event("Paid", "eve", at(14, 12), { amount: 7 })
    ],
    { key: secrets.key }
  )
  await server.seedPeople(
    [
      { $distinct_id: "ann", $properties: { plan: "pro", $email: "ann@example.com" } },
      { $distinct_id: "bob", $properties: { plan: "free" } }
    ],
    { key: secrets.key }
  )
}
