/**
 * What the service read in a request.
 */
import type { ComponentChildren } from "preact"
import type { ArrivalInFull, ReadProperty } from "../../../src/internal/live/Arrival.ts"
import { addressOf } from "../route.ts"
import { clockText, exactText } from "../time-text.ts"
import { Spelled, Verbatim } from "../Verbatim.tsx"

const Fact = ({ name, children }: { readonly name: string; readonly children: ComponentChildren }) => (
  <div class="fact">
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)

const Person = ({ arrival }: { readonly arrival: ArrivalInFull }) => {
  const { person, key, identities, kind } = arrival
  if (person === "") return <span class="quiet">nobody</span>
  const others = identities.filter((identity) => identity !== person)
  return (
    <>
      {key === undefined ? (
        <Spelled text={person} />
      ) : (
        <a href={addressOf("people", { person, of: key })}>
          <Spelled text={person} />
        </a>
      )}
      {others.length === 0 || kind === "alias" ? null : (
        <span class="quiet also">
          also{" "}
          {others.slice(0, 3).map((name, index) => (
            <bdi key={name}>
              {index === 0 ? "" : ", "}
              {name}
            </bdi>
          ))}
          {others.length > 3 ? ` and ${others.length - 3} more` : ""}
        </span>
      )}
    </>
  )
}

const Properties = ({ properties }: { readonly properties: ReadonlyArray<ReadProperty> }) => (
  <table class="properties">
    <thead>
      <tr>
        <th scope="col">Property</th>
        <th scope="col">Value</th>
        <th scope="col">Type</th>
      </tr>
    </thead>
    <tbody>
      {properties.map(({ name, text, value }) => (
        <tr key={name}>
          <th scope="row">
            <Spelled text={name} />
          </th>
          <td class="mono">
            <Verbatim text={text} />
          </td>
          <td class="quiet">{typeof value === "number" ? "number" : "text"}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

const sources = { request: "a request", seed: "seeded", import: "imported from an export" } as const

/** The facts about an arrival. */
export const Meaning = ({ arrival }: { readonly arrival: ArrivalInFull }) => {
  const { kind, title, time, receivedAt, other, properties, operation, source, key, status } = arrival
  const isCall = kind === "record" || kind === "set" || kind === "alias"
  return (
    <section class="card">
      <h3>What it means</h3>
      <dl class="facts">
        {isCall ? (
          <>
            {kind === "record" ? (
              <Fact name="Event">
                <Spelled text={title || "(no name)"} />
              </Fact>
            ) : null}
            <Fact name="Person">
              <Person arrival={arrival} />
            </Fact>
            {other === undefined ? null : (
              <Fact name="Is also">
                <Spelled text={other} />
              </Fact>
            )}
            <Fact name="Time">
              <time dateTime={exactText(time)}>{clockText(time)}</time> <span class="quiet">UTC</span>
            </Fact>
          </>
        ) : (
          <>
            <Fact name="Operation">{operation ?? "none that the services have"}</Fact>
            <Fact name="Answer">{status === undefined ? "none" : status}</Fact>
          </>
        )}
        {receivedAt === undefined ? null : <Fact name="Arrived">{clockText(receivedAt)}</Fact>}
        {key === undefined ? null : (
          <Fact name="Product">
            <span class="mono">{key}</span>
          </Fact>
        )}
        {source === "request" ? null : <Fact name="Source">{sources[source]}</Fact>}
      </dl>
      {properties.length === 0 ? null : <Properties properties={properties} />}
    </section>
  )
}
