/**
 * What there is to see before anything has arrived: how to make something arrive.
 */
import { useSignal } from "@preact/signals"
import { messageOf, send } from "../api.ts"
import { CopyButton } from "../CopyButton.tsx"

const key = "0".repeat(40)

/** The way in. */
export const Welcome = () => {
  const trouble = useSignal("")
  const origin = location.origin
  const code = `createTracker({\n  key: "${key}",\n  host: "${origin}"\n})`
  const seed = () =>
    send("seed", { users: 60 }).catch((error: unknown) => {
      trouble.value = messageOf(error)
    })
  return (
    <div class="welcome">
      <h2>Nothing has arrived yet</h2>
      <p>Point a tracker at this server, and everything it sends shows up here as it arrives.</p>
      <pre class="code">{code}</pre>
      <p class="actions">
        <CopyButton text={code}>Copy</CopyButton>
        <button type="button" onClick={seed}>
          Fill with sample data
        </button>
      </p>
      <p class="quiet">
        Or from a shell: <code>curl "{origin}/e?_k=…&_p=bob&_n=Signed+Up"</code>
      </p>
      {trouble.value === "" ? null : <p class="trouble">{trouble.value}</p>}
    </div>
  )
}
