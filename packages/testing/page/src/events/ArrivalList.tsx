/**
 * The list of arrivals. Arrow keys move through it; Tab passes over it in one step.
 */
import { useRef } from "preact/hooks"
import type { Arrival, ArrivalPage } from "../../../src/internal/live/Arrival.ts"
import { serverNow } from "../live.ts"
import { numberText } from "../number-text.ts"
import { addressWith } from "../route.ts"
import { exactText, shortText } from "../time-text.ts"
import { Kind } from "./Kind.tsx"
import { marksOf } from "./marks.ts"

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }

const moveFocus = (event: KeyboardEvent, list: HTMLElement | null): void => {
  const rows = [...(list?.querySelectorAll<HTMLElement>("a.arrival") ?? [])]
  const at = rows.indexOf(document.activeElement as HTMLElement) // -1 for whatever is not in the list
  const step = steps[event.key]
  const goal = event.key === "Home" ? 0 : event.key === "End" ? rows.length - 1 : at + (step ?? Number.NaN)
  const row = rows[Math.max(0, Math.min(rows.length - 1, goal))]
  if (row === undefined) return
  event.preventDefault()
  row.focus()
}

const title = ({ kind, title: own }: Arrival): string => (kind === "set" ? "Properties" : own || "(no name)")

const Row = ({ arrival, isChosen, isFirst }: { arrival: Arrival; isChosen: boolean; isFirst: boolean }) => (
  <li>
    <a
      class="arrival"
      href={addressWith({ id: arrival.id })}
      aria-current={isChosen ? "true" : undefined}
      tabIndex={isChosen || isFirst ? 0 : -1}
    >
      <time dateTime={exactText(arrival.time)}>{shortText(arrival.time, serverNow())}</time>
      <Kind kind={arrival.kind} />
      <span class="arrival-title">
        <bdi>{title(arrival)}</bdi>
      </span>
      <span class="arrival-person">
        <bdi>{arrival.kind === "alias" ? "" : arrival.person}</bdi>
      </span>
      <span class="arrival-rest">
        <span class="arrival-preview">
          <bdi>{arrival.preview}</bdi>
        </span>
        {marksOf(arrival).map(({ text, tone }) => (
          <span key={text} class={`badge badge-${tone}`}>
            {text}
          </span>
        ))}
      </span>
    </a>
  </li>
)

interface Props {
  readonly page: ArrivalPage | undefined
  /** The id of the arrival that is open. */
  readonly chosen: string
  readonly onMore: () => void
}

/** The lines of a page, and a way to more. */
export const ArrivalList = ({ page, chosen, onMore }: Props) => {
  const list = useRef<HTMLOListElement>(null)
  if (page === undefined) return null
  if (page.matched === 0) return <p class="hint">Nothing that has arrived fits this filter.</p>
  const isThere = page.arrivals.some(({ id }) => id === chosen)
  return (
    <div class="scroll">
      <ol class="arrivals" ref={list} onKeyDown={(event) => moveFocus(event, list.current)}>
        {page.arrivals.map((arrival, index) => (
          <Row key={arrival.id} arrival={arrival} isChosen={arrival.id === chosen} isFirst={index === 0 && !isThere} />
        ))}
      </ol>
      {page.matched > page.arrivals.length ? (
        <button type="button" class="more" onClick={onMore}>
          Show more of {numberText(page.matched)}
        </button>
      ) : null}
    </div>
  )
}
