/**
 * Who may use the control API and the live page: programs and pages of this machine or, where the server can be reached
 * from others, whoever has its token.
 */
import { json, type Reply, withHeaders } from "./exchange.ts"
import { type Caller, refusal } from "./loopback.ts"

/** What a caller brings along. */
export interface Visit extends Caller {
  readonly authorization: string | undefined
  readonly cookie: string | undefined
  /** The token in the address, which the page is opened with. */
  readonly token: string | undefined
}

/** Decides about one server. */
export interface Access {
  /** What has to be shown; nothing on a loopback address. */
  readonly token: string | undefined
  /** The answer for somebody who may not come in. */
  readonly refuse: (visit: Visit) => Reply | undefined
  /** The page, together with what lets it in the next time. */
  readonly welcome: (visit: Visit, page: Reply) => Reply
}

const cookieName = "tallymark-token"

const isLoopback = (hostname: string): boolean =>
  hostname === "localhost" || hostname === "::1" || /^127(\.\d+){3}$/.test(hostname)

const makeToken = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("")

const checked = (token: string): string => {
  if (/^[\w-]{16,200}$/.test(token)) return token
  throw new TypeError("token must be 16 to 200 letters, digits, - or _")
}

/** Compares in a time that tells nothing about where two texts differ. */
const isSame = (one: string, other: string): boolean => {
  if (one.length !== other.length) return false
  let difference = 0
  for (let index = 0; index < one.length; index++) difference |= one.charCodeAt(index) ^ other.charCodeAt(index)
  return difference === 0
}

const shown = ({ authorization, cookie, token }: Visit): ReadonlyArray<string> => {
  const bearer = /^bearer (.+)$/i.exec(authorization ?? "")?.[1]
  const kept = new RegExp(`(?:^|; )${cookieName}=([^;]*)`).exec(cookie ?? "")?.[1]
  return [bearer, kept, token].filter((text) => text !== undefined)
}

const isOwnPage = ({ host, origin }: Visit): boolean => origin === undefined || URL.parse(origin)?.host === host

const no = (status: number, message: string): Reply => json(status, { error: { message } })

const onThisMachine: Access = {
  token: undefined,
  refuse: (visit) => {
    const message = refusal(visit)
    return message === undefined ? undefined : no(403, message)
  },
  welcome: (_, page) => page
}

const withToken = (token: string): Access => ({
  token,
  refuse: (visit) => {
    if (!isOwnPage(visit)) return no(403, "the control API does not answer pages of other sites")
    if (shown(visit).some((text) => isSame(text, token))) return undefined
    return no(
      401,
      "this server asks for its token: open the page at the address it printed, or send it as a bearer token"
    )
  },
  welcome: (visit, page) =>
    visit.token === undefined
      ? page
      : withHeaders(page, { "set-cookie": `${cookieName}=${token}; Path=/; HttpOnly; SameSite=Strict` })
})

/** The rules for a server that listens on an address. A token is made where one is needed and none is given. */
export const accessTo = (hostname: string, token: string | undefined): Access => {
  if (token !== undefined) return withToken(checked(token))
  return isLoopback(hostname) ? onThisMachine : withToken(makeToken())
}
