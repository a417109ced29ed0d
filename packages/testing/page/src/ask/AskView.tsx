/**
 * Asks the questions of the query API and draws its answers.
 */
import { useRef } from "preact/hooks"
import type { Vocabulary } from "../../../src/internal/live/Setting.ts"
import { pathOf } from "../api.ts"
import { Chips } from "../Chips.tsx"
import { choose, route } from "../route.ts"
import { useFresh } from "../use-fresh.ts"
import { CallLine } from "./CallLine.tsx"
import { ExpressionField, useCheck } from "./ExpressionField.tsx"
import { chosen, DayField } from "./Field.tsx"
import { Missing } from "./Missing.tsx"
import { Outcome } from "./Outcome.tsx"
import { callFor, type Report, reports } from "./question.ts"
import { fieldsOf } from "./ReportFields.tsx"
import { OneOfMany, Projects } from "./Subject.tsx"
import { usualDays } from "./usual-days.ts"

const Words = ({ vocabulary }: { readonly vocabulary: Vocabulary }) => (
  <>
    <datalist id="event-names">
      {vocabulary.events.map((name) => (
        <option key={name} value={name} />
      ))}
    </datalist>
    <datalist id="property-names">
      {vocabulary.properties.map((name) => (
        <option key={name} value={`properties[${JSON.stringify(name)}]`} />
      ))}
    </datalist>
  </>
)

const reportNames = reports.map((name) => [name, `${name[0]?.toUpperCase()}${name.slice(1)}`] as const)

const Reports = ({ report }: { readonly report: Report }) => (
  <Chips
    label="Report"
    options={reportNames}
    value={report}
    onChoose={(name) => choose({ report: name === "segmentation" ? undefined : name })}
  />
)

/** The call for what is chosen. While an expression is being checked it stays what it was. */
const useCall = (report: Report, vocabulary: Vocabulary | undefined, isFine: boolean | undefined) => {
  const last = useRef<string | undefined>(undefined)
  const days = vocabulary === undefined ? { from: "", to: "" } : usualDays(vocabulary)
  const [from, to] = [chosen("from") || days.from, chosen("to") || days.to]
  if (isFine !== undefined) last.current = isFine ? callFor(report, { choice: chosen, from, to }) : undefined
  return { call: last.current, days, isBackwards: from > to }
}

/** Whether both can be sent; not known while one of them is not. */
const both = (one: boolean | undefined, other: boolean | undefined): boolean | undefined =>
  one === false || other === false ? false : one === undefined || other === undefined ? undefined : true

/** The view of questions. */
export const AskView = () => {
  const report = reports.find((name) => name === route.value.choices.get("report")) ?? "segmentation"
  const key = chosen("key")
  const { value: vocabulary } = useFresh<Vocabulary>(pathOf("vocabulary", { project: chosen("project"), key }))
  const where = useCheck("where")
  const on = useCheck("on")
  const isFine = both(where.canBeSent, on.canBeSent)
  const { call, days, isBackwards } = useCall(report, vocabulary, isFine)
  const Fields = fieldsOf[report]
  return (
    <div class="ask">
      <form class="ask-form" onSubmit={(event) => event.preventDefault()}>
        <Reports report={report} />
        <div class="fields">
          <Projects />
          <Fields product={key} />
          <div class="days">
            <DayField label="From" name="from" usual={days.from} />
            <DayField label="To" name="to" usual={days.to} />
          </div>
        </div>
        <div class="fields">
          <ExpressionField
            label="Where"
            name="where"
            placeholder={'properties["plan"] == "pro"'}
            issues={where.issues}
          />
          {report === "retention" ? null : (
            <ExpressionField
              label="On"
              name="on"
              placeholder={'properties["plan"]'}
              list="property-names"
              issues={on.issues}
            />
          )}
        </div>
        {vocabulary === undefined ? null : (
          <>
            <OneOfMany vocabulary={vocabulary} />
            <Words vocabulary={vocabulary} />
          </>
        )}
      </form>
      <section class="answer" aria-label="Answer">
        {call === undefined ? (
          <Missing report={report} vocabulary={vocabulary} isFine={isFine} isBackwards={isBackwards} />
        ) : (
          <>
            <Outcome key={report} report={report} call={call} days={vocabulary?.days} />
            <CallLine call={call} />
          </>
        )}
      </section>
    </div>
  )
}
