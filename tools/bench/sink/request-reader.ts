/**
 * Reads HTTP/1.1 requests off a socket, with as little work as the benchmark's clients need.
 *
 * `node:http` spends more CPU per request than the fastest client does, so a sink built on it would measure itself. This
 * reader knows kept-alive connections and bodies with a length; anything else is an error, never a silent miscount.
 */

/** One request; `body` holds bytes as latin1 text. */
export interface SinkRequest {
  readonly target: string
  readonly body: string
  readonly isGzipped: boolean
}

const endOfHead = "\r\n\r\n"

/** Returns a function to feed with chunks; it calls `onRequest` for each request that is complete. */
export const make = (onRequest: (request: SinkRequest) => void): ((chunk: Buffer) => void) => {
  let unread = ""
  return (chunk) => {
    unread += chunk.toString("latin1")
    for (;;) {
      const headEnd = unread.indexOf(endOfHead)
      if (headEnd === -1) return
      const bodyStart = headEnd + endOfHead.length
      const bodyEnd = bodyStart + bodyLength(unread, headEnd)
      if (unread.length < bodyEnd) return
      const head = unread.slice(0, headEnd)
      const body = unread.slice(bodyStart, bodyEnd)
      unread = unread.slice(bodyEnd)
      onRequest({ target: targetOf(head), body, isGzipped: body !== "" && /\r\ncontent-encoding: *gzip/i.test(head) })
    }
  }
}

const bodyLength = (text: string, headEnd: number): number => {
  if (text.startsWith("GET ")) return 0
  const head = text.slice(0, headEnd)
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1]
  if (length === undefined) throw new Error("The sink reads only bodies that state their length.")
  return Number(length)
}

const targetOf = (head: string): string => {
  const start = head.indexOf(" ") + 1
  return head.slice(start, head.indexOf(" ", start))
}
