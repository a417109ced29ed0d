/**
 * Q6: how long `import` takes in a fresh process; information beside the other figures.
 *
 * Ours is bundled first into JavaScript that leaves its dependencies out. The Effect modules it is compared with are those
 * the bundle imports.
 */
import { writeFile } from "node:fs/promises"
import { isBuiltin } from "node:module"
import { basename } from "node:path"
import { bundle, directory } from "../bundles.ts"
import { decimals, orDash } from "../format.ts"
import { type Outcome, verdict } from "../Outcome.ts"
import { end, nextMessage, start } from "../processes.ts"
import { ratio } from "../rounds.ts"
import type { Settings } from "../settings.ts"
import { median } from "../statistics.ts"

const facades = ["@tallymark/tracking", "@tallymark/tracking/node", "@tallymark/query", "@tallymark/query/node"]

/** Fewer make ratios that swing by a quarter from run to run, because a tenth of a second is all there is to measure. */
const fewest = 15

/** Imports every module in turn, several times. */
export const run = async (settings: Settings): Promise<Outcome> => {
  const modules: ReadonlyArray<readonly [label: string, specifier: string]> = [
    ["nothing", "data:text/javascript,"],
    ...(await Promise.all(facades.map(ours))).flat(),
    ["undici", import.meta.resolve("undici")],
    ["ky", import.meta.resolve("ky")],
    ["mixpanel", import.meta.resolve("mixpanel")],
    ["segment", import.meta.resolve("@segment/analytics-node")],
    ["posthog", import.meta.resolve("posthog-node")]
  ]
  const times = new Map<string, Array<number>>(modules.map(([label]) => [label, []]))
  for (let round = 0; round < Math.max(fewest, settings.runs); round++) {
    for (const [label, specifier] of round % 2 === 0 ? modules : modules.toReversed()) {
      times.get(label)?.push(await importTime(specifier))
    }
  }
  const middle = (label: string): number | undefined => {
    const measured = times.get(label)
    return measured === undefined ? undefined : median(measured)
  }
  return {
    id: "Q6",
    title: "import in a fresh process",
    measures: `Time of \`await import(…)\`, median of at least ${fewest} processes, files in the page cache.`,
    headings: ["ms"],
    rows: modules.map(([label]) => ({
      label,
      cells: [orDash(middle(label), decimals)],
      mark: "",
      runs: (times.get(label) ?? []).map((milliseconds) => ({ milliseconds }))
    })),
    verdicts: facades.map((name) =>
      verdict(
        `${name}: at most 1.3 × the Effect modules it uses`,
        ratio(middle(name), middle(effectOf(name))),
        (value) => `${decimals(value, 2)} ×`,
        (value) => value <= 1.3
      )
    )
  }
}

const effectOf = (name: string): string => `  Effect modules of ${name}`
const foreignOf = (name: string): string => `  all it imports, without itself: ${name}`

/** A facade as JavaScript, a file that imports only its Effect modules, and one that imports all that is not ours. */
const ours = async (name: string): Promise<ReadonlyArray<readonly [label: string, specifier: string]>> => {
  const entry = new URL(import.meta.resolve(name))
  const folder = `${name.replaceAll(/\W+/g, "-")}/`
  const { metafile } = await bundle(entry, folder)
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports.map(({ path }) => path))
  const foreign = [...new Set(imports.filter((path) => /^[a-z@]/.test(path) && !isBuiltin(path)))]
  return [
    [name, new URL(`${folder}${basename(entry.pathname, ".ts")}.js`, directory).href],
    [
      effectOf(name),
      await importing(
        `${folder}effect-modules.js`,
        foreign.filter((path) => path.startsWith("effect/"))
      )
    ],
    [foreignOf(name), await importing(`${folder}foreign-modules.js`, foreign)]
  ]
}

/** A file that imports some modules and does nothing else. */
const importing = async (name: string, paths: ReadonlyArray<string>): Promise<string> => {
  const file = new URL(name, directory)
  await writeFile(file, paths.map((path) => `import "${path}"\n`).join(""))
  return file.href
}

const importTime = async (specifier: string): Promise<number> => {
  const child = start(new URL("../jobs/import.ts", import.meta.url))
  try {
    child.send({ specifier })
    return (await nextMessage(child, 30_000)) as number // jobs/import.ts answers with the time
  } finally {
    await end(child)
  }
}
