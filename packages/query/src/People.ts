/**
 * Profiles that are read page by page, as far as somebody wants them.
 */
/** A profile of a person or a group. */
export interface Profile {
  readonly distinctId: string
  /** Its properties, with the names of the service: `$email`, `plan`. */
  readonly properties: Readonly<Record<string, unknown>>
}

/** One page of profiles. */
export interface PeoplePage {
  /** The number of the page, from 0. */
  readonly page: number
  /** How many profiles a full page holds. */
  readonly pageSize: number
  readonly profiles: ReadonlyArray<Profile>
  /** How many profiles fit in all, where the service says so. */
  readonly total: number | undefined
}

/**
 * The profiles of a question: iterate over them, or over their pages, or take the first or all. Each way asks anew.
 *
 * Leaving a loop ends what is being asked for.
 */
export class People implements AsyncIterable<Profile> {
  readonly #pages: () => AsyncIterable<PeoplePage>

  /** @internal */
  constructor(pages: () => AsyncIterable<PeoplePage>) {
    this.#pages = pages
  }

  /** The profiles, in the order of the service. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Profile, void, undefined> {
    for await (const { profiles } of this.#pages()) yield* profiles
  }

  /** The pages, in order. */
  pages(): AsyncIterable<PeoplePage> {
    return this.#pages()
  }

  /** Every profile. All of them are in memory at once: iterate where there may be many. */
  async all(): Promise<ReadonlyArray<Profile>> {
    const found: Array<Profile> = []
    for await (const profile of this) found.push(profile)
    return found
  }

  /** The first profile, with one call; `undefined` when none fits. */
  async first(): Promise<Profile | undefined> {
    for await (const profile of this) return profile
    return undefined
  }
}
