/**
 * A few buttons of which one is pressed.
 */

interface Props {
  /** What is chosen, for whoever does not see it. */
  readonly label: string
  readonly options: ReadonlyArray<readonly [value: string, label: string]>
  readonly value: string
  readonly onChoose: (value: string) => void
}

/** The buttons. */
export const Chips = ({ label, options, value, onChoose }: Props) => (
  <fieldset class="chips">
    <legend class="sr">{label}</legend>
    {options.map(([name, text]) => (
      <button key={name} type="button" aria-pressed={name === value} onClick={() => onChoose(name)}>
        {text}
      </button>
    ))}
  </fieldset>
)
