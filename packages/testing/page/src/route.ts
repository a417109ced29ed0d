/**
 * Where the reader is, kept in the address after `#`, so that a reload and the back button work.
 */
import { signal } from "@preact/signals"

/** The views there are. */
export const views = ["events", "people", "ask", "control"] as const

/** One of the {@link views}. */
export type View = (typeof views)[number]

/** What the views are called. */
export const viewNames: Readonly<Record<View, string>> = {
  events: "Events",
  people: "People",
  ask: "Ask",
  control: "Control"
}

/** A view, and what is chosen in it. */
export interface Route {
  readonly view: View
  readonly choices: URLSearchParams
}

const read = (): Route => {
  const [path = "", query = ""] = location.hash.replace(/^#\/?/, "").split("?")
  return { view: views.find((view) => view === path) ?? "events", choices: new URLSearchParams(query) }
}

/** Where the reader is. */
export const route = signal<Route>(read())

addEventListener("hashchange", () => {
  route.value = read()
})

/** Choices by name; an empty or absent one is none. */
export type Choices = Readonly<Record<string, string | undefined>>

/** The address of a view with some choices. */
export const addressOf = (view: View, choices: Choices = {}): string => {
  const chosen = Object.entries(choices).flatMap(([name, text]) => (text ? [[name, text]] : []))
  const query = new URLSearchParams(chosen).toString()
  return `#/${view}${query === "" ? "" : `?${query}`}`
}

/** The address of where the reader is, with some choices changed. */
export const addressWith = (changes: Choices): string => {
  const { view, choices } = route.peek()
  return addressOf(view, { ...Object.fromEntries(choices), ...changes })
}

/** Changes some choices without a step for the back button. */
export const choose = (changes: Choices): void => {
  history.replaceState(null, "", addressWith(changes))
  route.value = read()
}

/** Takes the token, which has become a cookie, out of the address, so that it is not copied along. */
export const dropToken = (): void => {
  if (location.search !== "") history.replaceState(null, "", `${location.pathname}${location.hash}`)
}
