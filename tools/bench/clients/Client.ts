/**
 * What a benchmark needs of a client, and nothing more, so that an adapter adds next to nothing to what is measured.
 */
import type { BenchEvent } from "./event.ts"

/** A client that is ready to record. */
export interface Client {
  /** One call, as an application would write it; what it returns goes to `room`. */
  readonly record: (event: BenchEvent) => unknown
  /** Waits until the client has room for what was recorded, if it offers back-pressure. */
  readonly room?: (recorded: unknown) => Promise<unknown>
  /** The call that an application makes when the process is about to end, where there is one. */
  readonly recordSafely?: (event: BenchEvent) => unknown
  /** Waits for the client's word that it will not lose what was recorded, if it gives one. */
  readonly accepted?: (recorded: unknown) => Promise<unknown>
  /** Waits until what an earlier process left behind has been delivered, if the client keeps it. */
  readonly resume?: () => Promise<unknown>
  /** The client's own way to deliver everything and stop. */
  readonly settle: () => Promise<unknown>
  /** The client's own flush, given a deadline in milliseconds where it takes one; resolves to what the client reports. */
  readonly flush: (deadline: number) => Promise<unknown>
  /** How many lost events the client has told its caller about. */
  readonly toldLost: () => number
  /** The client's own numbers about itself, if it has any. */
  readonly stats?: () => Readonly<Record<string, number>>
}

/** Makes a client that speaks to `url`; `directory` is its own, empty, and gone afterwards. */
export type Open = (url: string, directory: string) => Promise<Client> | Client
