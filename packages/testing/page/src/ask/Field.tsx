/**
 * The fields of a question. Each keeps its value in the address.
 */
import type { ComponentChildren } from "preact"
import { choose, route } from "../route.ts"

interface Labelled {
  readonly label: string
  /** The name of the choice. */
  readonly name: string
}

/** What is chosen under a name. */
export const chosen = (name: string): string => route.value.choices.get(name) ?? ""

const idOf = (name: string): string => `field-${name}`

const Field = ({ label, name, children }: Labelled & { readonly children: ComponentChildren }) => (
  <div class="field">
    <label htmlFor={idOf(name)}>{label}</label>
    {children}
  </div>
)

/** A text, with suggestions. */
export const TextField = ({ label, name, placeholder, list }: Labelled & { placeholder?: string; list?: string }) => (
  <Field label={label} name={name}>
    <input
      id={idOf(name)}
      type="text"
      value={chosen(name)}
      placeholder={placeholder}
      list={list}
      spellcheck={false}
      autocomplete="off"
      onInput={({ currentTarget }) => choose({ [name]: currentTarget.value })}
    />
  </Field>
)

/** A day. Without a choice it shows the usual one. */
export const DayField = ({ label, name, usual }: Labelled & { usual: string }) => (
  <Field label={label} name={name}>
    <input
      id={idOf(name)}
      type="date"
      value={chosen(name) || usual}
      onChange={({ currentTarget }) => choose({ [name]: currentTarget.value })}
    />
  </Field>
)

/** One of a few. The first stands for no choice. */
export const ChoiceField = ({
  label,
  name,
  options
}: Labelled & { options: ReadonlyArray<readonly [value: string, label: string]> }) => (
  <Field label={label} name={name}>
    <select
      id={idOf(name)}
      value={chosen(name)}
      onChange={({ currentTarget }) => choose({ [name]: currentTarget.value })}
    >
      {options.map(([value, text]) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </select>
  </Field>
)
