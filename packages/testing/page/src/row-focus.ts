/**
 * Moves the focus through the rows of a list. Arrow keys go through it; Tab passes over it in one step.
 */
import type { RefObject } from "preact"
import { useEffect, useRef } from "preact/hooks"

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }

const rowsOf = (list: HTMLElement | null): ReadonlyArray<HTMLAnchorElement> => [
  ...(list?.querySelectorAll<HTMLAnchorElement>("a[data-id]") ?? [])
]

/** Goes where a key leads. While something is open, what is gone to is opened in its place. */
export const moveFocus = (event: KeyboardEvent, list: HTMLElement | null, isOpen: boolean): void => {
  const rows = rowsOf(list)
  const at = rows.indexOf(document.activeElement as HTMLAnchorElement) // -1 for whatever is not in the list
  const step = steps[event.key]
  const goal = event.key === "Home" ? 0 : event.key === "End" ? rows.length - 1 : at + (step ?? Number.NaN)
  const row = rows[Math.max(0, Math.min(rows.length - 1, goal))]
  if (row === undefined) return
  event.preventDefault()
  row.focus()
  if (isOpen) location.replace(row.href)
}

/** Keeps the chosen row in sight, and brings the focus back to it once it is closed. */
export const useChosenRow = (list: RefObject<HTMLElement | null>, chosen: string): void => {
  const last = useRef(chosen)
  useEffect(() => {
    const id = chosen || last.current
    last.current = chosen
    const row = rowsOf(list.current).find(({ dataset }) => dataset.id === id)
    row?.scrollIntoView({ block: "nearest" })
    if (chosen === "" && document.activeElement === document.body) row?.focus({ preventScroll: true })
  }, [chosen])
}
