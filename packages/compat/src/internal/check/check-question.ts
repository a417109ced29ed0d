/**
 * A Mixpanel call, as `@tallymark/query` would ask it.
 */
import { isApiError } from "@tallymark/core"
import { createQuery, serviceAccount } from "@tallymark/query"
import type { CapturedCall } from "./CapturedCall.ts"
import type { Finding } from "./Finding.ts"
import { type Given, modernQuestions } from "./modern-questions.ts"

const prefix = "/api/2.0/"

/** Whether a path is one of the query service's. */
export const isQuestion = (path: string): boolean => path.startsWith(prefix)

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const read = (parameters: CapturedCall["parameters"]): Given => {
  const values = new Map(parameters)
  return {
    text: (name) => values.get(name),
    number: (name) => {
      const text = values.get(name)
      return text === undefined ? undefined : Number(text)
    },
    list: (name) => {
      const text = values.get(name)
      const list = text === undefined ? undefined : parsed(text)
      return Array.isArray(list) ? list : text === undefined ? undefined : [text]
    }
  }
}

/** Parameters that only say who asks, and how the answer should look. */
const aside = ["api_key", "expire", "sig", "format"]

/** Parameters that the query client sends in the path, in a body, or of its own accord. */
const elsewhere = ["id", "from_date", "to_date", "date", "description", "session_id", "page"]

/** Everything that would change. */
export const checkQuestion = async ({ path, parameters }: CapturedCall): Promise<ReadonlyArray<Finding>> => {
  const name = path.slice(prefix.length).replace(/\/$/, "")
  const ask = Object.hasOwn(modernQuestions, name) ? modernQuestions[name] : undefined
  if (ask === undefined) return [{ level: "differs", message: "the query client has no question for this path" }]
  const findings: Array<Finding> = []
  const sent: Array<string> = []
  const query = createQuery({
    credentials: serviceAccount({ username: "check", secret: "check", projectId: 1 }),
    limits: false,
    retry: { attempts: 1 },
    onWarning: (message) => void findings.push({ level: "differs", message: message.replace(/^tallymark: /, "") }),
    fetch: async (request) => {
      sent.push(`${request.url} ${await request.text()}`)
      return new Response("{}")
    }
  })
  try {
    await ask(query, read(parameters))
  } catch (error) {
    // What becomes of an answer that is none does not matter here.
    if (isApiError(error) && error.reason._tag === "InvalidInput") {
      const rejected = error.reason.issues.map((issue) => `${issue.path}: ${issue.message}`)
      findings.push(...rejected.map((message) => ({ level: "rejected" as const, message })))
    } else if (sent.length === 0) throw error
  } finally {
    await query.close()
  }
  if (parameters.some(([parameter, text]) => parameter === "format" && text === "csv")) {
    findings.push({ level: "differs", message: "format: the query client asks for JSON; countsCsv asks for csv" })
  }
  return [...findings, ...lost(parameters, sent)]
}

/** Parameters whose value is nowhere in what is sent. */
const lost = (parameters: CapturedCall["parameters"], sent: ReadonlyArray<string>): ReadonlyArray<Finding> => {
  if (sent.length === 0) return []
  const all = new Set(
    sent.flatMap((text) => [...new URLSearchParams(text.replace(/^[^?]*\?| /g, "&"))].map(([name]) => name))
  )
  return parameters.flatMap(([name]) =>
    aside.includes(name) || elsewhere.includes(name) || all.has(name)
      ? []
      : [{ level: "differs" as const, message: `${name}: the query client does not send it` }]
  )
}
