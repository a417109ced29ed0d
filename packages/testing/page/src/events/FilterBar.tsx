/**
 * Narrows the list down, letter by letter.
 */
import { useEffect, useRef } from "preact/hooks"
import type { ArrivalPage } from "../../../src/internal/live/Arrival.ts"
import { Chips } from "../Chips.tsx"
import { numberText } from "../number-text.ts"
import { choose } from "../route.ts"

const groups = [
  ["", "All"],
  ["events", "Events"],
  ["people", "Sets & aliases"],
  ["questions", "Questions"],
  ["problems", "Problems"]
] as const

interface Props {
  readonly text: string
  readonly group: string
  readonly page: ArrivalPage | undefined
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches("input, textarea, select")

/** The filter with the number of what fits. */
export const FilterBar = ({ text, group, page }: Props) => {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "/" || isTyping(event.target)) return
      event.preventDefault()
      input.current?.select()
    }
    addEventListener("keydown", onKey)
    return () => removeEventListener("keydown", onKey)
  }, [])
  const isNarrowed = text !== "" || group !== ""
  return (
    <div class="filter">
      <label class="search">
        <span class="sr">Filter arrivals</span>
        <input
          ref={input}
          type="search"
          value={text}
          placeholder="Filter by name, person, property…"
          spellcheck={false}
          autocomplete="off"
          onInput={({ currentTarget }) => choose({ text: currentTarget.value })}
        />
      </label>
      <Chips label="Show" options={groups} value={group} onChoose={(name) => choose({ group: name })} />
      <output class="count">
        {page === undefined
          ? ""
          : isNarrowed
            ? `${numberText(page.matched)} of ${numberText(page.total)}`
            : numberText(page.total)}
      </output>
    </div>
  )
}
