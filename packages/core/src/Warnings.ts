/**
 * Says each thing once: a client that is in trouble, or asked a thousand times, must not fill the log of the program it
 * serves.
 */

/** How many topics are kept apart; a program that makes up its sentences must not fill the memory. */
const mostDifferent = 1_000

const ignore = (): void => undefined

/**
 * Sentences for a person, each at most once until it is over.
 *
 * **Example**
 *
 * ```ts
 * import { Warnings } from "@tallymark/core"
 *
 * const warnings = new Warnings((message) => console.log(message))
 * warnings.once("the service is down") // tallymark: the service is down
 * warnings.once("the service is down")
 * ```
 */
export class Warnings {
  private readonly said = new Set<string>()
  private readonly say: (message: string) => unknown

  constructor(say: (message: string) => unknown) {
    this.say = say
  }

  /**
   * Says a message unless `topic` has been spoken of since it was last over. A hook that throws, or whose promise rejects,
   * does no harm: there is nobody left to tell.
   */
  once(topic: string, message: () => string = () => topic): void {
    if (this.said.has(topic) || this.said.size >= mostDifferent) return
    this.said.add(topic)
    try {
      const answer = this.say(`tallymark: ${message()}`)
      if (answer instanceof Promise) answer.catch(ignore)
    } catch {
      // A warning must not fail what it is about.
    }
  }

  /** The next time is worth a word again. */
  over(topic: string): void {
    this.said.delete(topic)
  }
}
