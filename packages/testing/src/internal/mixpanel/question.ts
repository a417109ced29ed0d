/**
 * A question that may be asked, with what it takes to answer it, and what an answer is.
 */
import type { Operation } from "@tallymark/core"
import type { JqlHandler } from "../../Asked.ts"
import type { Exchange, Reply } from "../exchange.ts"
import { ReportRequest } from "../reports/ReportRequest.ts"
import type { Route } from "../routes.ts"
import type { ProjectData } from "./project-data.ts"
import type { Project } from "./projects.ts"
import type { Contents } from "./report-source.ts"

/** A checked request of somebody who may ask. */
export interface Question {
  readonly exchange: Exchange
  readonly route: Route
  readonly parameters: Operation.Parameters
  readonly project: Project
  /** Milliseconds since 1970. */
  readonly now: number
  /** What the project holds beside its events; nothing when another region was asked. */
  readonly data: ProjectData
  /** Its events and profiles, computed when they are looked at. */
  readonly contents: () => Contents
  /** How many profiles are on a page. */
  readonly pageSize: number
  readonly jql: JqlHandler | undefined
}

/** What becomes of a question. */
export interface Answered {
  readonly reply: Reply
  /** What the project holds now, if that is something else. */
  readonly data?: ProjectData | undefined
}

/** Answers one operation. */
export type Answerer = (question: Question) => Answered

/** The question as the reports read it. */
export const requestOf = ({ parameters, project, now, contents }: Question): ReportRequest =>
  new ReportRequest({ ...contents(), timeZone: project.timeZone, now }, parameters)
