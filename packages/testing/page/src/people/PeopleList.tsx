/**
 * The list of people.
 */
import { useRef } from "preact/hooks"
import type { Crowd, Someone } from "../../../src/internal/live/Someone.ts"
import { serverNow } from "../live.ts"
import { countText, numberText } from "../number-text.ts"
import { addressWith } from "../route.ts"
import { moveFocus, useChosenRow } from "../row-focus.ts"
import { shortText } from "../time-text.ts"
import { Spelled } from "../Verbatim.tsx"

const idOf = (key: string, identity: string): string => `${key} ${identity}`

const Row = ({ someone, isChosen, isEntry }: { someone: Someone; isChosen: boolean; isEntry: boolean }) => {
  const { key, identity, identities, events, lastSeen } = someone
  return (
    <li>
      <a
        class="someone"
        data-id={idOf(key, identity)}
        href={addressWith({ person: identity, of: key })}
        aria-current={isChosen ? "true" : undefined}
        tabIndex={isEntry ? 0 : -1}
      >
        <span class="someone-name">
          <Spelled text={identity} />
        </span>
        <span class="someone-seen">{lastSeen === undefined ? "" : shortText(lastSeen, serverNow())}</span>
        <span class="someone-facts">
          {countText(events, "event")}
          {identities > 1 ? <span class="badge badge-quiet">{identities} identities</span> : null}
        </span>
      </a>
    </li>
  )
}

interface Props {
  readonly crowd: Crowd
  /** The identity and the product key of the person who is open; both empty when nobody is. */
  readonly person: string
  readonly of: string
}

/** A line for each person. */
export const PeopleList = ({ crowd, person, of }: Props) => {
  const list = useRef<HTMLOListElement>(null)
  const chosen = person === "" ? "" : idOf(of, person)
  useChosenRow(list, chosen)
  const ids = crowd.people.map(({ key, identity }) => idOf(key, identity))
  const entry = ids.includes(chosen) ? chosen : ids[0]
  return (
    <div class="scroll">
      <ol class="people" ref={list} onKeyDown={(event) => moveFocus(event, list.current, person !== "")}>
        {crowd.people.map((someone, index) => (
          <Row key={ids[index]} someone={someone} isChosen={ids[index] === chosen} isEntry={ids[index] === entry} />
        ))}
      </ol>
      {crowd.matched > crowd.people.length ? (
        <p class="hint">
          The latest {crowd.people.length} of {numberText(crowd.matched)}. Filter to find others.
        </p>
      ) : null}
    </div>
  )
}
