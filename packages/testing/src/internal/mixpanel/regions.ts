/**
 * Tells by the address of a request which region it asks.
 *
 * The vendor's own hosts are known from the tables. The server adds the addresses that stand for a region on loopback.
 * Any other address, the server's main one among them, asks every project where it lives.
 */
import type { ServiceSpec } from "@tallymark/core"
import type { FakeRegion } from "../../FakeMixpanel.ts"
import type { Exchange } from "../exchange.ts"

/** The regions there are. */
export const regions: ReadonlyArray<FakeRegion> = ["us", "eu", "in"]

/** Which host is which region. */
export class Regions {
  readonly #byHost = new Map<string, FakeRegion>()

  constructor(services: ReadonlyArray<ServiceSpec>) {
    for (const service of services) {
      for (const region of regions) {
        for (const origin of Object.values(service.regions?.[region] ?? {})) this.add(origin, region)
      }
    }
  }

  /** Makes an origin stand for a region. */
  add(origin: string, region: FakeRegion): void {
    this.#byHost.set(new URL(origin).host, region)
  }

  /** The region that a request asks, by its address or else its `Host`. */
  of({ url, headers }: Exchange): FakeRegion | undefined {
    return this.#byHost.get(url.host) ?? this.#byHost.get(headers.host ?? "")
  }
}
