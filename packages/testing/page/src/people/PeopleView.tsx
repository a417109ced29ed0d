/**
 * Everybody, who was seen last first, and one person in full beside the list.
 */
import type { Crowd } from "../../../src/internal/live/Someone.ts"
import { pathOf } from "../api.ts"
import { FillButton } from "../FillButton.tsx"
import { numberText } from "../number-text.ts"
import { choose, route } from "../route.ts"
import { useFresh } from "../use-fresh.ts"
import { PeopleList } from "./PeopleList.tsx"
import { PersonView } from "./PersonView.tsx"

const most = 200

const Nobody = () => (
  <div class="hint">
    <p>Nobody has done anything yet. People appear here with their first event, under all their identities.</p>
    <p class="actions">
      <FillButton />
    </p>
  </div>
)

const close = () => choose({ person: undefined, of: undefined })

/** The view of people. */
export const PeopleView = () => {
  const { choices } = route.value
  const [who = "", person = "", of = "", key = ""] = ["who", "person", "of", "key"].map(
    (name) => choices.get(name) ?? ""
  )
  const { value: crowd, error } = useFresh<Crowd>(pathOf("crowd", { text: who, key, limit: most }))
  return (
    <div class={person === "" ? "panes" : "panes has-choice"}>
      <section class="pane pane-list" aria-label="People">
        <div class="filter">
          <label class="search">
            <span class="sr">Filter people</span>
            <input
              type="search"
              value={who}
              placeholder="Filter by any identity…"
              spellcheck={false}
              autocomplete="off"
              onInput={({ currentTarget }) => choose({ who: currentTarget.value })}
            />
          </label>
          <output class="count">
            {crowd === undefined
              ? ""
              : who === ""
                ? numberText(crowd.total)
                : `${numberText(crowd.matched)} of ${numberText(crowd.total)}`}
          </output>
        </div>
        {error === undefined ? null : <p class="trouble">{error}</p>}
        {crowd === undefined ? null : crowd.total === 0 ? (
          <Nobody />
        ) : crowd.matched === 0 ? (
          <p class="hint">Nobody fits this filter.</p>
        ) : (
          <PeopleList crowd={crowd} person={person} of={of} />
        )}
      </section>
      {person === "" ? null : (
        <section class="pane pane-detail" aria-label="Person">
          <PersonView key={`${of} ${person}`} person={person} of={of} onClose={close} />
        </section>
      )}
    </div>
  )
}
