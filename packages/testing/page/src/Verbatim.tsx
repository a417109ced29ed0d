/**
 * A text as it was sent, with what cannot be seen made visible.
 */
import { useSignal } from "@preact/signals"
import { numberText } from "./number-text.ts"

/** Characters that are not seen, or that make others be seen in another order. */
export const unseen = /[\p{Cc}\p{Cf}\u2028\u2029]/gu

/** The same without the joiners that make one picture of several. */
const strange = new RegExp(
  `(?!(?<=[\\p{Extended_Pictographic}\\u{fe0f}\\u{1f3fb}-\\u{1f3ff}])\\u{200d}\\p{Extended_Pictographic})${unseen.source}`,
  "gu"
)

const codeOf = (char: string): string => `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`

/** A short text, which keeps its direction to itself. */
export const Spelled = ({ text }: { readonly text: string }) => {
  const hidden = [...text.matchAll(strange)]
  if (hidden.length === 0) return <bdi>{text}</bdi>
  return (
    <bdi>
      {text.split(strange).map((part, index) => (
        <>
          {part}
          {hidden[index] === undefined ? null : <span class="unseen">{codeOf(hidden[index][0])}</span>}
        </>
      ))}
    </bdi>
  )
}

/** How much of a text is shown at first, and at most. */
const lengths = { short: 300, most: 20_000 }

/** The beginning of a text that does not end in half a character. */
const beginning = (text: string, length: number): string => text.slice(0, length).replace(/[\ud800-\udbff]$/, "")

/** The text, of which a long one is shown in full when asked for. */
export const Verbatim = ({ text }: { readonly text: string }) => {
  const isOpen = useSignal(false)
  const isLong = text.length > lengths.short
  const shown = isLong ? beginning(text, isOpen.value ? lengths.most : lengths.short) : text
  return (
    <>
      <Spelled text={shown} />
      {isLong && !isOpen.value ? (
        <>
          …{" "}
          <button type="button" class="all" onClick={() => (isOpen.value = true)}>
            All {numberText(text.length)} characters
          </button>
        </>
      ) : text.length > shown.length ? (
        <span class="quiet"> … {numberText(text.length - shown.length)} more characters</span>
      ) : null}
    </>
  )
}
