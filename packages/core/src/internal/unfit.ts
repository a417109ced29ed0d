/** Dies of a table that asks for credentials of another type: a mistake in the program, not in a call. */
export const unfit = (what: string): never => {
  throw new Error(`the service's scheme does not take ${what}`)
}
