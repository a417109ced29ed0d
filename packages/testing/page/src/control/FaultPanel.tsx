/**
 * Makes the next calls go wrong, and shows what is set to.
 */
import { useSignal } from "@preact/signals"
import type { FaultCount } from "../../../src/Fault.ts"
import { messageOf, remove, send } from "../api.ts"
import { numberText } from "../number-text.ts"
import { useFresh } from "../use-fresh.ts"
import { mishaps, ruleFor, ruleText, targets } from "./fault-rule.ts"

const Rules = ({ rules }: { readonly rules: ReadonlyArray<FaultCount> }) => (
  <table class="rules">
    <thead>
      <tr>
        <th scope="col">Set to</th>
        <th scope="col">Which</th>
        <th scope="col">How often</th>
        <th scope="col" class="number">
          Seen
        </th>
        <th scope="col" class="number">
          Applied
        </th>
      </tr>
    </thead>
    <tbody>
      {rules.map(({ rule, matched, applied }, index) => {
        const { what, which, left } = ruleText(rule)
        const isSpent = rule.times !== undefined && applied >= rule.times
        return (
          <tr key={`${index} ${what} ${which}`} class={isSpent ? "is-spent" : ""}>
            <th scope="row">{what}</th>
            <td>{which}</td>
            <td>{isSpent ? "spent" : left}</td>
            <td class="number">{numberText(matched)}</td>
            <td class="number">{numberText(applied)}</td>
          </tr>
        )
      })}
    </tbody>
  </table>
)

/** The panel of faults. */
export const FaultPanel = () => {
  const { value: rules = [] } = useFresh<ReadonlyArray<FaultCount>>("faults")
  const times = useSignal("3")
  const target = useSignal("all")
  const mishap = useSignal<string>(mishaps[0].name)
  const trouble = useSignal("")
  const attempt = async (work: Promise<unknown>) => {
    try {
      await work
      trouble.value = ""
    } catch (error) {
      trouble.value = messageOf(error)
    }
  }
  const add = (event: Event) => {
    event.preventDefault()
    void attempt(
      send("faults?add=true", [
        ruleFor(times.value === "" ? undefined : Number(times.value), target.value, mishap.value)
      ])
    )
  }
  return (
    <section class="card panel">
      <h2>Faults</h2>
      <form class="sentence" onSubmit={add}>
        <label>
          Make the next{" "}
          <input
            type="number"
            min="1"
            max="100000"
            placeholder="all"
            value={times.value}
            onInput={({ currentTarget }) => (times.value = currentTarget.value)}
          />
        </label>
        <label>
          <span class="sr">Which calls</span>
          <select value={target.value} onChange={({ currentTarget }) => (target.value = currentTarget.value)}>
            {targets.map(({ name, label }) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span class="sr">What happens to them</span>
          <select value={mishap.value} onChange={({ currentTarget }) => (mishap.value = currentTarget.value)}>
            {mishaps.map(({ name, label }) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" class="primary">
          Set
        </button>
      </form>
      {trouble.value === "" ? null : <p class="trouble">{trouble.value}</p>}
      {rules.length === 0 ? (
        <p class="quiet">
          Nothing is set to go wrong. Without a number, all calls go wrong until the faults are cleared.
        </p>
      ) : (
        <>
          <Rules rules={rules} />
          <p class="actions">
            <button type="button" onClick={() => void attempt(remove("faults"))}>
              Clear all faults
            </button>
          </p>
        </>
      )}
    </section>
  )
}
