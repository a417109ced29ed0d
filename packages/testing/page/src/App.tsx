/**
 * The frame around the views.
 */
import { useEffect } from "preact/hooks"
import { AskView } from "./ask/AskView.tsx"
import { ControlView } from "./control/ControlView.tsx"
import { EventsView } from "./events/EventsView.tsx"
import { Header } from "./Header.tsx"
import { connection } from "./live.ts"
import { PeopleView } from "./people/PeopleView.tsx"
import { route, type View, viewNames } from "./route.ts"

const contents: Readonly<Record<View, () => preact.JSX.Element>> = {
  events: EventsView,
  people: PeopleView,
  ask: AskView,
  control: ControlView
}

/** What to know while the server is not heard. */
const Lost = () =>
  connection.value === "lost" ? (
    <p class="lost" role="alert">
      The server does not answer. You see what it said last; the page goes on by itself as soon as it is back.
    </p>
  ) : null

/** The page. */
export const App = () => {
  const { view } = route.value
  const Content = contents[view]
  useEffect(() => {
    document.title = `${viewNames[view]} · Tallymark`
  }, [view])
  return (
    <>
      <Header />
      <Lost />
      <main key={view} class={`view view-${view}`}>
        <Content />
      </main>
    </>
  )
}
