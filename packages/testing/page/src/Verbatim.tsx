/**
 * A text as it was sent, with what cannot be seen made visible.
 */

/** Characters that are not seen, or that make others be seen in another order. */
export const unseen = /[\p{Cc}\p{Cf}\u2028\u2029]/gu

const codeOf = (char: string): string => `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`

/** How much of a text is shown. */
const longest = 20_000

/** The text. */
export const Verbatim = ({ text }: { readonly text: string }) => {
  const shown = text.slice(0, longest)
  const hidden = [...shown.matchAll(unseen)]
  const plain = shown.split(unseen)
  return (
    <bdi>
      {plain.map((part, index) => (
        <>
          {part}
          {hidden[index] === undefined ? null : <span class="unseen">{codeOf(hidden[index][0])}</span>}
        </>
      ))}
      {text.length > longest ? <span class="quiet"> … {text.length - longest} more characters</span> : null}
    </bdi>
  )
}
