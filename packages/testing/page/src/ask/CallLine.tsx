/**
 * The call that the answer above came from, to be made again anywhere.
 */
import { CopyButton } from "../CopyButton.tsx"

/** A call, and a way to copy it. */
export const CallLine = ({ call }: { readonly call: string }) => (
  <p class="call">
    <span class="quiet">GET</span> <code>{call}</code> <CopyButton text={call}>Copy</CopyButton>
  </p>
)
