/**
 * A process that seeds a fake server and asks it one question several times, in turn with a loop by hand over the same
 * events, and reports how long each took.
 */
import { isDeepStrictEqual } from "node:util"
import { createFakeServer } from "@tallymark/testing"
import { median } from "../statistics.ts"
import { type Answer, byHand, itemsOf, now, url } from "./segmentation.ts"

/** What the parent asks for. */
export interface Asking {
  readonly events: number
  readonly times: number
}

/** What it gets, in milliseconds: medians of all questions, but of the first, which sorts the events. */
export interface AskingTimes {
  readonly seed: number
  readonly first: number
  readonly server: number
  readonly byHand: number
}

const timed = async <Value>(work: () => Value | Promise<Value>): Promise<readonly [value: Value, millis: number]> => {
  const startedAt = performance.now()
  const value = await work()
  return [value, performance.now() - startedAt]
}

process.once("message", async ({ events, times }: Asking) => {
  const items = itemsOf(events)
  const server = createFakeServer({ clock: now })
  const ask = async (): Promise<Answer> => {
    const response = await server.fetch(url, { headers: { authorization: `Basic ${btoa("account:secret")}` } })
    const { data } = (await response.json()) as { readonly data: { readonly values: Answer } } // compared below
    return data.values
  }
  const [, seed] = await timed(() => server.seed(items))
  const [answer, first] = await timed(ask)
  if (!isDeepStrictEqual(answer, byHand(items))) throw new Error("the server and the loop count differently")
  const ofServer: Array<number> = []
  const ofHand: Array<number> = []
  for (let time = 0; time < times; time++) {
    ofServer.push((await timed(ask))[1])
    ofHand.push((await timed(() => byHand(items)))[1])
  }
  const report: AskingTimes = { seed, first, server: median(ofServer), byHand: median(ofHand) }
  process.send?.(report)
})
