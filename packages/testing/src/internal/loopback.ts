/**
 * Who may use a server that listens on this machine alone: programs and pages of this machine that meant to.
 *
 * A page on another site can make a browser send requests here. Its requests carry a foreign `Host`, when it points a
 * name of its own at this machine, or a foreign `Origin`.
 */

const names = ["localhost", "127.0.0.1", "[::1]"]
const addresses = ["127.0.0.1", "::1", "::ffff:127.0.0.1"]

const hostnameOf = (text: string): string | undefined => {
  try {
    return new URL(text).hostname
  } catch {
    return undefined
  }
}

/** What tells one caller from another. */
export interface Caller {
  /** The address at the other end of the connection. */
  readonly address: string | undefined
  readonly host: string | undefined
  readonly origin: string | undefined
}

/** Why a caller may not use the control API, or `undefined` when it may. */
export const refusal = ({ address, host, origin }: Caller): string | undefined => {
  if (address === undefined || !addresses.includes(address)) return "the control API answers this machine only"
  if (!names.includes(hostnameOf(`http://${host}`) ?? "")) {
    return `the control API answers to ${names.join(", ")} as Host, so that no foreign name can be pointed at it`
  }
  if (origin !== undefined && !names.includes(hostnameOf(origin) ?? "")) {
    return "the control API does not answer pages of other sites"
  }
  return undefined
}
