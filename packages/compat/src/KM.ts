/**
 * `KM`: `ClientCompat` under its older name, with calls at module level, `KM.identify(…)` and `KM.record(…)`.
 *
 * The client of 2010 kept one identity for the whole process, and servers recorded one person's events as another's.
 * Here the identity belongs to what is going on: a request that is being served, and everything it starts.
 */
import { AsyncLocalStorage } from "node:async_hooks"
import { ClientCompat, type CompatConstructorKeywords } from "./ClientCompat.ts"
import type { CompatOptions } from "./Options.ts"
import type { PyValue } from "./python/PyValue.ts"

const storage = new AsyncLocalStorage<{ readonly identity: PyValue }>()

/** A client whose identity is not its own. */
class ContextClient extends ClientCompat {
  override get identity(): PyValue {
    return storage.getStore()?.identity ?? null
  }

  // A new object each time: what shares the old one, such as a request served at the same time, keeps it.
  override set identity(identity: PyValue) {
    storage.enterWith({ identity })
  }
}

/** Without `init` there is no key, and every call says so. */
let client: ClientCompat = new ContextClient(null)

/** The calls at module level. */
export interface ModuleCalls extends Pick<ClientCompat, Exclude<keyof ClientCompat, "key" | "identity" | "client">> {
  /** Sets up the calls, with the arguments of the constructor. */
  readonly init: {
    (key: PyValue, host?: PyValue, http_timeout?: number | null, logging?: PyValue, options?: CompatOptions): void
    (key: PyValue, keywords: CompatConstructorKeywords & CompatOptions): void
  }
  /** Runs a function with nobody identified; who it identifies is not seen outside. */
  readonly run: <A>(work: () => A) => A
}

const calls: ModuleCalls = {
  init: (...args: ReadonlyArray<unknown>) => {
    client = new ContextClient(...(args as ConstructorParameters<typeof ClientCompat>)) // in two forms
  },
  run: (work) => storage.run({ identity: null }, work),
  identify: (identity) => client.identify(identity),
  record: (...args: Parameters<ClientCompat["record"]>) => client.record(...args),
  set: (...args: Parameters<ClientCompat["set"]>) => client.set(...args),
  alias: (...args: Parameters<ClientCompat["alias"]>) => client.alias(...args),
  reset: () => client.reset(),
  log_file: () => client.log_file(),
  now: () => client.now(),
  check_identify: () => client.check_identify(),
  check_init: () => client.check_init(),
  check_id_key: () => client.check_id_key()
}

/**
 * The same class as `ClientCompat`, and the calls at module level.
 *
 * **Gotchas**
 *
 * An identity reaches the rest of the function that identifies and what it starts; a caller has it only when
 * `KM.identify` came before the function's first `await`. Call `KM.identify` in the function that records, or in one
 * that calls it. A call with nobody identified is refused.
 *
 * Requests of a server, connections and timers are kept apart. Pieces of work that one function starts, in a loop or as
 * the listeners of an emitter, are not: one that identifies nobody would go on as the person before it. Give each
 * piece a `KM.run` of its own. What collects the work of many and does it later runs as whoever began it, unless each
 * piece is bound with `AsyncResource.bind`.
 *
 * **Example**
 *
 * ```ts
 * import { createFakeServer } from "@tallymark/testing"
 * import { KM } from "@tallymark/compat"
 *
 * const server = createFakeServer()
 * KM.init("0".repeat(40), { fetch: server.fetch })
 * const serve = async (person: string) => {
 *   KM.identify(person)
 *   await KM.record("Viewed Page")
 * }
 * await Promise.all([serve("ann"), serve("bob")])
 * console.log(server.events().map(({ person }) => person)) // [ 'ann', 'bob' ]
 * ```
 */
export const KM: typeof ClientCompat & ModuleCalls = Object.assign(ClientCompat, calls)
