/**
 * What happens between a method's arguments and its answer.
 */
import type { Connection } from "../../Connection.ts"
import { type Settings, told } from "../../Options.ts"
import type { PyValue } from "../../python/PyValue.ts"
import { type Bound, bind } from "../python/call.ts"
import { jsonLoads } from "../python/json-loads.ts"
import { kindOf } from "../python/kind.ts"
import type { PyJson } from "../python/PyJson.ts"
import { checkArguments } from "./checks.ts"
import { arrivingLines, type ReadLine, wholeLines } from "./export-lines.ts"
import { getExport, type Method } from "./methods.ts"
import { errorText, serviceError } from "./service-error.ts"

/** Binds the arguments of a method. Throws Python's `TypeError` when they do not fit. */
export const bindMethod = ({ name, required, optional }: Method, args: ReadonlyArray<PyValue>): Bound =>
  bind({ name: `MixpanelQueryClient.${name}`, required, optional, isMethod: true, takesOneObject: true }, args)

/** The parameters of a request, in the order of the wire. */
const parametersOf = (method: Method, bound: Bound, { isFixed }: Settings): ReadonlyMap<string, PyValue> => {
  const isFunnel = method.name === "get_funnel_detail"
  const wire = isFunnel && isFixed("M9") ? [...method.wire, ["limit", "limit"] as const] : method.wire
  return new Map(wire.map(([parameter, argument]) => [parameter, bound[argument]]))
}

const pathOf = ({ name, path }: Method, { isFixed }: Settings): string =>
  name === "get_events_top" && isFixed("M7") ? "events/top" : path

/** What a method is asked with. Tells `onError` of arguments that are refused. */
const checked = (method: Method, settings: Settings, bind: () => Bound): Bound => {
  try {
    return checkArguments(method, bind(), settings.isFixed)
  } catch (error) {
    return told(settings, error)
  }
}

/** Asks a method, and resolves to the answer. The connection tells `onError` of its own failures. */
export const ask = async (
  connection: Connection,
  settings: Settings,
  method: Method,
  args: ReadonlyArray<PyValue>
): Promise<PyJson> => {
  const bound = checked(method, settings, () => bindMethod(method, args))
  const { response_format } = bound
  return connection.request(pathOf(method, settings), parametersOf(method, bound, settings), { response_format })
}

/** A single event name counts as a list of one. */
const listed = (event: PyValue): PyValue => (kindOf(event).type === "str" ? [event] : event)

/** Asks for the raw export once the first event is wanted. */
export const exportEvents = async function* (
  connection: Connection,
  settings: Settings,
  given: Bound
): AsyncGenerator<PyJson> {
  const bound = checked(getExport, settings, () => ({ ...given, event: listed(given.event) }))
  const response = await connection.raw_request(
    connection.DATA_ENDPOINT,
    getExport.path,
    parametersOf(getExport, bound, settings),
    bound.response_format
  )
  try {
    const isText = settings.isFixed("M14") && bound.response_format === "csv"
    const read: ReadLine = isText ? (line) => line : jsonLoads
    const events = settings.isFixed("M17")
      ? arrivingLines(connection._chunks(response), read)
      : wholeLines(await connection._read(response), read)
    for await (const event of events) {
      const words = settings.isFixed("M15") ? errorText(event) : undefined
      if (words !== undefined) throw serviceError((text) => connection._redact(text), words, response.status)
      yield event
    }
  } catch (error) {
    told(settings, error)
  }
}
