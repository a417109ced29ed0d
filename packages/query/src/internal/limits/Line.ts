/**
 * A queue of waiting callers: first come, first served, and anyone may leave from any place in it.
 */
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"

/** A caller's place in the line. */
export interface Ticket {
  /** Completes when nobody is ahead any more. */
  readonly turn: Deferred.Deferred<void>
}

/** The line itself. */
export class Line {
  private readonly tickets: Array<Ticket> = []

  /** How many stand in it. */
  get length(): number {
    return this.tickets.length
  }

  /** Joins at the end. */
  readonly join: Effect.Effect<Ticket> = Effect.sync(() => {
    const ticket = { turn: Deferred.makeUnsafe<void>() }
    this.tickets.push(ticket)
    this.callFirst()
    return ticket
  })

  /** How many stand ahead of a ticket. */
  ahead(ticket: Ticket): number {
    return this.tickets.indexOf(ticket)
  }

  /** Leaves from wherever the ticket is. */
  leave(ticket: Ticket): Effect.Effect<void> {
    return Effect.sync(() => {
      this.tickets.splice(this.tickets.indexOf(ticket), 1)
      this.callFirst()
    })
  }

  private callFirst(): void {
    const first = this.tickets[0]
    if (first !== undefined) Deferred.doneUnsafe(first.turn, Effect.void)
  }
}
