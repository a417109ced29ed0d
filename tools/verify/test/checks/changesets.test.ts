import { mkdirSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { assert, describe, it } from "vitest"
import * as Command from "../../src/Command.ts"
import { changesets } from "../../src/checks/changesets.ts"
import { directoryOf } from "../directory.ts"

const config = { fixed: [["@a/one", "@a/two"]], baseBranch: "main", access: "public" }
const changeset = '---\n"@a/one": minor\n---\n\nSays more.\n'

const files = {
  "package.json": '{ "name": "a", "private": true }',
  "pnpm-workspace.yaml": "packages: [packages/*]\n",
  "pnpm-lock.yaml": "",
  ".changeset/config.json": JSON.stringify(config),
  "packages/one/package.json": '{ "name": "@a/one", "version": "0.0.0" }',
  "packages/two/package.json": '{ "name": "@a/two", "version": "0.0.0" }'
}

const git = async (cwd: string, ...args: ReadonlyArray<string>): Promise<void> => {
  const who = ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"]
  const { code, output } = await Command.run("git", [...who, ...args], { cwd })
  assert.strictEqual(code, 0, output)
}

const commit = async (cwd: string, changes: Readonly<Record<string, string>> = {}): Promise<void> => {
  for (const [path, text] of Object.entries(changes)) writeFileSync(join(cwd, path), text)
  await git(cwd, "add", "--all")
  await git(cwd, "commit", "--quiet", "--message", "change")
}

const repository = async (): Promise<string> => {
  const directory = directoryOf(files)
  await git(directory, "init", "--quiet", "--initial-branch=main")
  await commit(directory)
  return directory
}

describe("changesets", () => {
  it("has nothing to say before the first commit", async () => {
    const directory = directoryOf(files)
    await git(directory, "init", "--quiet", "--initial-branch=main")
    assert.strictEqual((await changesets(directory)).reason, "there is no commit to compare with")
  })

  it("accepts the first commit, and a bare main branch", async () => {
    assert.strictEqual((await changesets(await repository())).passed, 1)
  })

  it("asks for a changeset when a package changes on a branch, whatever waits on main, and accepts it", async () => {
    const directory = await repository()
    await commit(directory, { ".changeset/earlier.md": changeset })
    await git(directory, "checkout", "--quiet", "-b", "more")
    await commit(directory, { "packages/one/index.ts": "export {}" })
    assert.include((await changesets(directory)).output, "no changesets were found")
    await commit(directory, { ".changeset/more.md": changeset })
    assert.strictEqual((await changesets(directory)).passed, 1)
  })

  it("compares with the remote's main branch when the clone has none", async () => {
    const origin = await repository()
    const directory = directoryOf({})
    rmSync(directory, { recursive: true })
    await git(origin, "clone", "--quiet", origin, directory)
    await git(directory, "checkout", "--quiet", "-b", "more")
    await git(directory, "branch", "--quiet", "-D", "main")
    await commit(directory, { "packages/one/index.ts": "export {}" })
    assert.strictEqual((await changesets(directory)).failed, 1)
  })

  it("accepts a clone without a main branch", async () => {
    const directory = await repository()
    await git(directory, "branch", "--quiet", "-M", "elsewhere")
    assert.strictEqual((await changesets(directory)).passed, 1)
  })

  it("refuses a changeset for a package that does not exist", async () => {
    const directory = await repository()
    await commit(directory, { ".changeset/odd.md": changeset.replace("@a/one", "@a/nobody") })
    assert.include((await changesets(directory)).output, "@a/nobody")
  })

  it("names a package that would be released apart from the others", async () => {
    const directory = await repository()
    mkdirSync(join(directory, "packages/three"))
    await commit(directory, { "packages/three/package.json": '{ "name": "@a/three", "version": "0.0.0" }' })
    assert.include((await changesets(directory)).output, "@a/three")
  })
})
