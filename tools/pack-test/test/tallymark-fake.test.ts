import { spawn } from "node:child_process"
import { once } from "node:events"
import { createInterface } from "node:readline"
import { environmentIn } from "@tallymark/verify/Command"
import { assert, inject, it } from "vitest"

it("tallymark-fake starts, says where it listens, answers, shows its page and stops when told", async ({
  onTestFinished
}) => {
  const directory = inject("consumer")
  const child = spawn("tallymark-fake", ["--port", "0"], {
    cwd: directory,
    env: environmentIn(directory),
    stdio: ["ignore", "pipe", "inherit"]
  })
  onTestFinished(() => void child.kill("SIGKILL"))
  const ended = once(child, "exit")
  const [line] = await Promise.race([
    once(createInterface(child.stdout), "line"),
    ended.then(([code]) => assert.fail(`It ended with ${code} before it said anything.`))
  ])
  const { url, page, pid } = JSON.parse(line)
  assert.strictEqual(pid, child.pid)
  const answer = await fetch(`${url}/e?_k=${"0".repeat(40)}&_p=alice&_n=Signed+Up`)
  assert.strictEqual(answer.status, 200)
  assert.strictEqual((await answer.arrayBuffer()).byteLength, 42)
  const html = await (await fetch(page)).text()
  const files = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path ?? "")
  assert.sameMembers(files, ["/__page__/page.js", "/__page__/page.css", "/__page__/icon.svg"])
  for (const path of files) assert.strictEqual((await fetch(url + path)).status, 200, path)
  child.kill("SIGTERM")
  assert.deepStrictEqual(await ended, [0, null])
})
