/**
 * `mixpanel_query.paginator.ConcurrentPaginator`: every page of `get_engage`, several at a time.
 */
import { KeyError, ValueError, ZeroDivisionError } from "./errors/builtin.ts"
import { kindOf } from "./internal/python/kind.ts"
import type { PyJson } from "./internal/python/PyJson.ts"
import { reprText } from "./internal/python/text-repr.ts"
import { toInt } from "./internal/python/to-int.ts"
import { type Fix, readFix } from "./internal/quirks.ts"
import { PyFloat } from "./python/PyFloat.ts"
import type { PyValue } from "./python/PyValue.ts"

/** Asks for one page by the parameters' names; `client.get_engage` is one. */
export type PageFunction = (parameters: { readonly [name: string]: PyValue }) => PromiseLike<PyJson>

/** Settings that the Python class does not have. */
export interface PaginatorOptions {
  /** `["M26"]` or `"all"`: five pages at a time, and no more after an empty one. */
  readonly fix?: Fix | undefined
}

type Page = { readonly [name: string]: PyJson }

const member = (page: Page, name: string): PyJson => {
  const value = page[name]
  if (value === undefined) throw new KeyError(reprText(name))
  return value
}

const asPage = (answer: PyJson): Page => {
  if (typeof answer === "object" && answer !== null && !Array.isArray(answer)) return answer as Page // an object
  throw new TypeError("a page must be an object")
}

/** What `float()` makes of a member. */
const numberOf = (page: Page, name: string): number => {
  const value = member(page, name)
  const kind = kindOf(value)
  switch (kind.type) {
    case "bool":
    case "int":
    case "float":
      return Number(kind.value)
    case "str":
      return PyFloat(kind.value).value
    default:
      throw new TypeError(`float() argument must be a string or a real number, not '${kind.type}'`)
  }
}

const resultsOf = (page: Page): ReadonlyArray<PyJson> => {
  const results = member(page, "results")
  if (Array.isArray(results)) return results
  throw new TypeError("the results of a page must be a list")
}

/**
 * Fetches every page that follows from the first.
 *
 * **Details**
 *
 * The first answer says which page it is, how many people there are and how many fit on a page. The rest are asked for
 * with its `session_id`, and their results come back in order. An answer without `total` is a `KeyError`, a `page_size`
 * of 0 a `ZeroDivisionError`. A page that fails keeps none of the others from being asked for; then its error is
 * thrown.
 *
 * **Example**
 *
 * ```ts no-run
 * import { ConcurrentPaginator, MixpanelQueryClient } from "@tallymark/compat"
 *
 * const client = new MixpanelQueryClient("key", "secret")
 * const people = await new ConcurrentPaginator(client.get_engage, 5).fetch_all()
 * ```
 */
export class ConcurrentPaginator {
  readonly #get: PageFunction
  readonly #concurrency: number
  readonly #stopsWhenEmpty: boolean

  constructor(get_func: PageFunction, concurrency = 20, { fix }: PaginatorOptions = {}) {
    const isFixed = readFix(fix)
    if (!(concurrency >= 1)) throw new ValueError("Number of processes must be at least 1")
    this.#get = get_func
    this.#concurrency = isFixed("M26") ? Math.min(concurrency, 5) : concurrency
    this.#stopsWhenEmpty = isFixed("M26")
  }

  /** Fetches all results, from the page that `params` names. */
  async fetch_all(params: { readonly [name: string]: PyValue } | null = null): Promise<ReadonlyArray<PyJson>> {
    const first = asPage(await this.#get({ ...params }))
    const results = resultsOf(first)
    const total = numberOf(first, "total")
    const size = numberOf(first, "page_size")
    if (size === 0) throw new ZeroDivisionError("float division by zero")
    const from = numberOf(first, "page") + 1
    const count = Number(toInt(PyFloat(Math.ceil(total / size)))) - from
    const session_id = member(first, "session_id")
    const rest = await this.#pages(from, count, { ...params, session_id })
    return [...results, ...rest.flat()]
  }

  async #pages(
    from: number,
    count: number,
    params: { readonly [name: string]: PyValue }
  ): Promise<ReadonlyArray<ReadonlyArray<PyJson>>> {
    const pages: Array<ReadonlyArray<PyJson>> = []
    const failures: Array<unknown> = []
    let next = 0
    let isOver = false
    const fetchPage = async (index: number): Promise<void> => {
      const results = resultsOf(asPage(await this.#get({ ...params, page: from + index })))
      pages[index] = results
      if (this.#stopsWhenEmpty && results.length === 0) isOver = true
    }
    const work = async (): Promise<void> => {
      // The pool goes on after a failure, and tells of it when it is done.
      while (next < count && !isOver) await fetchPage(next++).catch((error) => failures.push(error))
    }
    await Promise.all(Array.from({ length: this.#concurrency }, work))
    if (failures.length > 0) throw failures[0]
    return pages
  }
}
