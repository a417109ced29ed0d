/**
 * A service as a function: it answers what a test tells it to, and remembers what it was asked.
 */
import { createQuery, type FetchQueryOptions, type QueryClient, serviceAccount, signature } from "@tallymark/query"

/** What arrived. */
export interface Arrived {
  readonly method: string
  readonly url: URL
  /** Path and query as they were sent. */
  readonly target: string
  readonly headers: Headers
  readonly body: string
}

/** Answers a request; a value is answered as JSON. */
export type Answer = (request: Arrived) => unknown

export const current = serviceAccount({ username: "reports", secret: "sesame-open", projectId: 12345 })
/** The day that it is in tests. */
export const today = "2026-03-15"

const now = (): number => Date.parse(`${today}T12:00:00Z`)

export const legacy = signature({ apiKey: "0123abcd", apiSecret: "sesame-open", now })

/** A client of a service that is a function, and what it has been asked. */
export const asking = (
  answer: Answer = () => ({}),
  options: Partial<FetchQueryOptions> = {}
): {
  readonly query: QueryClient
  readonly arrived: ReadonlyArray<Arrived>
  readonly warnings: ReadonlyArray<string>
} => {
  const arrived: Array<Arrived> = []
  const warnings: Array<string> = []
  const query = createQuery({
    credentials: current,
    limits: false,
    regionGuard: false,
    retry: { attempts: 1 },
    now,
    onWarning: (message) => warnings.push(message),
    fetch: async (request) => {
      const url = new URL(request.url)
      const target = request.url.slice(url.origin.length)
      const entry = { method: request.method, url, target, headers: request.headers, body: await request.text() }
      arrived.push(entry)
      const answered = answer(entry)
      return answered instanceof Response ? answered : Response.json(answered, { status: statusOf(entry) })
    },
    ...options
  })
  return { query, arrived, warnings }
}

/** A new annotation is answered with 201. */
const statusOf = ({ method, url }: Arrived): number =>
  method === "POST" && url.pathname.endsWith("/annotations") ? 201 : 200
