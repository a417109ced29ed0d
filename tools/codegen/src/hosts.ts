/** Reads where a service is: the `servers` of a spec, each with the role it plays. */
import type { ServiceSpec } from "@tallymark/core"
import type { SpecNode } from "./spec-node.ts"

/** The origin of each host role. */
export const hostsOf = (root: SpecNode): ServiceSpec["hosts"] => {
  const hosts: Record<string, string> = {}
  for (const server of root.get("servers").items()) {
    const role = server.get("x-host-role").text()
    const url = server.get("url").text()
    if (!URL.canParse(url) || new URL(url).origin !== url) {
      server.fail(`\`${url}\` should be an origin, without a path or a trailing slash`)
    }
    if (Object.hasOwn(hosts, role)) server.fail(`the host role ${role} is used twice`)
    hosts[role] = url
  }
  return hosts
}
