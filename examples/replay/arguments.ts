/**
 * What the program is asked to do, and whether the file it is given can be read.
 */
import { constants } from "node:fs"
import { access, stat } from "node:fs/promises"
import { resolve } from "node:path"
import { parseArgs } from "node:util"

/** How to call the program. */
export const usage = `Replays a KISSmetrics data export into a fake KISSmetrics on this machine,
and shows what arrives.

  npm start                replay the sample, a month of a small shop
  npm start -- FILE        replay your own export: one JSON object per line
`

/** A request to show how the program is called, a file to replay, or what is wrong with the arguments. */
export type Request =
  | { readonly _tag: "Help" }
  | { readonly _tag: "Replay"; readonly path: string | undefined }
  | { readonly _tag: "Mistake"; readonly message: string }

/** Reads the command line. */
export const readArguments = (args: ReadonlyArray<string>): Request => {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { help: { type: "boolean", short: "h" } }
    })
    if (values.help === true) return { _tag: "Help" }
    if (positionals.length > 1) return { _tag: "Mistake", message: "one file at a time, please" }
    return { _tag: "Replay", path: positionals[0] }
  } catch (error) {
    // The rest of the platform's message explains an escape that nobody needs here.
    const [message = ""] = error instanceof Error ? error.message.split(". ") : []
    return { _tag: "Mistake", message }
  }
}

/** The absolute path of a file that holds something and may be read, or what is wrong with it. */
export const checkFile = async (path: string): Promise<{ readonly file: string } | { readonly fault: string }> => {
  const file = resolve(path)
  try {
    const stats = await stat(file)
    if (stats.isDirectory()) return { fault: `${path} is a directory; name a file of the export, such as 1.json` }
    await access(file, constants.R_OK)
    if (stats.isFile() && stats.size === 0) return { fault: `${path} is empty` }
    return { file }
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined
    if (code === "ENOENT" || code === "ENOTDIR") return { fault: `there is no file ${file}` }
    if (code === "EACCES" || code === "EPERM") return { fault: `${path} may not be read` }
    return { fault: `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}` }
  }
}
