/**
 * The live page: a few static files, and what a browser may do with them.
 *
 * Everything that the page shows was sent by somebody else, so it may run its own script and speak to its own server,
 * and nothing besides.
 */
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { type Exchange, type Reply, text, withHeaders } from "./exchange.ts"

/** Where the page is built, in the repository and in the package alike. */
const directory = join(import.meta.dirname, "../../page/dist")

/** The files there are, by their paths on the server. */
const files: Readonly<Record<string, { readonly name: string; readonly type: string }>> = {
  "/": { name: "index.html", type: "text/html; charset=utf-8" },
  "/__page__/page.js": { name: "page.js", type: "text/javascript; charset=utf-8" },
  "/__page__/page.css": { name: "page.css", type: "text/css; charset=utf-8" },
  "/__page__/icon.svg": { name: "icon.svg", type: "image/svg+xml" }
}

/** Whether a path is one of the page's. */
export const isPagePath = (pathname: string): boolean => Object.hasOwn(files, pathname)

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'"
].join("; ")

const cautions = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "same-origin",
  "cache-control": "no-store"
}

/** An answer that a browser neither guesses at, nor shows to others, nor keeps. */
export const guarded = (reply: Reply): Reply => withHeaders(reply, { ...cautions, "content-security-policy": policy })

const isMissing = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "ENOENT"

const fileAt = async (name: string, type: string): Promise<Reply> => {
  try {
    const body = await readFile(join(directory, name))
    return { status: 200, headers: { "content-type": type, "cross-origin-opener-policy": "same-origin" }, body }
  } catch (error) {
    if (!isMissing(error)) throw error
    return text(503, "The live page is not built. In the repository: pnpm --filter @tallymark/testing run build:page\n")
  }
}

/** Answers a GET of one of the page's files; `undefined` for every other request. */
export const pageFile = ({ method, url }: Exchange): Promise<Reply> | undefined => {
  const file = method === "GET" && isPagePath(url.pathname) ? files[url.pathname] : undefined
  return file === undefined ? undefined : fileAt(file.name, file.type).then(guarded)
}
