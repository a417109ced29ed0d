/**
 * Lets calls into the outbox, or applies the overflow policy when there is no room.
 */
import * as MutableList from "effect/MutableList"
import type { Settings } from "../Options.ts"
import type { Outbox } from "./Outbox.ts"
import type { Parcel } from "./Parcel.ts"

/** The door of the outbox. `drop` is called for each parcel that the policy gives up. */
export class Intake {
  private readonly outbox: Outbox
  private readonly bounds: Settings["queue"]
  private readonly drop: (parcel: Parcel) => void
  private readonly line = MutableList.make<Parcel>()
  private lineBytes = 0

  constructor(outbox: Outbox, bounds: Settings["queue"], drop: (parcel: Parcel) => void) {
    this.outbox = outbox
    this.bounds = bounds
    this.drop = drop
  }

  /** How many calls wait for room. */
  get waiting(): number {
    return this.line.length
  }

  /** Takes a call in, parks it, or drops one. */
  offer(parcel: Parcel): void {
    if (this.line.length === 0 && this.outbox.accept(parcel)) parcel.accept()
    else if (parcel.bytes > this.bounds.maxBytes) this.drop(parcel)
    else this.overflow(parcel)
  }

  /** Takes a call in that must not be lost for want of room: it waits, whatever the policy. */
  restore(parcel: Parcel): void {
    if (this.line.length === 0 && this.outbox.accept(parcel)) parcel.accept()
    else if (parcel.bytes > this.bounds.maxBytes) this.drop(parcel)
    else this.lineUp(parcel)
  }

  /** Lets in as many parked calls as there is room for now. */
  admit(): void {
    while (this.line.length > 0) {
      const [parcel] = MutableList.toArrayN(this.line, 1)
      if (parcel === undefined || !this.outbox.accept(parcel)) return
      MutableList.take(this.line)
      this.lineBytes -= parcel.bytes
      parcel.accept()
    }
  }

  /** The calls that wait for room, oldest first. */
  parked(): Array<Parcel> {
    return MutableList.toArray(this.line)
  }

  /** Empties the line, for a tracker that stops. */
  clear(): Array<Parcel> {
    this.lineBytes = 0
    return MutableList.takeAll(this.line)
  }

  private overflow(parcel: Parcel): void {
    switch (this.bounds.overflow) {
      case "wait":
        this.park(parcel)
        break
      case "drop-oldest":
        this.replace(parcel)
        break
      case "drop-newest":
        this.drop(parcel)
    }
  }

  private park(parcel: Parcel): void {
    const { maxWaiting, maxBytes } = this.bounds
    if (this.line.length < maxWaiting && this.lineBytes + parcel.bytes <= maxBytes) this.lineUp(parcel)
    else this.drop(parcel)
  }

  private lineUp(parcel: Parcel): void {
    this.lineBytes += parcel.bytes
    MutableList.append(this.line, parcel)
  }

  private replace(parcel: Parcel): void {
    while (!this.outbox.accept(parcel)) {
      const oldest = this.outbox.evict()
      this.drop(oldest ?? parcel)
      if (oldest === undefined) return
    }
    parcel.accept()
  }
}
