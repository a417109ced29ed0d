/**
 * How VitePress builds the site.
 */
import { slug } from "github-slugger"
import { defineConfig } from "vitepress"
import { readEntries } from "./api.ts"
import { readSpecs } from "./pages.ts"
import { search } from "./search.ts"
import { sidebar } from "./sidebar.ts"

/** Four strokes and one across them. */
const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" fill="none" stroke="#0d8a72" stroke-width="3"
  stroke-linecap="round"><path d="M6 5v22M13 5v22M20 5v22M27 5v22M3 24 30 8"/></svg>`
const iconUrl = `data:image/svg+xml,${encodeURIComponent(icon)}`

/** The configuration; `.vitepress/config.ts` hands it on. */
export const config = defineConfig({
  lang: "en",
  title: "Tallymark",
  description: "Record what people do in a product, ask about it, and test both against a fake server.",
  srcDir: "dist/pages",
  outDir: "dist/site",
  cacheDir: "dist/cache",
  // Site-wide data in one file, not in each page.
  metaChunk: true,
  // The index of the search is one file by design.
  vite: { build: { chunkSizeWarningLimit: 3000 } },
  head: [["link", { rel: "icon", href: iconUrl }]],
  // Fragments as GitHub makes them, so that a link holds in both places.
  markdown: { anchor: { slugify: (text) => slug(text) } },
  themeConfig: {
    logo: iconUrl,
    nav: [
      { text: "Guides", link: "/getting-started.html" },
      { text: "API", link: "/api/", activeMatch: "^/api/" },
      { text: "Services", link: "/services/", activeMatch: "^/services/" },
      { text: "Decisions", link: "/decisions/", activeMatch: "^/decisions/" }
    ],
    sidebar: sidebar(readEntries(), readSpecs()),
    outline: [2, 3],
    externalLinkIcon: true,
    search
  }
})
