/**
 * A web site with two pages: one that tracks, and one to go to.
 */
import { once } from "node:events"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { join } from "node:path"
import { build } from "esbuild"

/** A site that is being served. */
export interface Site extends AsyncDisposable {
  /** The page with the tracker, which sends to `host`. */
  readonly trackingPage: (host: string) => string
  /** A page of the same site without a tracker. */
  readonly otherPage: string
}

/** Bundles the tracking page for the browser and serves the site on a free loopback port. */
export const start = async (): Promise<Site> => {
  const script = await bundle()
  const server = createServer((request, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8")
    response.end(request.url?.startsWith("/other") ? "<title>other</title>" : pageWith(script))
  })
  await once(server.listen(0, "127.0.0.1"), "listening")
  // A TCP server's address is an AddressInfo; only a pipe's is a string.
  const { port } = server.address() as AddressInfo
  const origin = `http://127.0.0.1:${port}`
  return {
    trackingPage: (host) => `${origin}/?host=${encodeURIComponent(host)}`,
    otherPage: `${origin}/other`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, "close")
    }
  }
}

const pageWith = (script: string): string =>
  `<!doctype html><title>tracked</title><script type="module">${script.replaceAll("</script", "<\\/script")}</script>`

const bundle = async (): Promise<string> => {
  const { outputFiles, warnings } = await build({
    entryPoints: [join(import.meta.dirname, "../page/page.ts")],
    bundle: true,
    write: false,
    format: "esm",
    platform: "browser",
    target: "es2022",
    logLevel: "silent"
  })
  if (warnings.length > 0) throw new Error(warnings.map(({ text }) => text).join("\n"))
  return outputFiles.map(({ text }) => text).join("")
}
