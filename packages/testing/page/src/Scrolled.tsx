/**
 * A part that scrolls, and can therefore be reached by keyboard.
 */
import type { ComponentChildren } from "preact"

/** The part with its name. */
export const Scrolled = ({ label, children }: { readonly label: string; readonly children: ComponentChildren }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
  <section class="wide" tabIndex={0} aria-label={label}>
    {children}
  </section>
)
