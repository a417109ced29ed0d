/**
 * Sample data: people who come to a small shop, look around, sign up and buy.
 *
 * The same numbers always make the same data, in the order in which it happened to each visitor.
 */
import { toMillis } from "../FakeClock.ts"
import type { Sample, SeedItem } from "../Seed.ts"
import { Random } from "./random.ts"

const products = ["Teapot", "Kettle", "Coffee Mill", "Mug", "Tray"] as const
const campaigns = ["newsletter", "search", "friend"] as const
const plans = ["free", "pro"] as const

const day = 86_400

/** How likely a visitor takes the next step. */
const likelihood = { signUp: 0.5, addToCart: 0.4, purchase: 0.6, comeBack: 0.5 }

function* visit(person: string, start: number, random: Random): Generator<SeedItem, number> {
  let timestamp = start
  const later = (seconds: number) => {
    timestamp += 1 + random.integer(seconds)
    return timestamp
  }
  yield { person, event: "Visited Site", timestamp, properties: { campaign: random.pick(campaigns) } }
  const product = random.pick(products)
  yield { person, event: "Viewed Product", timestamp: later(60), properties: { product } }
  if (random.next() >= likelihood.addToCart) return timestamp
  yield { person, event: "Added to Cart", timestamp: later(120), properties: { product } }
  if (random.next() >= likelihood.purchase) return timestamp
  const amount = (500 + random.integer(9500)) / 100
  yield { person, event: "Purchased", timestamp: later(600), properties: { product, amount } }
  return timestamp
}

const assertCount = (name: string, value: number): void => {
  if (!Number.isSafeInteger(value) || value < 0)
    throw new RangeError(`${name} must be a whole number that is not negative`)
}

/** Everything that happens, visitor by visitor. */
export function* sample({ users, days = 30, seed = 1, from = "2026-01-01" }: Sample): Generator<SeedItem> {
  assertCount("users", users)
  assertCount("days", days)
  const random = new Random(seed)
  const begin = Math.floor(toMillis(from) / 1000)
  for (let user = 1; user <= users; user++) {
    const visitor = `visitor-${String(user).padStart(4, "0")}`
    const latest = begin + days * day
    let timestamp = begin + random.integer(days * day)
    timestamp = yield* visit(visitor, timestamp, random)
    if (random.next() >= likelihood.signUp) continue
    const person = `user-${user}@example.com`
    timestamp += 1 + random.integer(300)
    yield { person: visitor, identity: person, timestamp }
    yield { person, event: "Signed Up", timestamp, properties: { plan: random.pick(plans) } }
    yield { person, timestamp: timestamp + 1, properties: { newsletter: random.next() < 0.5 } }
    while (random.next() < likelihood.comeBack) {
      timestamp += random.integer(5 * day)
      if (timestamp >= latest) break
      timestamp = yield* visit(person, timestamp, random)
    }
  }
}
