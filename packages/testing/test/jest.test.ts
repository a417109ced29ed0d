import { spawnSync } from "node:child_process"
import { createFakeServer } from "@tallymark/testing"
import type {} from "@tallymark/testing/jest"
import { expect as jestExpect } from "expect"
import { expect, expectTypeOf, it } from "vitest"

/** Runs a module in a process of its own, where the globals are its own too. */
const run = (code: string) => {
  const cwd = new URL(".", import.meta.url)
  const { status, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", code], {
    cwd,
    encoding: "utf8"
  })
  return { status, stderr }
}

it("the Jest entry point extends the global expect", () => {
  const code = `
    import { expect } from "expect"
    import { createFakeServer } from "@tallymark/testing"
    globalThis.expect = expect // as Jest does
    await import("@tallymark/testing/jest")
    const server = createFakeServer()
    await server.fetch(server.url + "/e?_k=k&_p=bob&_n=Did&n=3")
    expect(server).toHaveRecorded({ event: "Did", properties: { n: expect.any(Number) } })
    expect(() => expect(server).toHaveRecorded({ event: "Done" })).toThrow("The nearest of 1 recorded")
  `
  expect(run(code)).toMatchObject({ status: 0 })
})

it("the Jest entry point says what to do where there is no global expect", () => {
  const { status, stderr } = run('await import("@tallymark/testing/jest")')
  expect([status, stderr]).toEqual([1, expect.stringContaining("Error: There is no global expect here")])
})

it("the Jest entry point types the matchers", () => {
  const assertion = () => jestExpect(createFakeServer())
  expectTypeOf(assertion).returns.toHaveProperty("toHaveRecorded")
  // @ts-expect-error an expected event has a name
  const wrong = () => jestExpect(createFakeServer()).toHaveRecorded({ person: "bob" })
  expectTypeOf(wrong).toBeFunction()
})
