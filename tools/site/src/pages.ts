/**
 * Every page of the site: the guides and READMEs of the repository, the API and the services.
 */
import { basename } from "node:path"
import { apiPages } from "./api.ts"
import { homePage } from "./home-page.ts"
import { home, sections } from "./navigation.ts"
import * as Page from "./Page.ts"
import { filesOf, read } from "./repository.ts"
import * as Spec from "./services/Spec.ts"
import { servicePages, servicesPage } from "./services/service-page.ts"

const specFiles = filesOf("specs/*.yaml")

/** The descriptions of all services. */
export const readSpecs = (): ReadonlyArray<Spec.Spec> =>
  specFiles.map((file) => Spec.fromYaml(basename(file, ".yaml"), read(file)))

/** Makes every page. */
export const makePages = (): ReadonlyArray<Page.Page> => {
  const files = new Set([home, ...sections.flatMap(({ files }) => files), ...filesOf("packages/*/README.md")])
  const known = new Set([...files, ...specFiles])
  const pages = new Map(
    [...files].map((file) => {
      const page = Page.fromFile(file, read(file), known)
      return [page.place, file === home ? homePage(page) : page]
    })
  )
  const specs = readSpecs()
  for (const page of [...apiPages(pages), servicesPage(specs), ...specs.flatMap(servicePages)])
    pages.set(page.place, page)
  return [...pages.values()]
}
