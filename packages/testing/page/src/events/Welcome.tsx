/**
 * What there is to see before anything has arrived: how to make something arrive.
 */
import { CopyButton } from "../CopyButton.tsx"
import { FillButton } from "../FillButton.tsx"

const key = "0".repeat(40)

const Snippet = ({ title, text }: { readonly title: string; readonly text: string }) => (
  <div class="snippet">
    <div class="card-head">
      <h3>{title}</h3>
      <CopyButton text={text}>Copy</CopyButton>
    </div>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
    <pre class="code" tabIndex={0}>
      {text}
    </pre>
  </div>
)

/** The way in. */
export const Welcome = () => {
  const { origin } = location
  return (
    <div class="scroll">
      <div class="welcome">
        <h2>Nothing has arrived yet</h2>
        <p>Point a tracker at this server. What it sends shows up here at once.</p>
        <Snippet
          title="In a program"
          text={[
            'import { createTracker } from "@tallymark/tracking"',
            "",
            "const tracker = createTracker({",
            `  key: "${key}",`,
            `  host: "${origin}"`,
            "})",
            'tracker.record("bob@example.com", "Signed Up", { plan: "pro" })'
          ].join("\n")}
        />
        <Snippet title="In a shell" text={`curl "${origin}/e?_k=${key}&_p=bob@example.com&_n=Signed+Up&plan=pro"`} />
        <div class="actions">
          <span class="quiet">Or look around first:</span>
          <FillButton />
        </div>
      </div>
    </div>
  )
}
