/**
 * The list of arrivals.
 */
import { useEffect, useRef } from "preact/hooks"
import type { Arrival, ArrivalPage } from "../../../src/internal/live/Arrival.ts"
import { serverNow } from "../live.ts"
import { numberText } from "../number-text.ts"
import { addressWith } from "../route.ts"
import { moveFocus, useChosenRow } from "../row-focus.ts"
import { exactText, shortText } from "../time-text.ts"
import { Spelled } from "../Verbatim.tsx"
import { Kind } from "./Kind.tsx"
import { marksOf } from "./marks.ts"

const title = ({ kind, title: own }: Arrival): string => (kind === "set" ? "Properties" : own || "(no name)")

interface RowProps {
  readonly arrival: Arrival
  readonly isChosen: boolean
  readonly isNew: boolean
  /** Whether Tab gets here. */
  readonly isEntry: boolean
}

const Row = ({ arrival, isChosen, isNew, isEntry }: RowProps) => (
  <li>
    <a
      class={isNew ? "arrival is-new" : "arrival"}
      data-id={arrival.id}
      href={addressWith({ id: arrival.id })}
      aria-current={isChosen ? "true" : undefined}
      tabIndex={isEntry ? 0 : -1}
    >
      <time dateTime={exactText(arrival.time)}>{shortText(arrival.time, serverNow())}</time>
      <Kind kind={arrival.kind} />
      <span class="arrival-title">
        <Spelled text={title(arrival)} />
      </span>
      <span class="arrival-person">
        <Spelled text={arrival.kind === "alias" ? "" : arrival.person} />
      </span>
      <span class="arrival-rest">
        <span class="arrival-preview">
          <Spelled text={arrival.preview} />
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
  readonly page: ArrivalPage
  /** What the list is narrowed down to. */
  readonly filter: string
  /** Whether the page fits the filter already. */
  readonly isCurrent: boolean
  /** The id of the arrival that is open. */
  readonly chosen: string
  /** How many came since the list stands still. */
  readonly news: number
  /** Shows more lines; absent when there are as many as a page can have. */
  readonly onMore: (() => void) | undefined
  /** Tells whether somebody reads on below the latest, or goes through the list by keyboard. */
  readonly onReading: (isReading: boolean) => void
}

/** The number of the latest arrival that was there when the filter was set; what is above it is new. */
const useLatest = ({ filter, isCurrent, page }: Props): number => {
  const latest = useRef({ filter: "", number: 0 })
  if (isCurrent && latest.current.filter !== filter) {
    latest.current = { filter, number: Number.parseInt(page.arrivals[0]?.id ?? "0", 10) }
  }
  return latest.current.number
}

/** The lines of a page, and a way to more. */
export const ArrivalList = (props: Props) => {
  const { page, filter, chosen, news, onMore, onReading } = props
  const list = useRef<HTMLOListElement>(null)
  const scroll = useRef<HTMLDivElement>(null)
  const latest = useLatest(props)
  const look = () => {
    const isBelow = (scroll.current?.scrollTop ?? 0) > 0
    onReading(isBelow || list.current?.querySelector("a:focus-visible") != null)
  }
  const toLatest = () => {
    scroll.current?.scrollTo(0, 0)
    onReading(false)
  }
  useEffect(toLatest, [filter])
  useChosenRow(list, chosen)
  const entry = page.arrivals.some(({ id }) => id === chosen) ? chosen : page.arrivals[0]?.id
  return (
    <>
      {news > 0 ? (
        <button type="button" class="news" onClick={toLatest}>
          ↑ {numberText(news)} new
        </button>
      ) : null}
      <div class="scroll" ref={scroll} onScroll={look} onFocusIn={look} onFocusOut={look}>
        <ol class="arrivals" ref={list} onKeyDown={(event) => moveFocus(event, list.current, chosen !== "")}>
          {page.arrivals.map((arrival) => (
            <Row
              key={arrival.id}
              arrival={arrival}
              isChosen={arrival.id === chosen}
              isNew={Number(arrival.id) > latest}
              isEntry={arrival.id === entry}
            />
          ))}
        </ol>
        {page.matched === page.arrivals.length ? null : onMore === undefined ? (
          <p class="hint">
            The latest {numberText(page.arrivals.length)} of {numberText(page.matched)}. Filter to find others.
          </p>
        ) : (
          <button type="button" class="more" onClick={onMore}>
            Show more of {numberText(page.matched)}
          </button>
        )}
      </div>
    </>
  )
}
