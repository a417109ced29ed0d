/**
 * A question that cannot be answered although every single parameter looks right, such as dates in the wrong order.
 *
 * Reports throw it wherever they find out, which keeps their loops to numbers; `answerReport` hands it on as a value.
 */
import * as Data from "effect/Data"

/** Why there is no report, in the words the service would put into the body of its 400. */
export class ReportRefused extends Data.TaggedError("ReportRefused")<{ readonly detail: string }> {
  override get message(): string {
    return this.detail
  }
}

/** Ends the report. */
export const refuse = (detail: string): never => {
  throw new ReportRefused({ detail })
}
