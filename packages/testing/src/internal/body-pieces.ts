/**
 * Bodies as pieces that are made when somebody reads them: where faults take hold of what is sent.
 */

/** Part after part of a body. */
export type Pieces = AsyncGenerator<Uint8Array>

/** A body that is there as a whole, or comes bit by bit. */
export type Body = Uint8Array | ReadableStream<Uint8Array>

/** The pieces of a body; one piece when it is there as a whole. */
export async function* piecesOf(body: Body): Pieces {
  if (body instanceof Uint8Array) yield body
  else yield* body
}

/**
 * A stream that asks for a piece whenever it is read.
 *
 * Asking does not wait for the piece, so that whatever has to happen before the next piece begins as soon as somebody
 * reads on.
 */
export const streamOf = (pieces: Pieces): ReadableStream<Uint8Array> => {
  let isOver = false
  const over = (end: () => void): void => {
    if (!isOver) end()
    isOver = true
  }
  return new ReadableStream(
    {
      pull: (controller) => {
        pieces.next().then(
          ({ done, value }) => {
            if (done === true) over(() => controller.close())
            else if (!isOver) controller.enqueue(value)
          },
          (error) => over(() => controller.error(error))
        )
      },
      // Nobody waits for pieces that are still being made; what becomes of them is nobody's business either.
      cancel: () => {
        isOver = true
        pieces.return(undefined).catch(() => undefined)
      }
    },
    { highWaterMark: 0 }
  )
}

/** The pieces no longer than `size` bytes, with `between` in front of every one but the first. */
export async function* inSmallPieces(pieces: Pieces, size: number, between: () => Promise<void>): Pieces {
  let isFirst = true
  for await (const piece of pieces) {
    for (let start = 0; start < piece.length; start += size) {
      if (!isFirst) await between()
      isFirst = false
      yield piece.subarray(start, start + size)
    }
  }
}

/**
 * The first bytes, half of the first piece when nobody says how many, and then whatever `end` does. It does so also when
 * there are fewer.
 */
export async function* upTo(pieces: Pieces, count: number | undefined, end: () => Promise<void>): Pieces {
  let left = count
  for await (const piece of pieces) {
    left ??= piece.length >> 1
    if (left > 0) yield piece.subarray(0, left)
    left -= piece.length
    if (left <= 0) break
  }
  await end()
}

async function* linesOf(pieces: Pieces): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ""
  for await (const piece of pieces) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split("\n")
    rest = lines.pop() ?? ""
    for (const line of lines) yield `${line}\n`
  }
  if (rest !== "") yield rest
}

const encoder = new TextEncoder()

/** So many lines, and then one that says it was terminated early. */
export async function* terminatedEarly(pieces: Pieces, afterLines: number): Pieces {
  let sent = 0
  for await (const line of linesOf(pieces)) {
    if (sent === afterLines) break
    yield encoder.encode(line)
    sent++
  }
  yield encoder.encode("terminated early\n")
}

/** Every line, one of them broken: by `text` in its place, or off in the middle. */
export async function* withMalformedLine(pieces: Pieces, number: number, text: string | undefined): Pieces {
  let count = 0
  for await (const line of linesOf(pieces)) {
    count++
    yield encoder.encode(count === number ? `${text ?? line.slice(0, line.length >> 1)}\n` : line)
  }
}

/** Everything but the line break at the very end. */
export async function* withoutLastNewline(pieces: Pieces): Pieces {
  let held: string | undefined
  for await (const line of linesOf(pieces)) {
    if (held !== undefined) yield encoder.encode(held)
    held = line
  }
  if (held !== undefined) yield encoder.encode(held.endsWith("\n") ? held.slice(0, -1) : held)
}

/** Changes what is inside a compressed body, or in a plain one. */
export const inside = (
  body: Body,
  isPacked: boolean,
  change: (pieces: Pieces) => Pieces
): ReadableStream<Uint8Array> => {
  if (!isPacked) return streamOf(change(piecesOf(body)))
  const through = (pieces: Pieces, coding: TransformStream): Pieces =>
    piecesOf(streamOf(pieces).pipeThrough<Uint8Array>(coding))
  const unpacked = through(piecesOf(body), new DecompressionStream("gzip"))
  return streamOf(through(change(unpacked), new CompressionStream("gzip")))
}

/** The whole body in memory. */
export const wholeOf = async (body: Body): Promise<Uint8Array> => {
  if (body instanceof Uint8Array) return body
  const pieces: Array<Uint8Array> = []
  let length = 0
  for await (const piece of body) {
    pieces.push(piece)
    length += piece.length
  }
  const whole = new Uint8Array(length)
  let end = length
  for (const piece of pieces.reverse()) {
    end -= piece.length
    whole.set(piece, end)
  }
  return whole
}
