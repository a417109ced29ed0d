/**
 * One arrival in full: what came over the wire on one side, what it means on the other, and what is wrong with it.
 */
import { useEffect } from "preact/hooks"
import type { ArrivalInFull } from "../../../src/internal/live/Arrival.ts"
import { pathOf } from "../api.ts"
import { CopyButton } from "../CopyButton.tsx"
import { useFresh } from "../use-fresh.ts"
import { assertionFor } from "./assertion.ts"
import { Kind } from "./Kind.tsx"
import { Meaning } from "./Meaning.tsx"
import { marksOf, outcomeText } from "./marks.ts"
import { Wire } from "./Wire.tsx"

interface Props {
  readonly id: string
  readonly onClose: () => void
}

const titleOf = ({ kind, title, person }: ArrivalInFull): string => {
  if (kind === "set") return `Properties of ${person || "nobody"}`
  return title || "(no name)"
}

const Head = ({ arrival, onClose }: { readonly arrival: ArrivalInFull; readonly onClose: () => void }) => {
  const { outcome } = arrival
  return (
    <div class="inspector-head">
      <button type="button" class="back" onClick={onClose}>
        ← Back
      </button>
      <h2>
        <Kind kind={arrival.kind} />
        <bdi>{titleOf(arrival)}</bdi>
      </h2>
      <p class="inspector-verdict">
        {marksOf(arrival).map(({ text, tone }) => (
          <span key={text} class={`badge badge-${tone}`}>
            {text}
          </span>
        ))}
        <span>
          {outcome === undefined
            ? arrival.fault === undefined
              ? ""
              : "It never got to the service."
            : outcomeText[outcome]}
        </span>
      </p>
      <button type="button" class="close" aria-label="Close" onClick={onClose}>
        ×
      </button>
    </div>
  )
}

const AsTest = ({ arrival }: { readonly arrival: ArrivalInFull }) => {
  const assertion = assertionFor(arrival)
  if (assertion === undefined) return null
  return (
    <section class="card">
      <div class="card-head">
        <h3>As a test</h3>
        <CopyButton text={assertion}>Copy as test</CopyButton>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <pre class="code" tabIndex={0}>
        {assertion}
      </pre>
    </section>
  )
}

/** The inspector of the arrival with an id. */
export const Inspector = ({ id, onClose }: Props) => {
  const { value: arrival, error } = useFresh<ArrivalInFull>(pathOf("arrival", { id }))
  useEffect(() => {
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === "Escape") onClose()
    }
    addEventListener("keydown", onKey)
    return () => removeEventListener("keydown", onKey)
  }, [])
  if (arrival === undefined) return error === undefined ? null : <p class="trouble">{error}</p>
  return (
    <article class="inspector">
      <Head arrival={arrival} onClose={onClose} />
      <div class="inspector-body">
        <div class="column">
          <Meaning arrival={arrival} />
          <AsTest arrival={arrival} />
        </div>
        <Wire arrival={arrival} />
      </div>
    </article>
  )
}
