/**
 * Which module may import which.
 *
 * Facades stand on core, core stands on what is generated, `testing` stands on core alone. What a package ships may
 * need only what it declares, and a package is reached by its name, never by a path into its directory.
 */
import { builtinModules } from "node:module"

const source = "^packages/[^/]+/src/"

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    {
      name: "no-cycles",
      comment: "Modules that import each other cannot be read one at a time.",
      severity: "error",
      from: {},
      to: { circular: true }
    },
    {
      name: "core-imports-no-other-package",
      comment: "Core is below the facades and the fake servers.",
      severity: "error",
      from: { path: "^packages/core/src/" },
      to: { path: "^packages/(?!core/)" }
    },
    {
      name: "testing-imports-core-only",
      comment: "The fake servers must not share a facade's mistakes.",
      severity: "error",
      from: { path: "^packages/testing/src/" },
      to: { path: "^packages/(?!(testing|core)/)" }
    },
    {
      name: "facades-stay-apart",
      comment: "Tracking and query stand on core, not on each other.",
      severity: "error",
      from: { path: "^packages/(tracking|query)/src/" },
      to: { path: "^packages/(?!(core|$1)/)" }
    },
    {
      name: "compat-stands-on-the-facades",
      comment: "The old clients' calls are made of the modern ones and core, and nothing stands on them.",
      severity: "error",
      from: { path: "^packages/compat/src/" },
      to: { path: "^packages/(?!(compat|tracking|query|core)/)" }
    },
    {
      name: "the-cli-imports-what-it-shows",
      comment: "The command line stands on the modern packages; they know nothing of it, by the rules above.",
      severity: "error",
      from: { path: "^packages/cli/src/" },
      to: { path: "^packages/(?!(cli|tracking|query|testing|core)/)" }
    },
    {
      name: "generated-imports-types-only",
      comment: "Generated files are the bottom: they know the shape of the table and nothing else.",
      severity: "error",
      from: { path: "^packages/core/src/generated/" },
      to: { pathNot: ["^packages/core/src/generated/", "^packages/core/src/OperationSpec\\.ts$"] }
    },
    {
      name: "packages-by-name",
      comment: "Only a package's exports are its public face.",
      severity: "error",
      // The one file that compares shapes with the types of the specs, which core does not publish.
      from: { path: "^(packages/[^/]+|tools/[^/]+|examples)/", pathNot: "^packages/query/test/internal/conforms" },
      to: { path: "^packages/([^/]+)/", pathNot: "^$1/", dependencyTypes: ["local"] }
    },
    {
      name: "ships-what-it-declares",
      comment: "A consumer gets `dependencies` and brings peers, nothing else.",
      severity: "error",
      from: { path: source },
      to: { dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"], dependencyTypesNot: ["npm-peer"] }
    },
    {
      name: "resolves",
      comment: "Every import leads somewhere.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true }
    },
    {
      name: "effect-by-subpath",
      comment: "The root barrel of Effect takes four times as long to load.",
      severity: "error",
      from: { path: source },
      to: { path: "node_modules/effect/dist/index\\.js$" }
    },
    {
      name: "portable-by-default",
      comment: "Only the subpath exports made for Node may need Node.",
      severity: "error",
      from: {
        path: "^packages/(core/src/(index|expression)|tracking/src/(index|browser|replay)|query/src/index)\\.ts$"
      },
      to: { path: [`^(${builtinModules.join("|")})$`, "node_modules/undici/"], reachable: true }
    }
  ],
  options: {
    doNotFollow: { path: ["node_modules"] },
    // What is built, and the project that installs the packages elsewhere.
    exclude: { path: ["^(?!.*node_modules/).*/(dist|\\.temp)/", "^tools/pack-test/consumer/"] },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "node", "default"],
      extensions: [".ts", ".mts", ".cts", ".js", ".mjs", ".cjs", ".d.ts"]
    }
  }
}
