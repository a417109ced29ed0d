/**
 * What an example says it prints, and whether it does.
 *
 * A comment says so at the end of a line with `console.log`, on the lines after it, or at the end of the example. White
 * space and the kind of quotes do not count. `…` stands for anything; what begins with `such as` is different each time.
 */

/** The lines that an example says it prints. */
export const claimsOf = (code: string): ReadonlyArray<string> => {
  if (!code.includes("console.log(")) return []
  const lines = code.split("\n")
  const end = lines.findLastIndex((line) => line.trim() !== "" && commentOf(line) === undefined)
  const claims: Array<string | undefined> = []
  let isPrinted = false
  for (const [index, line] of lines.entries()) {
    const comment = commentOf(line)
    if (comment !== undefined && (isPrinted || index > end)) claims.push(comment)
    if (comment !== undefined) continue
    isPrinted = line.includes("console.log(")
    claims.push(/console\.log\(.*\)\s*\/\/ (.+)$/.exec(line)?.[1])
  }
  return claims.filter((claim) => claim !== undefined).filter((claim) => !claim.startsWith("such as "))
}

/** The claims that an output does not bear out. */
export const unmet = (claims: ReadonlyArray<string>, output: string): ReadonlyArray<string> => {
  const printed = plain(output)
  return claims.filter((claim) => {
    let from = 0
    return !claim.split("…").every((part) => {
      const at = printed.indexOf(plain(part), from)
      from = at + 1
      return at >= 0
    })
  })
}

const commentOf = (line: string): string | undefined => /^\s*\/\/ ?(.*)$/.exec(line)?.[1]

const plain = (text: string): string => text.replace(/\s+/g, "").replaceAll('"', "'")
