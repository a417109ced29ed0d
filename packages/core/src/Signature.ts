/**
 * The request signature of Mixpanel's legacy API: an MD5 over the parameters and a secret that itself never travels.
 *
 * It proves who asks and, by `expire`, until when. It covers neither method nor host nor path, so one signature is good
 * for every operation that takes the same parameters. It keeps old integrations working and is no way to start.
 */
import * as Digest from "effect/crypto/Digest"
import * as Hex from "effect/encoding/Hex"
import type { Parameters } from "./Operation.ts"

/**
 * Signs parameters, as 32 lower-case hexadecimal digits: `name=text` of each, in the order of their names by code point,
 * one behind the other, then the secret. A parameter `sig` is left out.
 *
 * The texts are the ones that are sent, before they are percent-encoded. `api_key` and `expire` are parameters like the
 * others and are signed with them.
 *
 * **Example**
 *
 * ```ts
 * import { Signature } from "@tallymark/core"
 *
 * const call = [["event", '["pages"]'], ["unit", "hour"], ["interval", "24"]] as const
 * const sent = [...call, ["api_key", "123"], ["expire", "1248499222"]] as const
 * console.log(Signature.sign(sent, "SECRET")) // 17d0a0fdf0e519115eb79ba6f6413080
 * ```
 */
export const sign = (parameters: Parameters, secret: string): string => {
  const base = parameters
    .filter(([name]) => name !== "sig")
    .sort(([one], [other]) => byCodePoint(one, other))
    .map(([name, text]) => `${name}=${text}`)
    .join("")
  return Hex.encode(md5(new TextEncoder().encode(base + secret)))
}

const md5 = (data: Uint8Array): Uint8Array => {
  if (Digest.md5.implementation === undefined) throw new Error("this release of effect computes no MD5")
  return Digest.md5.implementation(data)
}

/** JavaScript orders by UTF-16 code unit, which puts U+1F600 before U+FF5E. */
const byCodePoint = (one: string, other: string): number => {
  const [left, right] = [Array.from(one), Array.from(other)]
  const at = left.findIndex((character, index) => character !== right[index])
  if (at < 0) return left.length - right.length
  return (left[at]?.codePointAt(0) ?? -1) - (right[at]?.codePointAt(0) ?? -1)
}
