/**
 * One person: identities, properties, and everything they did.
 */
import type { KnownProperty, SomeoneInFull } from "../../../src/internal/live/Someone.ts"
import { pathOf } from "../api.ts"
import { DetailHead } from "../DetailHead.tsx"
import { countText } from "../number-text.ts"
import { useFresh } from "../use-fresh.ts"
import { Spelled, Verbatim } from "../Verbatim.tsx"
import { Timeline } from "./Timeline.tsx"

const Identities = ({ names, now }: { readonly names: ReadonlyArray<string>; readonly now: string }) => (
  <section class="card">
    <h3>{names.length === 1 ? "Identity" : `${names.length} identities, one person`}</h3>
    <ul class="identities">
      {names.map((name) => (
        <li key={name} class={name === now ? "is-now" : ""}>
          <Spelled text={name} />
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
                <Spelled text={name} />
              </th>
              <td class="mono">
                <Verbatim text={text} />
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

interface Props {
  readonly person: string
  /** The product key. */
  readonly of: string
  readonly onClose: () => void
}

/** Somebody in full. */
export const PersonView = ({ person, of, onClose }: Props) => {
  const { value, error } = useFresh<SomeoneInFull>(pathOf("someone", { id: person, key: of }))
  const trouble = error === undefined ? null : <p class="trouble">{error}</p>
  if (value === undefined) return trouble
  return (
    <article class="inspector">
      <DetailHead title={<Spelled text={value.identity} />} onClose={onClose}>
        {countText(value.events, "event")} under {countText(value.names.length, "identity", "identities")}
      </DetailHead>
      {trouble}
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
