/**
 * The host of `ClientCompat`, which names a port and by it a scheme.
 */
import { AttributeError, ValueError } from "../../errors/builtin.ts"
import type { PyValue } from "../../python/PyValue.ts"
import { kindOf } from "../python/kind.ts"
import { isTruthy } from "../python/truth.ts"

const schemes: Readonly<Record<string, string>> = { "80": "http", "443": "https" }

/** Reads `host:port`; nothing for the default. Throws what Python raises for anything else. */
export const readHost = (host: PyValue): { readonly trk_host?: string; readonly trk_scheme?: string } => {
  if (!isTruthy(host)) return {}
  const kind = kindOf(host)
  if (kind.type === "bytes") throw new TypeError("a bytes-like object is required, not 'str'")
  if (kind.type !== "str") throw new AttributeError(`'${kind.type}' object has no attribute 'split'`)
  const parts = kind.value.split(":")
  const [trk_host = "", port = ""] = parts
  if (parts.length < 2) throw new ValueError("not enough values to unpack (expected 2, got 1)")
  if (parts.length > 2) throw new ValueError("too many values to unpack (expected 2)")
  const trk_scheme = schemes[port]
  if (trk_scheme === undefined) throw new ValueError("port in supplied host is not 80 or 443")
  return { trk_host, trk_scheme }
}
