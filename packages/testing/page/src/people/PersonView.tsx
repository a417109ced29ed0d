/**
 * One person: identities, properties, and everything they did.
 */
import type { KnownProperty, SomeoneInFull } from "../../../src/internal/live/Someone.ts"
import { pathOf } from "../api.ts"
import { countText } from "../number-text.ts"
import { choose } from "../route.ts"
import { useFresh } from "../use-fresh.ts"
import { Timeline } from "./Timeline.tsx"

const Identities = ({ names, now }: { readonly names: ReadonlyArray<string>; readonly now: string }) => (
  <section class="card">
    <h3>{names.length === 1 ? "Identity" : `${names.length} identities, one person`}</h3>
    <ul class="identities">
      {names.map((name) => (
        <li key={name} class={name === now ? "is-now" : ""}>
          <bdi>{name}</bdi>
        </li>
      ))}
    </ul>
  </section>
)

const Properties = ({ properties }: { readonly properties: ReadonlyArray<KnownProperty> }) => (
  <section class="card">
    <h3>Properties</h3>
    {properties.length === 0 ? (
      <p class="quiet">None are known.</p>
    ) : (
      <table class="properties">
        <thead>
          <tr>
            <th scope="col">Property</th>
            <th scope="col">Latest value</th>
            <th scope="col">Before</th>
          </tr>
        </thead>
        <tbody>
          {properties.map(({ name, text, earlier }) => (
            <tr key={name}>
              <th scope="row">
                <bdi>{name}</bdi>
              </th>
              <td class="mono">
                <bdi>{text}</bdi>
              </td>
              <td class="quiet before" title={earlier.join(" ← ")}>
                <bdi>{earlier.join(" ← ")}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </section>
)

/** Somebody in full. */
export const PersonView = ({ person, of }: { readonly person: string; readonly of: string }) => {
  const { value, error } = useFresh<SomeoneInFull>(pathOf("someone", { id: person, key: of }))
  if (value === undefined) return error === undefined ? null : <p class="trouble">{error}</p>
  const close = () => choose({ person: undefined, of: undefined })
  return (
    <article class="inspector">
      <div class="inspector-head">
        <button type="button" class="back" onClick={close}>
          ← Back
        </button>
        <h2>
          <bdi>{value.identity}</bdi>
        </h2>
        <p class="inspector-verdict">
          {countText(value.events, "event")} under {countText(value.names.length, "identity", "identities")}
        </p>
        <button type="button" class="close" aria-label="Close" onClick={close}>
          ×
        </button>
      </div>
      <div class="inspector-body person-body">
        <div class="column">
          <Identities names={value.names} now={value.identity} />
          <Properties properties={value.properties} />
        </div>
        <Timeline someone={value} />
      </div>
    </article>
  )
}
