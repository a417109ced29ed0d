/**
 * Everything that arrives, as it arrives, with a filter, and one arrival in full beside it.
 */
import { useSignal } from "@preact/signals"
import { useEffect } from "preact/hooks"
import type { ArrivalPage } from "../../../src/internal/live/Arrival.ts"
import { pathOf } from "../api.ts"
import { choose, route } from "../route.ts"
import { useFresh } from "../use-fresh.ts"
import { ArrivalList } from "./ArrivalList.tsx"
import { FilterBar } from "./FilterBar.tsx"
import { Inspector } from "./Inspector.tsx"
import { Welcome } from "./Welcome.tsx"

const pageSize = 100

/** The view of events. */
export const EventsView = () => {
  const { choices } = route.value
  const [text, group, key, id] = ["text", "group", "key", "id"].map((name) => choices.get(name) ?? "")
  const limit = useSignal(pageSize)
  useEffect(() => {
    limit.value = pageSize
  }, [text, group, key])
  const path = pathOf("arrivals", { text, group, key, limit: limit.value })
  const { value: page, error, path: shown } = useFresh<ArrivalPage>(path)
  const isEmpty = page?.total === 0
  return (
    <div class={id ? "panes has-choice" : "panes"}>
      <section class="pane pane-list" aria-label="Arrivals" aria-busy={shown !== path}>
        <FilterBar text={text ?? ""} group={group ?? ""} page={page} />
        {error === undefined ? null : <p class="trouble">{error}</p>}
        {isEmpty ? (
          <Welcome />
        ) : (
          <ArrivalList page={page} chosen={id ?? ""} onMore={() => (limit.value = Math.min(2000, limit.value * 2))} />
        )}
      </section>
      {id ? (
        <section class="pane pane-detail" aria-label="Inspector">
          <Inspector key={id} id={id} onClose={() => choose({ id: undefined })} />
        </section>
      ) : null}
    </div>
  )
}
