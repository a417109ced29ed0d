/**
 * Says each thing once: a tracker that is in trouble must not fill the log of the product it serves.
 */

const mostDifferent = 100

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
    try {
      this.say(`tallymark: ${message()}`)
    } catch {
      // A hook that throws must not take the product down, and there is nobody left to tell.
    }
  }

  /** The next time is worth a word again. */
  over(topic: string): void {
    this.said.delete(topic)
  }
}
