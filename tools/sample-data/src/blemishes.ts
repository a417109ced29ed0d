/**
 * What makes the sample look like a real export: lines sent twice, names in another case, notes of the service about the
 * hit, escapes that are not JSON, and lines that are beyond repair.
 */
import { formatExportLine } from "@tallymark/core"
import type { Entry } from "./notebook.ts"
import type { Random } from "./random.ts"

/** A line of the file and when the service received it. */
interface Written {
  readonly receivedAt: number
  readonly text: string
}

/** Formats the entries in the order of their arrival, blemishes included. */
export const writeLines = (entries: ReadonlyArray<Entry>, random: Random): ReadonlyArray<string> => {
  const lines = entries.flatMap((entry) => withRepeats(withOldSpelling(entry, random), random))
  return [...lines, ...oddLines(entries)].sort((a, b) => a.receivedAt - b.receivedAt).map(({ text }) => text)
}

/** A client that retries without keeping the time apart sends one line in a hundred twice. */
const withRepeats = ({ line, receivedAt }: Entry, random: Random): Array<Written> => {
  const text = withNotes(formatExportLine(line), receivedAt, random)
  const once = { receivedAt, text }
  return random.percent(1) ? [once, { receivedAt: receivedAt + random.whole(1, 7200), text }] : [once]
}

/** An old page still writes names in lower case; the service takes them for the same. */
const withOldSpelling = (entry: Entry, random: Random): Entry => {
  const { line } = entry
  if (line._tag !== "Record" || line.event !== "Viewed Product" || !random.percent(4)) return entry
  return { ...entry, line: { ...line, event: "viewed product" } }
}

/** The mobile app's hits carry the service's notes. */
const withNotes = (text: string, receivedAt: number, random: Random): string =>
  random.percent(5) ? `${text.slice(0, -1)},"_c":"mobile_app","_server_timestamp":${receivedAt}}` : text

/** Lines as programs that are not careful write them, spread over the month. */
const oddLines = (entries: ReadonlyArray<Entry>): Array<Written> => {
  const step = Math.floor(entries.length / (broken.length + 1))
  return broken.map((write, index) => {
    const neighbour = entries[step * (index + 1)]
    const { receivedAt, line } = neighbour ?? { receivedAt: 0, line: { person: "nobody", timestamp: 0 } }
    return { receivedAt, text: write(JSON.stringify(line.person), line.timestamp + 1) }
  })
}

const broken: ReadonlyArray<(person: string, second: number) => string> = [
  // Escapes that are not JSON, which the parser repairs.
  (person, second) => String.raw`{"_p":${person},"_t":${second},"_n":"Searched","search terms":"builder\'s tea"}`,
  (person, second) => String.raw`{"_p":${person},"_t":${second},"_n":"Searched","search terms":"mother\x27s day"}`,
  (person, second) =>
    String.raw`{"_p":${person},"_t":${second},"_n":"Searched","search terms":"caf\303\251 cr\303\250me"}`,
  (person, second) =>
    String.raw`{"_p":${person},"_t":${second},"_n":"Searched","search terms":"\346\212\271\350\214\266"}`,
  (person, second) =>
    String.raw`{"_p":${person},"_t":${second},"_n":"Visited Site","referrer":"file:///C:\Users\anna\tea.html"}`,
  (person, second) => `{"_p":${person},"_t":${second},"_n":"Visited Site","referrer":"tea list\tpage 2"}`,
  (person, second) => String.raw`{"_p":${person},"_t":${second},"review title":"not my cup \u{1F375}"}`,
  // Numbers whose spelling must survive.
  (person, second) => `{"_p":${person},"_t":${second},"_n":"Purchased","total":19.90,"order":9007199254740993}`,
  // Lines beyond repair.
  (person, second) => `{"_p":${person},"_t":${second},"_n":"Viewed Product","product":"Teapot, ca`,
  (person, second) => `{"_p":${person},"_t":${second},"_n":"Started Checkout","cart":[{"product":"Earl Grey"}]}`,
  // Lines that are in order but that the service would not keep.
  (_person, second) => `{"_p":"null","_t":${second},"_n":"Visited Site","referrer":"direct"}`,
  (person, second) =>
    `{"_p":${person},"_t":${second},"_n":"Visited Site","referrer":"https://ads.example/?trace=${"0123456789".repeat(60)}"}`
]
