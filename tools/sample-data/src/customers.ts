/**
 * The people of the sample and the identities they go by: a device's cookie before they sign up, an e-mail address
 * after, a loyalty card in the café.
 */
import type { Random } from "./random.ts"
import { type Region, regions } from "./shop.ts"

/** One real person. */
export interface Customer {
  readonly region: Region
  /** As the person writes it. */
  readonly name: string
  readonly email: string
  /** The cookies of the person's devices, the first being the one of the first visit. */
  readonly devices: readonly [string, ...ReadonlyArray<string>]
  readonly card: string
}

/** Invents the customer with this number, which makes the address unlike all others. */
export const invent = (random: Random, number: number): Customer => {
  const region = regions[random.weighted(regions.map(({ weight }) => weight))] ?? regions[0]
  const [name, mailbox] = random.pick(region.names)
  return {
    region,
    name,
    email: `${mailbox}.${number}@example.com`,
    devices: random.percent(18) ? [cookie(random), cookie(random)] : [cookie(random)],
    card: `card-${4000 + number}`
  }
}

const base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

/** An anonymous identity in the form the service's own script makes: 20 random bytes in base 64. */
const cookie = (random: Random): string => `${random.text(base64, 27)}=`
