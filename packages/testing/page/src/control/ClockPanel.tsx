/**
 * The server's clock: stop it, move it, let it run.
 */
import { useSignal } from "@preact/signals"
import { messageOf, send } from "../api.ts"
import { serverNow } from "../live.ts"
import { clockText } from "../time-text.ts"
import { useServerTime } from "../use-server-time.ts"

const steps = [
  ["1 minute", "+1 min"],
  ["1 hour", "+1 h"],
  ["1 day", "+1 day"]
] as const

/** The panel of the clock. */
export const ClockPanel = () => {
  const time = useSignal("")
  const trouble = useSignal("")
  const { now, isRunning } = useServerTime() ?? { now: serverNow(), isRunning: true }
  const move = async (change: unknown) => {
    try {
      await send("clock", change)
      trouble.value = ""
    } catch (error) {
      trouble.value = messageOf(error)
    }
  }
  const set = (event: Event) => {
    event.preventDefault()
    void move({ set: `${time.value}Z` })
  }
  return (
    <section class="card panel">
      <h2>Clock</h2>
      <p>
        <b class="mono">{clockText(now)}</b> UTC, {isRunning ? "running" : "stopped"}
      </p>
      <p class="actions">
        {steps.map(([by, label]) => (
          <button key={by} type="button" onClick={() => void move({ advance: by })}>
            {label}
          </button>
        ))}
        {isRunning ? (
          <button type="button" onClick={() => void move({ set: new Date(serverNow()).toISOString() })}>
            Stop
          </button>
        ) : (
          <button type="button" onClick={() => void move({ resume: true })}>
            Run
          </button>
        )}
      </p>
      <form class="actions" onSubmit={set}>
        <label>
          <span class="sr">Stop the clock at</span>
          <input
            type="datetime-local"
            required
            value={time.value}
            onInput={({ currentTarget }) => (time.value = currentTarget.value)}
          />
        </label>
        <button type="submit">Stop at this time</button>
      </form>
      {trouble.value === "" ? null : <p class="trouble">{trouble.value}</p>}
    </section>
  )
}
