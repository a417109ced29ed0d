/**
 * Reads what callers of the control API send.
 */
import type { Exchange } from "./exchange.ts"

/** A request that the control API cannot make sense of. The message says why. */
export class Refused extends Error {}

/** An object out of JSON. */
export type Fields = Readonly<Record<string, unknown>>

const decoder = new TextDecoder()

/** The body as text. */
export const textOf = ({ bytes }: Exchange): string => decoder.decode(bytes)

/** The body as JSON; an empty object when there is none. */
export const jsonOf = (exchange: Exchange): unknown => {
  if (exchange.bytes.length === 0) return {}
  try {
    return JSON.parse(textOf(exchange))
  } catch {
    throw new Refused("the body is not JSON")
  }
}

/** The body as a JSON object. */
export const fieldsOf = (exchange: Exchange): Fields => {
  const value = jsonOf(exchange)
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value }
  throw new Refused("the body must be a JSON object")
}
