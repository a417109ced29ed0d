/** Reads where a service is: the `servers` of a spec, each with the role it plays and, where there are several, its region. */
import type { ServiceSpec } from "@tallymark/core"
import { refuseOtherKeys } from "./refuse-other-keys.ts"
import type { SpecNode } from "./spec-node.ts"

/** Where a service is: the origin of each host role, and of each role in each region. */
export type Whereabouts = Pick<ServiceSpec, "hosts" | "regions">

/** The origins of a service. Where its servers name regions, those of the first region are the defaults. */
export const hostsOf = (root: SpecNode): Whereabouts => {
  const servers = root.get("servers")
  const regions = new Map<string | undefined, Record<string, string>>()
  for (const server of servers.items()) {
    refuseOtherKeys(server, ["url", "description", "x-host-role", "x-region"])
    const region = server.find("x-region")?.text()
    const hosts = regions.get(region) ?? {}
    const role = server.get("x-host-role").text()
    if (Object.hasOwn(hosts, role)) server.fail(`the host role ${role} is used twice${within(region)}`)
    hosts[role] = originOf(server)
    regions.set(region, hosts)
  }
  return whereabouts(servers, regions)
}

const whereabouts = (
  servers: SpecNode,
  regions: ReadonlyMap<string | undefined, Readonly<Record<string, string>>>
): Whereabouts => {
  const [hosts = {}] = regions.values()
  if (!regions.has(undefined)) return { hosts, regions: everyRole(servers, hosts, Object.fromEntries(regions)) }
  return regions.size === 1 ? { hosts } : servers.fail("should all name their region, or none of them")
}

/** A region that lacks a role would send its calls to another region. */
const everyRole = (
  servers: SpecNode,
  hosts: Readonly<Record<string, string>>,
  regions: NonNullable<ServiceSpec["regions"]>
): NonNullable<ServiceSpec["regions"]> => {
  const roles = new Set([hosts, ...Object.values(regions)].flatMap((region) => Object.keys(region)))
  for (const [name, region] of Object.entries(regions)) {
    for (const role of roles) if (!Object.hasOwn(region, role)) servers.fail(`the region ${name} has no host ${role}`)
  }
  return regions
}

const originOf = (server: SpecNode): string => {
  const url = server.get("url").text()
  return URL.canParse(url) && new URL(url).origin === url
    ? url
    : server.fail(`\`${url}\` should be an origin, without a path or a trailing slash`)
}

const within = (region: string | undefined): string => (region === undefined ? "" : ` in the region ${region}`)
