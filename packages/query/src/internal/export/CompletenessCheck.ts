/**
 * Reads a gzip body only to know that it is complete: its checksum, its last newline, and that the service did not
 * terminate it early.
 */
import { Break } from "./Break.ts"
import { Inflater } from "./Inflater.ts"

const newline = 10

const terminated = "terminated early"

/** Looks into a body as it passes. */
export class CompletenessCheck {
  private readonly inflater = new Inflater((block) => this.inspect(block))
  private tail: Buffer = Buffer.of()
  private lines = 0

  /** Takes in a piece of a compressed body. Throws a {@link Break} when it is damaged. */
  async take(piece: Uint8Array): Promise<void> {
    for await (const _ of this.inflater.take(piece));
  }

  /** The number of lines of the whole body. Throws a {@link Break} when it must not end here. */
  async end(): Promise<number> {
    for await (const _ of this.inflater.end());
    const lastLine = this.tail.toString("latin1").trimEnd().split("\n").at(-1)
    if (lastLine === terminated) throw new Break({ _tag: "TerminatedEarly" })
    if (this.tail.length > 0 && this.tail.at(-1) !== newline) throw new Break({ _tag: "Cut" })
    return this.lines
  }

  close(): void {
    this.inflater.close()
  }

  private inspect(block: Buffer): void {
    for (let at = block.indexOf(newline); at !== -1; at = block.indexOf(newline, at + 1)) this.lines++
    // Only the end of the last line matters, which may have come in several blocks.
    const end = block.length >= 64 ? block : Buffer.concat([this.tail, block])
    this.tail = Buffer.from(end.subarray(-64))
  }
}
