/**
 * A file that is written from its beginning to its end.
 */
import { type FileHandle, open } from "node:fs/promises"

/** A new file, which nobody else may read: events are people's data. */
export class PartFile {
  /** How many bytes have been written. */
  size = 0
  private readonly file: FileHandle

  private constructor(file: FileHandle) {
    this.file = file
  }

  /** Makes it, in place of one that may be there. */
  static async create(path: string): Promise<PartFile> {
    return new PartFile(await open(path, "w", 0o600))
  }

  /** Writes all of some bytes, which a file system may take in several parts. */
  async append(bytes: Uint8Array): Promise<void> {
    for (let written = 0; written < bytes.length; ) {
      const { bytesWritten } = await this.file.write(bytes, written, bytes.length - written, this.size)
      written += bytesWritten
      this.size += bytesWritten
    }
  }

  /** Waits until all of it is on the disk. */
  async sync(): Promise<void> {
    await this.file.sync()
  }

  /** Closes it, once nothing is being written any more. */
  async close(): Promise<void> {
    await this.file.close()
  }
}
