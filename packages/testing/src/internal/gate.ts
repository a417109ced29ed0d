/**
 * Whether connections are taken at all.
 */
import type { SettableClock } from "./clock.ts"

/** What a face does when the gate closes and opens. */
export interface GateFace {
  readonly onClose: () => void
  readonly onOpen: () => void
}

/** Closes for a while on the server's clock. In memory that is all there is to it; a socket leaves its port. */
export class Gate {
  readonly #clock: SettableClock
  #cancelOpening: (() => void) | undefined
  /** The face that is told; none in memory. */
  face: GateFace | undefined

  constructor(clock: SettableClock) {
    this.#clock = clock
  }

  get isOpen(): boolean {
    return this.#cancelOpening === undefined
  }

  /** Refuses connections for so many milliseconds from now, whatever was said before. */
  close(millis: number): void {
    if (millis <= 0) return
    if (this.isOpen) this.face?.onClose()
    this.#cancelOpening?.()
    this.#cancelOpening = this.#clock.schedule(millis, () => this.open())
  }

  /** Takes connections again at once. */
  open(): void {
    if (this.#cancelOpening === undefined) return
    this.#cancelOpening()
    this.#cancelOpening = undefined
    this.face?.onOpen()
  }
}
