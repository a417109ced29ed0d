/**
 * What is always in sight: where one is, whether the server is heard, its clock, and whether something is set to go wrong.
 */
import type { Setting } from "../../src/internal/live/Setting.ts"
import { keyText } from "./key-text.ts"
import { connection, pulse } from "./live.ts"
import { addressOf, choose, route, viewNames, views } from "./route.ts"
import { clockText } from "./time-text.ts"
import { useFresh } from "./use-fresh.ts"
import { useServerTime } from "./use-server-time.ts"

const connectionNames = { starting: "Connecting", live: "Live", lost: "Not connected" } as const

const Mark = () => (
  <svg class="mark" viewBox="0 0 22 20" aria-hidden="true">
    <path d="M4 3v14M9 3v14M14 3v14M19 3v14M1 15 21 5" />
  </svg>
)

const Tabs = () => {
  const { view, choices } = route.value
  const key = choices.get("key") ?? undefined
  return (
    <nav aria-label="Views">
      {views.map((name) => (
        <a key={name} href={addressOf(name, { key })} aria-current={name === view ? "page" : undefined}>
          {viewNames[name]}
        </a>
      ))}
    </nav>
  )
}

/** The server's time, and the way to change it. */
const Clock = () => {
  const time = useServerTime()
  return (
    <a class="clock" href={addressOf("control")} title="The server's clock, in UTC">
      {time === undefined ? "" : clockText(time.now)}
      {time?.isRunning === false ? <span class="badge badge-warn">stopped</span> : null}
    </a>
  )
}

const Faults = () => {
  const count = pulse.value?.faults ?? 0
  if (count === 0) return null
  return (
    <a class="badge badge-bad" href={addressOf("control")}>
      {count} {count === 1 ? "fault" : "faults"} set
    </a>
  )
}

const Products = () => {
  const { value } = useFresh<Setting>("setting")
  const key = route.value.choices.get("key") ?? ""
  const keys = value?.keys ?? []
  if (keys.length < 2 && key === "") return null
  return (
    <label class="product">
      <span class="sr">Product key</span>
      <select value={key} onChange={({ currentTarget }) => choose({ key: currentTarget.value, id: undefined })}>
        <option value="">All products</option>
        {[...new Set([...keys, ...(key === "" ? [] : [key])])].map((name) => (
          <option key={name} value={name}>
            {keyText(name)}
          </option>
        ))}
      </select>
    </label>
  )
}

/** The header of the page. */
export const Header = () => (
  <header class="top">
    <span class="brand">
      <Mark />
      <h1>Tallymark</h1>
    </span>
    <Tabs />
    <div class="top-status">
      <Products />
      <Faults />
      <Clock />
      <span class={`live is-${connection.value}`} role="status">
        {connectionNames[connection.value]}
      </span>
    </div>
  </header>
)
