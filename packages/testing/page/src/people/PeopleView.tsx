/**
 * Everybody, who was seen last first, and one person in full beside the list.
 */
import type { Crowd } from "../../../src/internal/live/Someone.ts"
import { pathOf } from "../api.ts"
import { serverNow } from "../live.ts"
import { countText, numberText } from "../number-text.ts"
import { addressWith, choose, route } from "../route.ts"
import { shortText } from "../time-text.ts"
import { useFresh } from "../use-fresh.ts"
import { PersonView } from "./PersonView.tsx"

const most = 200

const List = ({ crowd, chosen, of }: { readonly crowd: Crowd; readonly chosen: string; readonly of: string }) => (
  <div class="scroll">
    <ol class="people">
      {crowd.people.map(({ key, identity, identities, events, lastSeen }) => (
        <li key={`${key} ${identity}`}>
          <a
            class="someone"
            href={addressWith({ person: identity, of: key })}
            aria-current={identity === chosen && key === of ? "true" : undefined}
          >
            <span class="someone-name">
              <bdi>{identity}</bdi>
            </span>
            <span class="someone-seen">{lastSeen === undefined ? "" : shortText(lastSeen, serverNow())}</span>
            <span class="someone-facts">
              {countText(events, "event")}
              {identities > 1 ? <span class="badge badge-quiet">{identities} identities</span> : null}
            </span>
          </a>
        </li>
      ))}
    </ol>
    {crowd.matched > crowd.people.length ? (
      <p class="hint">
        The latest {crowd.people.length} of {numberText(crowd.matched)}. Filter to find others.
      </p>
    ) : null}
  </div>
)

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
        {crowd === undefined ? null : crowd.matched === 0 ? (
          <p class="hint">{crowd.total === 0 ? "Nobody has recorded anything yet." : "Nobody fits this filter."}</p>
        ) : (
          <List crowd={crowd} chosen={person} of={of} />
        )}
      </section>
      {person === "" ? null : (
        <section class="pane pane-detail" aria-label="Person">
          <PersonView key={`${of} ${person}`} person={person} of={of} />
        </section>
      )}
    </div>
  )
}
