/**
 * Says each thing once: a tracker that is in trouble must not fill the log of the product it serves.
 */
import { callHook } from "./hook.ts"

const mostDifferent = 100

const ignore = (): void => undefined

/** Sentences for a person, each at most once until it is over. */
export class Warnings {
  private readonly said = new Set<string>()
  private readonly say: (message: string) => void

  constructor(say: (message: string) => void) {
    this.say = say
  }

  /** Says a message unless `topic` has been spoken of since it was last over. */
  once(topic: string, message: () => string): void {
    if (this.said.has(topic) || this.said.size >= mostDifferent) return
    this.said.add(topic)
    // When even this fails there is nobody left to tell.
    callHook(() => this.say(`tallymark: ${message()}`), ignore)
  }

  /** The next time is worth a word again. */
  over(topic: string): void {
    this.said.delete(topic)
  }
}
