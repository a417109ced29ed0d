/** What an application that runs anywhere bundles. */
export { createTracker } from "@tallymark/tracking"
