/**
 * Everything that arrives, as it arrives, with a filter, and one arrival in full beside it.
 */
import { useSignal } from "@preact/signals"
import { useEffect, useRef } from "preact/hooks"
import type { ArrivalPage } from "../../../src/internal/live/Arrival.ts"
import { pathOf } from "../api.ts"
import { choose, route } from "../route.ts"
import { useFresh } from "../use-fresh.ts"
import { ArrivalList } from "./ArrivalList.tsx"
import { FilterBar } from "./FilterBar.tsx"
import { Inspector } from "./Inspector.tsx"
import { Welcome } from "./Welcome.tsx"

const pageSize = 100
const mostLines = 2000

interface Shown {
  readonly page: ArrivalPage | undefined
  readonly path: string | undefined
}

/** The page that stands still for as long as somebody reads in it. */
const useStill = (fresh: Shown, isReading: boolean): ArrivalPage | undefined => {
  const still = useRef(fresh)
  const isOther = still.current.path !== fresh.path || fresh.page?.total === 0
  if (isOther || !isReading) still.current = fresh
  return still.current.page
}

/** The view of events. */
export const EventsView = () => {
  const { choices } = route.value
  const [text = "", group = "", key = "", id = ""] = ["text", "group", "key", "id"].map(
    (name) => choices.get(name) ?? ""
  )
  const limit = useSignal(pageSize)
  const isReading = useSignal(false)
  const filter = JSON.stringify([text, group, key])
  useEffect(() => {
    limit.value = pageSize
  }, [filter])
  const path = pathOf("arrivals", { text, group, key, limit: limit.value })
  const { value: latest, error, path: shown } = useFresh<ArrivalPage>(path)
  const page = useStill({ page: latest, path: shown }, isReading.value)
  return (
    <div class={id ? "panes has-choice" : "panes"}>
      <section class="pane pane-list" aria-label="Arrivals" aria-busy={shown !== path}>
        <FilterBar text={text} group={group} page={latest} />
        {error === undefined ? null : <p class="trouble">{error}</p>}
        {page === undefined ? null : page.total === 0 ? (
          <Welcome />
        ) : page.matched === 0 ? (
          <p class="hint">Nothing that has arrived fits this filter.</p>
        ) : (
          <ArrivalList
            page={page}
            filter={filter}
            isCurrent={shown === path}
            chosen={id}
            news={(latest?.matched ?? 0) - page.matched}
            onMore={limit.value < mostLines ? () => (limit.value = Math.min(mostLines, limit.value * 2)) : undefined}
            onReading={(value) => (isReading.value = value)}
          />
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
