/**
 * Where a file of the repository stands on the site.
 */
import { basename } from "node:path"

/**
 * The page that a file becomes, by its path from the root of the site.
 *
 * `docs/limits.md` is `limits.md`, the README of a directory is its first page, and that of a package leads to the
 * package's API. A spec is the first page of its service.
 */
export const placeOf = (file: string): string =>
  file.endsWith(".yaml")
    ? `services/${basename(file, ".yaml")}/index.md`
    : file
        .replace(/^docs\//, "")
        .replace(/^packages\//, "api/")
        .replace(/README\.md$/, "index.md")
        .toLowerCase()

/** The address of a page, without the site's own. */
export const addressOf = (place: string): string =>
  `/${place.replace(/(^|\/)index\.md$/, "$1").replace(/\.md$/, ".html")}`
