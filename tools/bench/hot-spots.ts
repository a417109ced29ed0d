/**
 * Prints where the CPU profiles in a directory spent their time: `node hot-spots.ts DIR [COUNT]`.
 */
import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import { decimals } from "./format.ts"
import { table } from "./report.ts"

/** The parts of V8's profile format that self time needs. */
interface Profile {
  readonly nodes: ReadonlyArray<{
    readonly id: number
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number }
  }>
  readonly samples: ReadonlyArray<number>
  readonly timeDeltas: ReadonlyArray<number>
}

/** Milliseconds of self time by function, largest first; idle time is left out. */
export const selfTimes = ({ nodes, samples, timeDeltas }: Profile): ReadonlyArray<readonly [string, number]> => {
  const names = new Map(nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]))
  const times = new Map<string, number>()
  for (const [i, sample] of samples.entries()) {
    const name = names.get(sample) ?? "?"
    times.set(name, (times.get(name) ?? 0) + (timeDeltas[i] ?? 0) / 1000)
  }
  times.delete("(idle)")
  return [...times].toSorted(([, a], [, b]) => b - a)
}

/** Where a function is, without the part of the path that belongs to the machine. */
const nameOf = ({ functionName, url, lineNumber }: Profile["nodes"][number]["callFrame"]): string => {
  const place = url.replace(/^.*\/node_modules\/(?=[^.])/, "").replace(/^.*\/(?=(?:packages|tools)\/)/, "")
  return `${functionName || "(anonymous)"}${place === "" ? "" : ` ${place}:${lineNumber + 1}`}`
}

if (import.meta.main) {
  const [directory = ".", count = "25"] = process.argv.slice(2)
  for (const file of await readdir(directory)) {
    if (!file.endsWith(".cpuprofile")) continue
    const times = selfTimes(JSON.parse(await readFile(join(directory, file), "utf8")))
    const total = times.reduce((sum, [, time]) => sum + time, 0)
    const rows = times
      .slice(0, Number(count))
      .map(([name, time]) => [`${decimals((time / total) * 100)} %`, decimals(time), name])
    console.log([file, ...table(["share", "ms", "self time of"], rows, 0), ""].join("\n"))
  }
}
