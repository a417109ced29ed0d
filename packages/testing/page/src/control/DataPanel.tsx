/**
 * Fills the server, and empties it.
 */
import { useSignal } from "@preact/signals"
import { messageOf, send } from "../api.ts"

/** The panel of data. */
export const DataPanel = () => {
  const said = useSignal("")
  const isAsking = useSignal(false)
  const act = async (path: string, body: unknown) => {
    isAsking.value = false
    try {
      await send(path, body)
      said.value = ""
    } catch (error) {
      said.value = messageOf(error)
    }
  }
  return (
    <section class="card panel">
      <h2>Data</h2>
      <p class="actions">
        <button type="button" onClick={() => void act("seed", { users: 60 })}>
          Fill with sample data
        </button>
        {isAsking.value ? (
          <>
            <button type="button" class="danger" onClick={() => void act("reset", {})}>
              Yes, forget everything
            </button>
            <button type="button" onClick={() => (isAsking.value = false)}>
              Keep it
            </button>
          </>
        ) : (
          <button type="button" onClick={() => (isAsking.value = true)}>
            Reset the server…
          </button>
        )}
      </p>
      <p class="quiet">A reset also brings back the first faults, clock and seed.</p>
      {said.value === "" ? null : <p class="trouble">{said.value}</p>}
    </section>
  )
}
