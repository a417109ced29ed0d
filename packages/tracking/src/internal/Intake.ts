/**
 * Lets calls into the queue, or applies the overflow policy when there is no room.
 */
import * as MutableList from "effect/MutableList"
import type { Settings } from "../Options.ts"
import type { Parcel } from "./Parcel.ts"
import type { Queue } from "./Queue.ts"

/** Whom the door tells. */
export interface Doorkeeper {
  /** The parcel is in the queue. */
  readonly admitted: (parcel: Parcel) => void
  /** The policy gives the parcel up. */
  readonly drop: (parcel: Parcel) => void
  /** The policy sends the parcel to the outbox at once. */
  readonly spool: (parcel: Parcel) => void
}

/** The door of the queue. */
export class Intake {
  private readonly queue: Queue
  private readonly bounds: Settings["queue"]
  private readonly keeper: Doorkeeper
  private readonly line = MutableList.make<Parcel>()
  private lineBytes = 0

  constructor(queue: Queue, bounds: Settings["queue"], keeper: Doorkeeper) {
    this.queue = queue
    this.bounds = bounds
    this.keeper = keeper
  }

  /** How many calls wait for room. */
  get waiting(): number {
    return this.line.length
  }

  /** Takes a call in, parks it, or drops one. */
  offer(parcel: Parcel): void {
    if (this.line.length === 0 && this.queue.accept(parcel)) this.keeper.admitted(parcel)
    else if (parcel.bytes > this.bounds.maxBytes) this.keeper.drop(parcel)
    else this.overflow(parcel)
  }

  /** Takes a call in that must not be lost for want of room: it waits, whatever the policy. */
  restore(parcel: Parcel): void {
    if (this.line.length === 0 && this.queue.accept(parcel)) this.keeper.admitted(parcel)
    else if (parcel.bytes > this.bounds.maxBytes) this.keeper.drop(parcel)
    else this.lineUp(parcel)
  }

  /** Lets in as many parked calls as there is room for now. */
  admit(): void {
    while (this.line.length > 0) {
      const [parcel] = MutableList.toArrayN(this.line, 1)
      if (parcel === undefined || !this.queue.accept(parcel)) return
      MutableList.take(this.line)
      this.lineBytes -= parcel.bytes
      this.keeper.admitted(parcel)
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
      case "spool":
        this.keeper.spool(parcel)
        break
      case "drop-newest":
        this.keeper.drop(parcel)
    }
  }

  private park(parcel: Parcel): void {
    const { maxWaiting, maxBytes } = this.bounds
    if (this.line.length < maxWaiting && this.lineBytes + parcel.bytes <= maxBytes) this.lineUp(parcel)
    else this.keeper.drop(parcel)
  }

  private lineUp(parcel: Parcel): void {
    this.lineBytes += parcel.bytes
    MutableList.append(this.line, parcel)
  }

  private replace(parcel: Parcel): void {
    while (!this.queue.accept(parcel)) {
      const oldest = this.queue.evict()
      this.keeper.drop(oldest ?? parcel)
      if (oldest === undefined) return
    }
    this.keeper.admitted(parcel)
  }
}
