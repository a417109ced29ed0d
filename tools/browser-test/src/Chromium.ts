/**
 * The browser of the machine, driven by playwright-core.
 */
import { chromium as tool } from "@tallymark/verify/Tool"
import { type Browser, chromium } from "playwright-core"

/** Quiet, and without anything that speaks to the network by itself. */
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync"
]

/** Starts the browser with a new, empty profile. */
export const launch = async (): Promise<Browser> => {
  const executablePath = tool.find()
  if (executablePath === undefined) throw new Error("Chromium is not on the PATH.")
  return chromium.launch({ executablePath, args: flags })
}
