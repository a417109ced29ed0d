/**
 * `tallymark query`: every question.
 */
import * as Command from "effect/cli/Command"
import { described } from "./described.ts"
import { events, names, properties, propertyCounts, top, values } from "./query-events.ts"
import { activity, cohorts, people } from "./query-people.ts"
import { frequency, retention } from "./query-return.ts"
import { funnel, funnels, insights, jql } from "./query-saved.ts"
import { segmentation } from "./query-segmentation.ts"

/** The questions by what they are about. */
export const query = Command.make("query").pipe(
  Command.withSubcommands([
    { group: "Reports", commands: [segmentation, funnel, retention, frequency] },
    { group: "Events", commands: [events, top, names, properties, propertyCounts, values] },
    { group: "People", commands: [people, cohorts, activity] },
    { group: "Saved and written", commands: [funnels, insights, jql] }
  ]),
  described({
    summary: "Asks Mixpanel a question.",
    examples: [
      ["tallymark query events 'Signed Up' --last 4w --format chart", "how often something happened"],
      ['tallymark query people --where \'properties["plan"] == "pro"\' --format csv', "who they are"]
    ]
  })
)
