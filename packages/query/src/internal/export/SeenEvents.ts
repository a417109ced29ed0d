/**
 * Notices events that came before, as far back as it remembers.
 */
import type { ExportedEvent } from "../../export/ExportedEvent.ts"

/** The last events that have an `$insert_id`, by what the service drops repetitions by. */
export class SeenEvents {
  private readonly keys = new Set<string>()
  private readonly ring: Array<string>
  private readonly window: number
  private at = 0

  constructor(window: number) {
    this.window = window
    this.ring = []
  }

  /** Whether an equal event came before; remembers it when none did. An event without `$insert_id` equals no other. */
  has({ event, properties }: ExportedEvent): boolean {
    const { $insert_id: id, time, distinct_id: person } = properties
    if (typeof id !== "string") return false
    // JSON texts hold no unescaped control characters, but values may, so their lengths keep them apart.
    const key = `${id.length} ${id}${event.length} ${event}${time} ${person}`
    if (this.keys.has(key)) return true
    const oldest = this.ring[this.at]
    if (oldest !== undefined) this.keys.delete(oldest)
    this.ring[this.at] = key
    this.at = (this.at + 1) % this.window
    this.keys.add(key)
    return false
  }
}
