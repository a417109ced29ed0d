/** Checks the paths of an operation: that they say what goes where, in every API generation it has. */
import type { OperationSpec } from "@tallymark/core"
import type { SpecNode } from "./spec-node.ts"

/** What stands in braces in a path and the parameters of the path are the same, generation by generation. */
export const checkPaths = (place: SpecNode, operation: OperationSpec): void => {
  for (const [generation, path] of Object.entries(operation.paths)) {
    if (!path.startsWith("/")) place.fail(`the path ${path} should begin with a slash`)
    const holes = [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name ?? "")
    const listed = operation.parameters.filter((parameter) => parameter.in === "path" && knows(parameter, generation))
    const lost = holes.find((name) => !listed.some((parameter) => parameter.name === name))
    if (lost !== undefined) place.fail(`{${lost}} in the path ${path} is not a parameter`)
    for (const { name, required } of listed) {
      if (!holes.includes(name)) place.fail(`the parameter ${name} has no place in the path ${path}`)
      if (!required) place.fail(`the parameter ${name} stands in the path and is not required`)
    }
  }
}

/** A parameter belongs to generations that the operation has. */
export const checkGenerations = (place: SpecNode, operation: OperationSpec): void => {
  for (const { name, generations = [] } of operation.parameters) {
    const unknown = generations.find((generation) => !Object.hasOwn(operation.paths, generation))
    if (unknown !== undefined) place.fail(`the parameter ${name} is of the generation ${unknown}, which has no path`)
  }
}

const knows = (parameter: OperationSpec["parameters"][number], generation: string): boolean =>
  parameter.generations?.includes(generation) ?? true
