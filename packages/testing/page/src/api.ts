/**
 * Speaks to the control API of the server that the page came from.
 */

/** The server would not, and said why. */
export class Refused extends Error {}

const reasonOf = (value: unknown): string | undefined => {
  if (typeof value !== "object" || value === null || !("error" in value)) return undefined
  const { error } = value
  if (typeof error === "string") return error
  return typeof error === "object" && error !== null && "message" in error ? String(error.message) : undefined
}

const call = async <A>(path: string, init: RequestInit): Promise<A> => {
  const response = await fetch(`/__fake__/${path}`, init)
  const value: unknown = await response.json()
  if (!response.ok) throw new Refused(reasonOf(value) ?? `the server answered ${response.status}`)
  return value as A // both ends share the type
}

/** A path with parameters; those without a value are left out. */
export const pathOf = (name: string, parameters: Readonly<Record<string, string | number | undefined>>): string => {
  const given = Object.entries(parameters).flatMap(([key, value]) =>
    value === undefined || value === "" ? [] : [[key, String(value)]]
  )
  return given.length === 0 ? name : `${name}?${new URLSearchParams(given)}`
}

/** Reads something. */
export const read = <A>(path: string, signal?: AbortSignal): Promise<A> => call(path, { signal: signal ?? null })

/** Sends something. */
export const send = <A>(path: string, body: unknown, signal?: AbortSignal): Promise<A> =>
  call(path, { method: "POST", body: JSON.stringify(body), signal: signal ?? null, headers: json })

/** Ends something. */
export const remove = (path: string): Promise<unknown> => call(path, { method: "DELETE" })

const json = { "content-type": "application/json" }

/** What went wrong, for the reader. */
export const messageOf = (error: unknown): string => {
  if (error instanceof Refused) return error.message
  return error instanceof TypeError ? "The server cannot be reached." : String(error)
}
