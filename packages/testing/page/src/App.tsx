/**
 * The frame around the views.
 */
import { AskView } from "./ask/AskView.tsx"
import { ControlView } from "./control/ControlView.tsx"
import { EventsView } from "./events/EventsView.tsx"
import { Header } from "./Header.tsx"
import { PeopleView } from "./people/PeopleView.tsx"
import { route, type View } from "./route.ts"

const contents: Readonly<Record<View, () => preact.JSX.Element>> = {
  events: EventsView,
  people: PeopleView,
  ask: AskView,
  control: ControlView
}

/** The page. */
export const App = () => {
  const { view } = route.value
  const Content = contents[view]
  return (
    <>
      <Header />
      <main key={view} class={`view view-${view}`}>
        <Content />
      </main>
    </>
  )
}
