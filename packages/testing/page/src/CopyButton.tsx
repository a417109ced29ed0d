/**
 * Copies a text.
 */
import { useSignal } from "@preact/signals"
import type { ComponentChildren } from "preact"

interface Props {
  readonly text: string
  readonly children: ComponentChildren
}

/** A button that says when it has copied, or that the browser does not let it. */
export const CopyButton = ({ text, children }: Props) => {
  const said = useSignal("")
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      said.value = "Copied"
    } catch {
      // Without a secure address there is no clipboard; the text can be selected all the same.
      said.value = "Select the text and copy it"
    }
    setTimeout(() => {
      said.value = ""
    }, 2000)
  }
  return (
    <button type="button" class="copy" onClick={copy}>
      <span aria-live="polite">{said.value === "" ? children : said.value}</span>
    </button>
  )
}
