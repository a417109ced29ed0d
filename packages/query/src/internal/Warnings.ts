/**
 * Says each thing once: a program that asks a thousand questions is not told a thousand times.
 */

/** How many different sentences are kept apart; a program that makes up its expressions must not fill the memory. */
const mostDifferent = 1_000

/** Sentences for a person, each at most once. */
export class Warnings {
  private readonly said = new Set<string>()
  private readonly say: (message: string) => void

  constructor(say: (message: string) => void) {
    this.say = say
  }

  /** Says a sentence unless it has been said. A hook that throws does no harm: a warning must not fail an answer. */
  once(message: string): void {
    if (this.said.has(message) || this.said.size >= mostDifferent) return
    this.said.add(message)
    try {
      this.say(`tallymark: ${message}`)
    } catch {
      // There is nobody left to tell.
    }
  }
}
