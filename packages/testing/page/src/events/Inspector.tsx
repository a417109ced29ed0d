/**
 * One arrival in full: what came over the wire on one side, what it means on the other, and what is wrong with it.
 */
import type { ArrivalInFull } from "../../../src/internal/live/Arrival.ts"
import { pathOf } from "../api.ts"
import { CopyButton } from "../CopyButton.tsx"
import { DetailHead } from "../DetailHead.tsx"
import { useFresh } from "../use-fresh.ts"
import { Spelled } from "../Verbatim.tsx"
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

const verdictOf = ({ outcome, fault }: ArrivalInFull): string => {
  if (outcome !== undefined) return outcomeText[outcome]
  return fault === undefined ? "" : "It never got to the service."
}

const Head = ({ arrival, onClose }: { readonly arrival: ArrivalInFull; readonly onClose: () => void }) => (
  <DetailHead
    title={
      <>
        <Kind kind={arrival.kind} />
        <Spelled text={titleOf(arrival)} />
      </>
    }
    onClose={onClose}
  >
    {marksOf(arrival).map(({ text, tone }) => (
      <span key={text} class={`badge badge-${tone}`}>
        {text}
      </span>
    ))}
    <span>{verdictOf(arrival)}</span>
  </DetailHead>
)

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
  const trouble = error === undefined ? null : <p class="trouble">{error}</p>
  if (arrival === undefined) return trouble
  return (
    <article class="inspector">
      <Head arrival={arrival} onClose={onClose} />
      {trouble}
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
