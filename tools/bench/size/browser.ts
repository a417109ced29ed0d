/** What a page bundles. */
export { createTracker } from "@tallymark/tracking/browser"
