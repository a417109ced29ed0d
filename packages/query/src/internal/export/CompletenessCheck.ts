/**
 * Reads a gzip body only to know that it is complete: its checksum, its last newline, and that the service neither refused
 * it nor terminated it early.
 */
import { Break, isTerminated, refuse } from "./Break.ts"
import { Inflater } from "./Inflater.ts"

const newline = 10

/** What every event ends with. */
const brace = 125

/** How much of the end of a line is looked at. */
const tailBytes = 64

/** How much is read of a first line to see whether it is a refusal. */
const firstBytes = 64 * 1024

const empty = Buffer.of()

/** Looks into a body as it passes. */
export class CompletenessCheck {
  private readonly inflater = new Inflater((block) => this.inspect(block))
  /** The first line as far as it came, and the end of the line that is not complete yet. */
  private first: Buffer = empty
  private tail: Buffer = empty
  private lines = 0
  private isTerminated = false

  /** Takes in a piece of a compressed body. Throws a {@link Break} when it is damaged. */
  async take(piece: Uint8Array): Promise<void> {
    for await (const _ of this.inflater.take(piece));
  }

  /** The number of lines of the whole body. Throws where it must not end here. */
  async end(): Promise<number> {
    for await (const _ of this.inflater.end());
    this.look(this.tail)
    if (this.lines <= 1 && this.first.length < firstBytes) refuse(this.first.toString())
    if (this.isTerminated) throw new Break({ _tag: "TerminatedEarly" })
    if (this.tail.length > 0) throw new Break({ _tag: "Cut" })
    return this.lines
  }

  close(): void {
    this.inflater.close()
  }

  private inspect(block: Buffer): void {
    if (this.lines === 0) this.first = Buffer.concat([this.first, block.subarray(0, firstBytes - this.first.length)])
    let start = 0
    for (let at = block.indexOf(newline); at !== -1; at = block.indexOf(newline, start)) {
      if (at === 0 || block[at - 1] !== brace) this.look(this.endOf(block, start, at))
      this.tail = empty
      this.lines++
      start = at + 1
    }
    this.tail = this.endOf(block, start, block.length)
  }

  /** The last bytes of a line, which may have begun in an earlier block. */
  private endOf(block: Buffer, start: number, end: number): Buffer {
    return Buffer.concat([this.tail, block.subarray(Math.max(start, end - tailBytes), end)]).subarray(-tailBytes)
  }

  private look(tail: Buffer): void {
    if (isTerminated(tail.toString("latin1"))) this.isTerminated = true
  }
}
