/**
 * An expression, read as it is typed: a mistake is shown with a caret under the character, and repaired with a click.
 */
import type { ExpressionIssue } from "@tallymark/core/expression"
import { pathOf } from "../api.ts"
import { choose } from "../route.ts"
import { useFresh } from "../use-fresh.ts"
import { chosen } from "./Field.tsx"

interface Props {
  readonly label: string
  readonly name: string
  readonly placeholder: string
  /** The id of a list of suggestions. */
  readonly list?: string
  readonly issues: ReadonlyArray<ExpressionIssue>
}

/** What is known of an expression. */
export interface Checked {
  readonly issues: ReadonlyArray<ExpressionIssue>
  /** Whether it can be sent; not known yet while it is being checked. */
  readonly canBeSent: boolean | undefined
}

/** Checks the expression that is chosen under a name. */
export const useCheck = (name: string): Checked => {
  const text = chosen(name)
  const path = text.trim() === "" ? undefined : pathOf("check", { text })
  const { value: issues = [], path: checked } = useFresh<ReadonlyArray<ExpressionIssue>>(path)
  if (path === undefined) return { issues: [], canBeSent: true }
  const isFine = issues.every(({ severity }) => severity === "warning")
  return { issues, canBeSent: path === checked ? isFine : undefined }
}

const Repair = ({ name, issue }: { readonly name: string; readonly issue: ExpressionIssue }) => {
  const { suggestion, replaces } = issue
  if (suggestion === undefined || replaces === undefined) return null
  const repair = () => {
    const text = chosen(name)
    choose({ [name]: text.slice(0, replaces.start) + suggestion + text.slice(replaces.end) })
  }
  return (
    <button type="button" class="repair" onClick={repair}>
      {suggestion === "" ? (
        "Leave it out"
      ) : (
        <>
          Write <code>{suggestion}</code>
        </>
      )}
    </button>
  )
}

/** The field, with its first mistake below it. */
export const ExpressionField = ({ label, name, placeholder, list, issues }: Props) => {
  const issue = issues.find(({ severity }) => severity === "error") ?? issues[0]
  const id = `issue-${name}`
  return (
    <div class="field field-wide">
      <label htmlFor={`field-${name}`}>{label}</label>
      <input
        id={`field-${name}`}
        type="text"
        class="mono"
        value={chosen(name)}
        placeholder={placeholder}
        list={list}
        spellcheck={false}
        autocomplete="off"
        aria-invalid={issue?.severity === "error"}
        aria-describedby={issue === undefined ? undefined : id}
        onInput={({ currentTarget }) => choose({ [name]: currentTarget.value })}
      />
      {issue === undefined ? null : (
        <div id={id} class={`issue issue-${issue.severity}`}>
          <pre>{issue.excerpt}</pre>
          <p>{issue.message}</p>
          <Repair name={name} issue={issue} />
        </div>
      )}
    </div>
  )
}
