/**
 * The lists beside the pages: one for the guides, one for each package and one for each service.
 */
import type { DefaultTheme } from "vitepress"
import { type Entry, moduleName } from "./api.ts"
import { sections } from "./navigation.ts"
import { titleOf } from "./Page.ts"
import { addressOf, placeOf } from "./place.ts"
import { read } from "./repository.ts"
import { operationPlace } from "./services/operation-page.ts"
import type { Spec } from "./services/Spec.ts"
import { callsByTag } from "./services/service-page.ts"

type Item = DefaultTheme.SidebarItem

/** All lists, by the address that they are for. */
export const sidebar = (packages: ReadonlyArray<Entry>, specs: ReadonlyArray<Spec>): DefaultTheme.SidebarMulti => ({
  "/": guides(packages, specs),
  ...Object.fromEntries(packages.map((entry) => [addressOfEntry(entry), packageItems(entry)])),
  ...Object.fromEntries(specs.map((spec) => [serviceAddress(spec), serviceItems(spec)]))
})

const guides = (packages: ReadonlyArray<Entry>, specs: ReadonlyArray<Spec>): Array<Item> => [
  ...sections.map(({ collapsed, files, title }): Item => {
    const items = files.map((file) => ({ text: titleOf(read(file)), link: addressOf(placeOf(file)) }))
    const [only, ...others] = items
    if (only !== undefined && others.length === 0) return { ...only, text: title }
    return { text: title, collapsed: collapsed ?? false, items }
  }),
  {
    text: "API",
    collapsed: false,
    items: packages.map((entry) => ({ text: entry.title, link: addressOfEntry(entry) }))
  },
  {
    text: "Services",
    collapsed: false,
    items: specs.map((spec) => ({ text: spec.document.info.title, link: serviceAddress(spec) }))
  }
]

const packageItems = (entry: Entry): Array<Item> => [
  { text: "All packages", link: "/api/" },
  { text: "Overview", link: addressOfEntry(entry) },
  ...mainFirst(entry.children ?? []).map(
    (child): Item => ({
      ...itemOf(child),
      ...(child.path === undefined ? {} : { text: moduleName(entry.title.replace("@tallymark/", ""), child.title) })
    })
  )
]

const mainFirst = (modules: ReadonlyArray<Entry>): ReadonlyArray<Entry> =>
  modules.toSorted((one, other) => Number(other.title === "index") - Number(one.title === "index"))

const itemOf = ({ children, path, title }: Entry): Item => ({
  text: title,
  ...(path === undefined ? {} : { link: addressOf(`api/${path}`) }),
  ...(children === undefined ? {} : { collapsed: path === undefined, items: children.map(itemOf) })
})

const addressOfEntry = ({ path, title }: Entry): string => addressOf(`api/${path ?? `${title.split("/")[1]}/index.md`}`)

const serviceAddress = ({ name }: Spec): string => addressOf(placeOf(`specs/${name}.yaml`))

const serviceItems = (spec: Spec): Array<Item> => [
  { text: "All services", link: "/services/" },
  { text: "Overview", link: serviceAddress(spec) },
  ...callsByTag(spec).map(([tag, calls]) => ({
    text: tag,
    collapsed: false,
    items: calls.map(({ operation }) => ({
      text: operation.summary,
      link: addressOf(operationPlace(spec, operation.operationId))
    }))
  }))
]
