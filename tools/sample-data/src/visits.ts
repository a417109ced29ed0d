/**
 * What a customer does: some visits to the web shop, an account, and now and then a cup in the café.
 */
import type { Customer } from "./customers.ts"
import type { Notebook } from "./notebook.ts"
import type { Random } from "./random.ts"
import { firstMidnight, hours, products, referrers } from "./shop.ts"

const day = 86_400
const lastMidnight = firstMidnight + 30 * day

/** Writes down the whole month of one customer, from the day of the first visit (0 to 29). */
export const liveThroughMonth = (notebook: Notebook, random: Random, customer: Customer, firstDay: number): void => {
  const visits = 1 + random.weighted([48, 24, 14, 9, 5])
  let today = firstDay
  const linked = new Set<string>()
  for (let visit = 0; visit < visits && today < 30; visit++) {
    const device = customer.devices[visit % customer.devices.length] ?? customer.devices[0]
    const isKnown = linked.size > 0
    const clock = startClock(random, today)
    browse(notebook, random, customer, linked.has(device) ? customer.email : device, clock)
    if (random.percent(isKnown ? 90 : 36)) {
      logIn(notebook, random, customer, { clock, isNewAccount: !isKnown })
      if (!linked.has(device)) notebook.alias(device, customer.email, clock(0, 1))
      linked.add(device)
      buy(notebook, random, customer, clock)
    }
    today += random.whole(1, 7)
  }
  if (random.percent(11)) {
    const later = Math.min(firstDay + random.whole(0, 9), 29)
    visitCafe(notebook, random, customer, { isKnown: linked.size > 0, day: later })
  }
}

/** Moves on by some seconds and tells the time, which stays inside the month. */
type Clock = (least: number, most: number) => number

const startClock = (random: Random, today: number): Clock => {
  let now = firstMidnight + today * day + random.weighted(hours) * 3600 + random.whole(0, 2399)
  return (least, most) => {
    now = Math.min(now + random.whole(least, most), lastMidnight - 1)
    return now
  }
}

const browse = (notebook: Notebook, random: Random, { region }: Customer, identity: string, clock: Clock): void => {
  notebook.record(identity, "Visited Site", clock(0, 0), { referrer: random.pick(referrers) })
  if (random.percent(38)) {
    const found = random.whole(0, 14)
    notebook.record(identity, "Searched", clock(9, 60), { "search terms": random.pick(region.searches), found })
  }
  for (let views = random.whole(0, 4); views > 0; views--) {
    const { name, price } = random.pick(products)
    notebook.record(identity, "Viewed Product", clock(12, 150), { product: name, price })
    if (random.percent(26)) notebook.record(identity, "Added to Cart", clock(4, 50), { product: name, price })
  }
}

interface LogIn {
  readonly clock: Clock
  readonly isNewAccount: boolean
}

const logIn = (notebook: Notebook, random: Random, customer: Customer, visit: LogIn): void => {
  const { email } = customer
  if (visit.isNewAccount) {
    const now = visit.clock(20, 120)
    notebook.record(email, "Signed Up", now, { plan: random.pick(["free", "free", "subscription"]) })
    notebook.set(email, now, { name: customer.name, country: customer.region.country })
  } else {
    notebook.record(email, "Logged In", visit.clock(5, 40))
  }
  if (visit.isNewAccount && random.percent(35)) {
    notebook.record(email, "Subscribed to Newsletter", visit.clock(10, 60), { language: customer.region.country })
  }
}

const buy = (notebook: Notebook, random: Random, { email, region }: Customer, clock: Clock): void => {
  if (!random.percent(66)) return
  notebook.record(email, "Started Checkout", clock(15, 90))
  if (!random.percent(78)) return
  const { name, price } = random.pick(products)
  const items = random.whole(1, 3)
  const now = clock(40, 240)
  notebook.record(email, "Purchased", now, { product: name, items, total: (price * items).toFixed(2) })
  notebook.set(email, now, { "last order": `T-${now - firstMidnight}`, "gift wrap": random.percent(15) })
  if (random.percent(16)) {
    notebook.record(email, "Reviewed Product", clock(600, 90_000), {
      product: name,
      stars: random.whole(2, 5),
      review: random.pick(region.reviews)
    })
  } else if (random.percent(6)) {
    notebook.record(email, "Refunded", clock(90_000, 200_000), { reason: "arrived broken – «kaputt»" })
  }
}

/** The café's tills send their day in the following night, so these events are older than what the service hears then. */
const visitCafe = (
  notebook: Notebook,
  random: Random,
  { card, email, region }: Customer,
  visit: { readonly isKnown: boolean; readonly day: number }
): void => {
  const midnight = firstMidnight + visit.day * day
  const now = midnight + random.whole(8 * 3600, 19 * 3600)
  const sentAt = midnight + day + random.whole(7200, 9000)
  const event = region.country === "JP" ? "喫茶店に来店" : "Visited Café"
  notebook.record(
    card,
    event,
    now,
    { drink: random.pick(["Flat white", "Chai", "抹茶ラテ", "Café crème"]), till: 2 },
    sentAt
  )
  if (visit.isKnown) notebook.alias(card, email, sentAt)
}
