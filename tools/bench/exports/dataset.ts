/**
 * The data of an export: four days of gzip NDJSON that look like those of a web product, the same in every run.
 */
import { once } from "node:events"
import { createWriteStream } from "node:fs"
import { join } from "node:path"
import { pipeline } from "node:stream/promises"
import { createGzip } from "node:zlib"

/** The days there are data of. */
export const days: ReadonlyArray<string> = ["2026-01-01", "2026-01-02", "2026-01-03", "2026-01-04"]

/** What was written. */
export interface Dataset {
  /** The compressed file of each day. */
  readonly files: ReadonlyArray<string>
  readonly events: number
  /** Bytes of text, and of the compressed files. */
  readonly bytes: number
  readonly compressedBytes: number
}

const linesPerBlock = 1000

/** Writes about so many bytes of text, in four files. */
export const write = async (directory: string, bytes: number): Promise<Dataset> => {
  const written = await Promise.all(
    days.map(async (day, at) => {
      const file = join(directory, `${day}.ndjson.gz`)
      return { file, ...(await writeDay(file, at, bytes / days.length)) }
    })
  )
  const sum = (figure: (day: (typeof written)[number]) => number): number =>
    written.reduce((total, day) => total + figure(day), 0)
  return {
    files: written.map(({ file }) => file),
    events: sum(({ events }) => events),
    bytes: sum((day) => day.bytes),
    compressedBytes: sum((day) => day.compressedBytes)
  }
}

const writeDay = async (file: string, day: number, most: number) => {
  const random = generator(day + 1)
  const gzip = createGzip()
  const stored = createWriteStream(file)
  const finished = pipeline(gzip, stored)
  let [events, bytes] = [0, 0]
  while (bytes < most) {
    let block = ""
    for (let n = 0; n < linesPerBlock; n++) block += `${line(day, events++, random)}\n`
    bytes += Buffer.byteLength(block)
    if (!gzip.write(block)) await once(gzip, "drain")
  }
  gzip.end()
  await finished
  return { events, bytes, compressedBytes: stored.bytesWritten }
}

const names = ["Page Viewed", "Button Clicked", "Signed Up", "Plan Changed", "Invoice Paid", "Søknad sendt"]
const cities = ["Oslo", "London", "Berlin", "New York", "Chicago", "Madrid", "Tromsø", "München", "São Paulo", "東京"]
const browsers = ["Chrome", "Safari", "Firefox", "Edge"]
const systems = ["Mac OS X", "Windows", "Linux", "iOS", "Android"]

/** One event; about one line in eight has a character beyond ASCII. */
const line = (day: number, n: number, random: () => number): string => {
  const pick = (texts: ReadonlyArray<string>): string => texts[Math.floor(random() * texts.length)] ?? ""
  const city = random() < 0.75 ? "Oslo" : pick(cities)
  const product = (): string => `product-${Math.floor(random() * 2000)}`
  const hex = (digits: number): string => Math.floor(random() * 16 ** digits).toString(16)
  return JSON.stringify({
    event: pick(names),
    properties: {
      time: 1_767_225_600 + day * 86_400 + (n % 86_400),
      distinct_id: `$device:${hex(12)}-${hex(10)}`,
      $insert_id: `${hex(8)}-${hex(4)}-${hex(4)}-${hex(12)}`,
      $browser: pick(browsers),
      $browser_version: 100 + Math.floor(random() * 40),
      $city: city,
      $current_url: `https://app.example.com/projects/${Math.floor(random() * 1e6)}/reports/${hex(6)}?tab=overview&range=30d`,
      $device_id: `${hex(12)}-${hex(12)}-${hex(8)}`,
      $initial_referrer: "$direct",
      $initial_referring_domain: "$direct",
      $lib_version: "2.49.0",
      $mp_api_endpoint: "api-js.mixpanel.com",
      $os: pick(systems),
      $region: city,
      $screen_height: 1080,
      $screen_width: 1920,
      mp_country_code: "NO",
      mp_lib: "web",
      mp_processing_time_ms: 1_767_225_600_123 + n,
      plan: pick(["free", "pro", "team"]),
      amount: Math.floor(random() * 1e6) / 100,
      items: [product(), product(), product()].slice(0, Math.floor(random() * 4)),
      trial: random() < 0.5
    }
  })
}

/** Numbers from 0 to 1 that look random (mulberry32). */
const generator = (seed: number): (() => number) => {
  let state = seed * 0x9e3779b9
  return () => {
    state = (state + 0x6d2b79f5) | 0
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    const again = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((again ^ (again >>> 14)) >>> 0) / 2 ** 32
  }
}
