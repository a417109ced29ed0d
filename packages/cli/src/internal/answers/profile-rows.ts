/**
 * Profiles as rows: the id, then a column for each property.
 */
import type { Profile } from "@tallymark/query"
import type { Row } from "./Answer.ts"

/** The rows of at most so many profiles, read no further than that. */
export async function* profileRows(
  profiles: AsyncIterable<Profile>,
  limit = Number.POSITIVE_INFINITY
): AsyncGenerator<Row, void, undefined> {
  let count = 0
  if (limit === 0) return
  for await (const { distinctId, properties } of profiles) {
    yield { $distinct_id: distinctId, ...properties }
    if (++count >= limit) return
  }
}
