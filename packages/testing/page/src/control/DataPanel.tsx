/**
 * Fills the server, and empties it.
 */
import { useSignal } from "@preact/signals"
import { messageOf, send } from "../api.ts"
import { FillButton } from "../FillButton.tsx"

/** The panel of data. */
export const DataPanel = () => {
  const said = useSignal("")
  const isAsking = useSignal(false)
  const reset = async () => {
    isAsking.value = false
    try {
      await send("reset", {})
      said.value = ""
    } catch (error) {
      said.value = messageOf(error)
    }
  }
  return (
    <section class="card panel">
      <h2>Data</h2>
      <p class="actions">
        <FillButton />
        {isAsking.value ? (
          <>
            <button type="button" class="danger" onClick={reset}>
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
