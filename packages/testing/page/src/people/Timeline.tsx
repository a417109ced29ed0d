/**
 * What a person did, day by day, the latest first.
 */
import type { Moment, SomeoneInFull } from "../../../src/internal/live/Someone.ts"
import { Kind } from "../events/Kind.tsx"
import { numberText } from "../number-text.ts"
import { addressOf } from "../route.ts"
import { clockText, exactText } from "../time-text.ts"

const titles: Readonly<Partial<Record<Moment["kind"], string>>> = { set: "Properties" }

const Title = ({ moment }: { readonly moment: Moment }) => {
  if (moment.kind !== "alias") return <bdi>{titles[moment.kind] ?? (moment.title || "(no name)")}</bdi>
  return (
    <>
      is also <bdi>{moment.title}</bdi>
    </>
  )
}

const Line = ({ moment, hasNames }: { readonly moment: Moment; readonly hasNames: boolean }) => (
  <li>
    <a class={moment.counts ? "moment" : "moment is-dropped"} href={addressOf("events", { id: moment.id })}>
      <time dateTime={exactText(moment.time)}>{clockText(moment.time).slice(11)}</time>
      <Kind kind={moment.kind} />
      <span class="moment-what">
        <span class="moment-title">
          <Title moment={moment} />
        </span>
        <span class="moment-preview">
          <bdi>{moment.preview}</bdi>
        </span>
      </span>
      {hasNames ? (
        <span class="moment-as">
          as <bdi>{moment.identity}</bdi>
        </span>
      ) : null}
    </a>
  </li>
)

/** The timeline of somebody. */
export const Timeline = ({ someone }: { readonly someone: SomeoneInFull }) => {
  const days = Map.groupBy(someone.moments, ({ time }) => clockText(time).slice(0, 10))
  return (
    <section class="card timeline">
      <h3>Timeline</h3>
      {[...days].map(([day, moments]) => (
        <div key={day} class="day">
          <h4>{day}</h4>
          <ol>
            {moments.map((moment) => (
              <Line key={moment.id} moment={moment} hasNames={someone.names.length > 1} />
            ))}
          </ol>
        </div>
      ))}
      {someone.total > someone.moments.length ? (
        <p class="hint">
          The latest {someone.moments.length} of {numberText(someone.total)}.
        </p>
      ) : null}
    </section>
  )
}
