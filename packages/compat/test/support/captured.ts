/**
 * Runs captured calls through this package's clients, and says what went over the wire.
 */
import {
  Client,
  ClientCompat,
  type CompatOptions,
  MixpanelQueryClient,
  type PyValue,
  SecretAuth,
  SignatureAuth
} from "../../src/index.ts"
import { type Vector, value } from "./vectors.ts"

/** What a call came to: what went out, and what the call returned or raised. */
export interface Outcome {
  readonly requests: ReadonlyArray<Request>
  readonly returns?: unknown
  readonly error?: { readonly type: string; readonly message: string }
}

type Arguments = Readonly<Record<string, PyValue>>

/** The parameters of some methods in Python's order; they are called by place. The others take one object. */
const orders: Readonly<Record<string, ReadonlyArray<string>>> = {
  "Client.record": ["person", "event", "properties", "timestamp", "path"],
  "Client.set": ["person", "properties", "timestamp", "path"],
  "Client.alias": ["person", "identity", "path"],
  "ClientCompat.record": ["action", "props", "path", "resp"],
  "ClientCompat.set": ["data", "path", "resp"],
  "ClientCompat.alias": ["name", "alias_to", "path", "resp"],
  "MixpanelQueryClient.connection.request": ["method_name", "params", "response_format"],
  "MixpanelQueryClient.connection.raw_request": ["base_url", "method_name", "params", "response_format"],
  "MixpanelQueryClient._validate_date": ["date"]
}

const placed = (names: ReadonlyArray<string>, args: Arguments): ReadonlyArray<PyValue> =>
  names.slice(0, names.findLastIndex((name) => name in args) + 1).map((name) => args[name])

const answer = (request: Request): Response => {
  const { hostname, pathname } = new URL(request.url)
  if (!hostname.includes("mixpanel"))
    return new Response(new Uint8Array(42), { headers: { "content-type": "image/gif" } })
  const lines =
    '{"event":"Viewed report","properties":{"distinct_id":"foo","time":1329263748}}\n{"event":"é","properties":{}}\n'
  return new Response(pathname.includes("export") ? lines : '{"ok": true}')
}

/** Makes a client. The old defaults, plain http and a host that has moved, are given as arguments. */
const make = ({ class: name, client, auth }: Vector["call"], options: CompatOptions): object => {
  const args = value(client) as Arguments // the constructor's arguments by name
  switch (name) {
    case "Client":
      return new Client(args.key, {
        trk_host: "trk.kissmetrics.com",
        trk_scheme: "http",
        ...args,
        ...options,
        key: undefined
      } as CompatOptions) // the key stands in its own place
    case "MixpanelQueryClient":
      return new MixpanelQueryClient(
        args.api_key,
        args.api_secret,
        null,
        auth === "SecretAuth" ? SecretAuth : SignatureAuth,
        options
      )
    default:
      return new ClientCompat(args.key, args.host ?? "trk.kissmetrics.com:80", null, args.logging, options)
  }
}

/** Calls a method by its name, which may lead through a member: `connection.request`. */
const invoke = (client: object, name: string, args: ReadonlyArray<PyValue>): unknown => {
  const [first = "", second] = name.split(".")
  const owner: unknown = second === undefined ? client : Reflect.get(client, first)
  if (typeof owner !== "object" || owner === null) throw new Error(`there is no ${first}`)
  const method: unknown = Reflect.get(owner, second ?? first)
  if (typeof method !== "function") throw new Error(`there is no ${name}`)
  return Reflect.apply(method, owner, args)
}

/** Runs an async generator to its end. */
const collect = async (returned: unknown): Promise<unknown> => {
  const result = await returned
  if (typeof result !== "object" || result === null || !(Symbol.asyncIterator in result)) return result
  const items: Array<unknown> = []
  for await (const item of result as AsyncIterable<unknown>) items.push(item) // it has the symbol
  return items
}

/** Makes the call of a vector. */
export const run = async ({ call }: Vector): Promise<Outcome> => {
  const requests: Array<Request> = []
  const fetch = async (request: Request): Promise<Response> => {
    requests.push(request)
    return answer(request)
  }
  try {
    const client = make(call, { fetch, now: () => (call.now ?? 1_700_000_000) * 1000 })
    for (const [method, args] of call.setup ?? []) {
      if (method.startsWith("=")) Reflect.set(client, method.slice(1), value(args))
      else invoke(client, method, Object.values(value(args) as Arguments)) // the arguments of a method with one
    }
    if (call.method === "__init__") return { requests }
    const args = value(call.args) as Arguments // the arguments by name
    const order = orders[`${call.class}.${call.method}`]
    const given = order === undefined ? (Object.keys(args).length === 0 ? [] : [args]) : placed(order, args)
    return { requests, returns: await collect(invoke(client, call.method, given)) }
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return { requests, error: { type: error.name, message: error.message } }
  }
}
