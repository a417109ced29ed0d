/**
 * Compiles calls of functions.
 */
import type { Call, Expression } from "../../expression/Expression.ts"
import { EvaluationError, type Value } from "../../expression/Value.ts"
import { functions } from "./functions.ts"
import type { Scope, Slot, Thunk } from "./Scope.ts"
import { isList, toValue, toWrittenDate } from "./values.ts"

/** Compiles a parameter, inside names that are bound. */
export type CompileParameter = (parameter: Expression, scope: Scope | undefined) => Thunk

/** Compiles a call. A function that nothing is known about is an error when it is reached, not before. */
export const compileCall = (call: Call, scope: Scope | undefined, compile: CompileParameter): Thunk => {
  const [first, second, third] = call.parameters
  const bind = binders.get(call.name)
  if (bind !== undefined && first?._tag === "Variable" && second !== undefined && third !== undefined) {
    const slot: Slot = { value: undefined }
    return bind(slot, compile(second, scope), compile(third, { name: first.name, slot, outer: scope }))
  }
  const parameters = call.parameters.map((parameter) => compile(parameter, scope))
  if (call.name === "datetime" && isWritten(first)) return constant(parameters, toWrittenDate)
  const compute = functions.get(call.name)
  if (compute !== undefined) return compileCompute(compute, parameters)
  return special.get(call.name)?.(parameters) ?? unknown(call.name)
}

type Compute = (first: Value, second: Value) => Value

const none: Thunk = () => undefined

const compileCompute = (compute: Compute, [first = none, second = none]: ReadonlyArray<Thunk>): Thunk =>
  second === none
    ? (context) => compute(first(context), undefined)
    : (context) => compute(first(context), second(context))

/** Whether a parameter is a text, a number or a number with a sign. */
const isWritten = (parameter: Expression | undefined): boolean =>
  parameter?._tag === "Literal" || (parameter?._tag === "Unary" && parameter.operand._tag === "Literal")

/** What is written is the same for every event. */
const constant = ([first = none]: ReadonlyArray<Thunk>, compute: (value: Value) => Value): Thunk => {
  const value = compute(first({}))
  return () => value
}

const unknown = (name: string): Thunk => {
  const shown = name.length > 40 ? `${name.slice(0, 40)}…` : name
  const error = new EvaluationError({ reason: "UnknownFunction", detail: `${shown}() cannot be computed here` })
  return () => {
    throw error
  }
}

/** Functions that compute some of their parameters, or any number of them. */
const special: ReadonlyMap<string, (parameters: ReadonlyArray<Thunk>) => Thunk> = new Map([
  [
    "if",
    ([condition = none, then = none, otherwise = none]: ReadonlyArray<Thunk>): Thunk =>
      (context) =>
        condition(context) === true ? then(context) : otherwise(context)
  ],
  [
    "ifs",
    (parameters: ReadonlyArray<Thunk>): Thunk =>
      (context) => {
        const met = parameters.findIndex((condition, index) => index % 2 === 0 && condition(context) === true)
        return met === -1 ? undefined : parameters[met + 1]?.(context)
      }
  ],
  ["min", (parameters: ReadonlyArray<Thunk>): Thunk => extremeOf(parameters, Math.min)],
  ["max", (parameters: ReadonlyArray<Thunk>): Thunk => extremeOf(parameters, Math.max)],
  [
    "TODAY",
    (): Thunk =>
      ({ now }) =>
        now === undefined || !Number.isFinite(now) ? undefined : new Date(Math.floor(now / day) * day)
  ]
])

const day = 86_400_000

const extremeOf =
  (parameters: ReadonlyArray<Thunk>, pick: (one: number, other: number) => number): Thunk =>
  (context) => {
    let best: Value
    for (const [index, parameter] of parameters.entries()) {
      const value = parameter(context)
      if (typeof value !== "number") return undefined
      best = index === 0 || typeof best !== "number" ? value : pick(best, value)
    }
    return best
  }

type Bind = (slot: Slot, subject: Thunk, body: Thunk) => Thunk

/** Computes the body for each item of a list, the item being in the slot; `undefined` when there is no list. */
const overItems =
  (collect: (items: ReadonlyArray<Value>, bodyOf: (item: Value) => Value) => Value): Bind =>
  (slot, subject, body) =>
  (context) => {
    const items = subject(context)
    if (!isList(items)) return undefined
    return collect(items, (item) => {
      slot.value = toValue(item)
      return body(context)
    })
  }

const binders: ReadonlyMap<string, Bind> = new Map<string, Bind>([
  ["any", overItems((items, bodyOf) => items.some((item) => bodyOf(item) === true))],
  ["all", overItems((items, bodyOf) => items.every((item) => bodyOf(item) === true))],
  ["filter", overItems((items, bodyOf) => items.filter((item) => bodyOf(item) === true))],
  ["map", overItems((items, bodyOf) => items.map(bodyOf))],
  [
    "let",
    (slot, subject, body) => (context) => {
      slot.value = subject(context)
      return body(context)
    }
  ]
])
