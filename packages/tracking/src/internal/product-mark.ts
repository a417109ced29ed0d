/** Names a product without giving its key away. */

/** A name for a product on a host, the same in every process that knows its key. */
export const productMark = (key: string, host: string): string => {
  // Loaded when a product is named, not when the tracker is imported. The digest is synchronous, which WebCrypto's is not.
  const { hash } = process.getBuiltinModule("node:crypto")
  return hash("sha256", `${host}\n${key}`).slice(0, 16)
}
