import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { isApiError, RateLimited } from "@tallymark/core"
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import { TestClock } from "effect/testing"
import { fileLimits } from "../../src/limits/file-limits.ts"
import { Limits } from "../../src/limits/Limits.ts"
import { begin } from "./support/start-times.ts"

const hour = 3_600_500
const noon = Date.UTC(2026, 10, 22, 12)

/** A ledger in a directory of its own, and what a run of a program with it warns of. */
const ledger = Effect.acquireRelease(
  Effect.sync(() => {
    const directory = mkdtempSync(join(tmpdir(), "tallymark-"))
    const file = join(directory, "state", "limits.json")
    const warnings: Array<string> = []
    const onWarning = (message: string): void => void warnings.push(message)
    /** A run of a program, from its start to its end. */
    const run = <A, E>(effect: Effect.Effect<A, E, Limits>, project = "12345", path = file) =>
      Effect.provide(effect, fileLimits({ file: path, maxWait: "1 hour", onWarning }).layer(project))
    return { directory, file, warnings, run }
  }),
  ({ directory }) => Effect.sync(() => rmSync(directory, { recursive: true }))
)

const call = Limits.use(({ permit }) => permit("query", Clock.currentTimeMillis))
const calls = (count: number) => Effect.repeat(call, { times: count - 1 })
const status = Limits.use((limits) => Effect.map(limits.status, ({ query }) => query))
const used = Effect.map(status, ({ used }) => used)

describe("limits in a file", () => {
  it.effect("know what an earlier run has used, to the millisecond", () =>
    Effect.gen(function* () {
      const { run, warnings } = yield* ledger
      yield* TestClock.setTime(noon)
      yield* run(calls(60))
      yield* TestClock.adjust("20 minutes")
      assert.deepInclude(yield* run(status), { used: 60, remaining: 0, nextAt: new Date(noon + hour) })
      const waiting = yield* begin(run(call))
      yield* TestClock.adjust("1 hour")
      assert.deepStrictEqual(waiting.pollUnsafe(), yield* Effect.exit(Effect.succeed(noon + hour)))
      assert.deepStrictEqual(warnings, [])
    })
  )

  it.effect("know of a pause that began in an earlier run", () =>
    Effect.gen(function* () {
      const { run } = yield* ledger
      yield* TestClock.setTime(noon)
      yield* run(Limits.use(({ pause }) => pause("query", "10 minutes")))
      yield* TestClock.adjust("1 minute")
      assert.strictEqual((yield* run(status)).nextAt.getTime(), noon + 600_000)
    })
  )

  it.effect("are shared by those who have the file open at the same time", () =>
    Effect.gen(function* () {
      const { run } = yield* ledger
      yield* run(
        Effect.gen(function* () {
          yield* calls(20)
          yield* run(
            Effect.gen(function* () {
              yield* calls(40)
              assert.instanceOf(yield* Effect.flip(call), RateLimited)
            })
          )
          assert.strictEqual(yield* used, 60)
        })
      )
    })
  )

  it.effect("count each project apart", () =>
    Effect.gen(function* () {
      const { run } = yield* ledger
      yield* run(calls(3), "1")
      yield* run(calls(2), "2")
      assert.deepStrictEqual([yield* run(used, "1"), yield* run(used, "2"), yield* run(used, "3")], [3, 2, 0])
    })
  )

  it.effect("are readable by this user only, and forget what is over", () =>
    Effect.gen(function* () {
      const { file, run } = yield* ledger
      yield* run(calls(60))
      assert.strictEqual(statSync(file).mode & 0o777, 0o600)
      yield* TestClock.adjust("2 hours")
      yield* run(calls(1))
      assert.strictEqual(JSON.parse(readFileSync(file, "utf8")).pages["12345:query"].uses.length, 1)
      assert.isFalse(existsSync(`${file}.lock`))
    })
  )

  it.effect("go on in an hour when the clock was set back by a day between two runs", () =>
    Effect.gen(function* () {
      const { run } = yield* ledger
      yield* TestClock.setTime(noon)
      yield* run(calls(60))
      yield* TestClock.setTime(noon - Duration.toMillis("1 day"))
      yield* run(used)
      yield* TestClock.adjust("30 minutes")
      assert.strictEqual(yield* run(used), 60)
      yield* TestClock.adjust("31 minutes")
      assert.strictEqual(yield* run(used), 0)
    })
  )
})

describe("a ledger file that is not as it should be", () => {
  it.effect("counts as used up since it was last written when it is broken, and is made whole", () =>
    Effect.gen(function* () {
      const { file, run, warnings } = yield* ledger
      yield* TestClock.setTime(noon)
      yield* run(calls(2))
      writeFileSync(file, readFileSync(file, "utf8").slice(0, 90))
      utimesSync(file, noon / 1000 - 600, noon / 1000 - 600)
      assert.deepInclude(yield* run(status), { used: 60, nextAt: new Date(noon - 600_000 + hour) })
      assert.lengthOf(warnings, 1)
      assert.include(warnings[0], "its content is broken")
      assert.strictEqual(yield* run(used), 60)
      assert.lengthOf(warnings, 1)
    })
  )

  it.effect("is left alone when it is no ledger at all", () =>
    Effect.gen(function* () {
      const { directory, run, warnings } = yield* ledger
      const precious = join(directory, "package.json")
      writeFileSync(precious, '{ "name": "precious" }')
      assert.strictEqual(yield* run(Effect.andThen(calls(2), used), "12345", precious), 2)
      assert.strictEqual(readFileSync(precious, "utf8"), '{ "name": "precious" }')
      assert.lengthOf(warnings, 1)
      assert.include(warnings[0], "it is no ledger")
    })
  )

  it.effect("leaves the count in memory when it cannot be written", () =>
    Effect.gen(function* () {
      const { directory, run, warnings } = yield* ledger
      writeFileSync(join(directory, "file"), "")
      const path = join(directory, "file", "limits.json")
      assert.strictEqual(yield* run(Effect.andThen(calls(2), used), "12345", path), 2)
      assert.isAtLeast(warnings.length, 1)
      assert.match(warnings[0] ?? "", /ENOTDIR|EEXIST/)
    })
  )

  it.live("is not held up for good by the lock of a process that has died", () =>
    Effect.gen(function* () {
      const { file, run } = yield* ledger
      yield* run(calls(1))
      writeFileSync(`${file}.lock`, "0")
      utimesSync(`${file}.lock`, 0, 0)
      assert.strictEqual(yield* run(Effect.andThen(calls(1), used)), 2)
    })
  )

  it("is refused before anything happens when it has no path", () => {
    try {
      fileLimits({ file: "", maxWait: -1 })
      assert.fail("took it")
    } catch (error) {
      if (!isApiError(error) || error.reason._tag !== "InvalidInput") throw error
      assert.deepStrictEqual(
        error.reason.issues.map(({ path }) => path),
        ["maxWait", "file"]
      )
    }
  })
})
