/**
 * The head of what is open beside a list, with the ways to close it.
 */
import type { ComponentChildren } from "preact"
import { useEffect, useRef } from "preact/hooks"

interface Props {
  readonly title: ComponentChildren
  readonly onClose: () => void
  /** What is said below the title. */
  readonly children: ComponentChildren
}

/** Whether whoever uses the keyboard would not know where they are. */
const isFocusLost = (): boolean => {
  const { activeElement, body } = document
  return activeElement === null || activeElement === body || !activeElement.checkVisibility()
}

/** The head. Escape closes, too. Where the list makes room for it, the focus goes to the way back. */
export const DetailHead = ({ title, onClose, children }: Props) => {
  const back = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isFocusLost()) back.current?.focus()
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === "Escape") onClose()
    }
    addEventListener("keydown", onKey)
    return () => removeEventListener("keydown", onKey)
  }, [])
  return (
    <div class="inspector-head">
      <button ref={back} type="button" class="back" onClick={onClose}>
        ← Back
      </button>
      <h2>{title}</h2>
      <p class="inspector-verdict">{children}</p>
      <button type="button" class="close" aria-label="Close" onClick={onClose}>
        ×
      </button>
    </div>
  )
}
