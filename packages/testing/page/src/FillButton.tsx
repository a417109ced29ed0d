/**
 * Fills the server with something to look at.
 */
import { useSignal } from "@preact/signals"
import { messageOf, send } from "./api.ts"
import { serverNow } from "./live.ts"

const month = 30 * 86_400_000

/** The people of a small shop in the month before now, so that questions about the last days find them. */
const sample = () => ({ users: 60, from: new Date(serverNow() - month).toISOString().slice(0, 10) })

/** The button, and why it did not work. */
export const FillButton = () => {
  const trouble = useSignal("")
  const fill = async () => {
    try {
      await send("seed", sample())
      trouble.value = ""
    } catch (error) {
      trouble.value = messageOf(error)
    }
  }
  return (
    <>
      <button type="button" onClick={fill}>
        Fill with sample data
      </button>
      {trouble.value === "" ? null : <span class="trouble">{trouble.value}</span>}
    </>
  )
}
