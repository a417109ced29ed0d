/**
 * The simplest of web servers: the files of a directory, on a free loopback port.
 */
import { once } from "node:events"
import { readFile } from "node:fs/promises"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { extname, join } from "node:path"

const types: Readonly<Record<string, string>> = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css" }

/** A directory that is being served. */
export interface Served extends AsyncDisposable {
  readonly origin: string
}

/** Serves a directory. It knows nothing of the site: what is no file is not found. */
export const serve = async (directory: string): Promise<Served> => {
  const server = createServer(async (request, response) => {
    // Resolving a URL takes every `..` out of its path.
    const { pathname } = new URL(request.url ?? "/", "http://localhost")
    const file = join(directory, decodeURIComponent(pathname.replace(/\/$/, "/index.html")))
    const body = await readFile(file).catch(() => undefined)
    const type = types[extname(file)] ?? "application/octet-stream"
    response.writeHead(body === undefined ? 404 : 200, { "content-type": `${type}; charset=utf-8` }).end(body)
  })
  await once(server.listen(0, "127.0.0.1"), "listening")
  // A TCP server's address is an AddressInfo; only a pipe's is a string.
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, "close")
    }
  }
}
