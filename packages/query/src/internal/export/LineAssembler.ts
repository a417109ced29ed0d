/**
 * Finds the complete lines in pieces of bytes that begin and end anywhere. Lines are told apart as bytes, so a character
 * that two pieces share stays whole.
 */

const newline = 10

/** Holds the beginning of a line until its end has come. */
export class LineAssembler {
  private held: Array<Uint8Array> = []
  private length = 0

  /** How many bytes of an unfinished line there are. */
  get heldBytes(): number {
    return this.length
  }

  /** The unfinished line. */
  get heldLine(): Uint8Array {
    return joined(this.held, this.length)
  }

  /** Takes in a piece, and gives the lines that are complete with it, in order, in one region or two. */
  push(piece: Uint8Array): ReadonlyArray<Uint8Array> {
    const end = piece.lastIndexOf(newline) + 1
    if (end === 0) {
      this.hold(piece)
      return []
    }
    const regions: Array<Uint8Array> = []
    let start = 0
    if (this.length > 0) {
      start = piece.indexOf(newline) + 1
      this.hold(piece.subarray(0, start))
      regions.push(this.heldLine)
      this.held = []
      this.length = 0
    }
    if (start < end) regions.push(piece.subarray(start, end))
    if (end < piece.length) this.hold(piece.subarray(end))
    return regions
  }

  /** Holds a copy, because a piece is only valid until the next one is asked for. */
  private hold(bytes: Uint8Array): void {
    this.held.push(Uint8Array.from(bytes))
    this.length += bytes.length
  }
}

const joined = (pieces: ReadonlyArray<Uint8Array>, length: number): Uint8Array => {
  const bytes = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}
