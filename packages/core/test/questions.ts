/**
 * A service made up for tests: it uses what the tables can say, in both generations of its API.
 */
import * as Duration from "effect/Duration"
import type { ApiClient } from "../src/index.ts"
import { projectSecret, RetryPolicy, serviceAccount, signature } from "../src/index.ts"
import type { OperationSpec, ServiceSpec } from "../src/OperationSpec.ts"

const auth = ["serviceAccount", "projectSecret", "signature"]
const json = [{ status: 200, contentType: "application/json" }]
const project = { name: "project_id", in: "query", required: false, kind: "integer" } as const
const inPath = { name: "project_id", in: "path", required: true, kind: "integer" } as const

const report: OperationSpec = {
  id: "report",
  method: "GET",
  paths: { current: "/api/query/report", legacy: "/api/2.0/report/" },
  host: "query",
  auth,
  parameters: [
    project,
    { name: "event", in: "query", required: true, kind: "strings", minItems: 1 },
    { name: "from_date", in: "query", required: false, kind: "date" },
    { name: "format", in: "query", required: false, kind: "string", generations: ["legacy"] },
    { name: "length_unit", in: "query", required: false, kind: "string", generations: ["current"] }
  ],
  responses: json
}

const people: OperationSpec = {
  id: "people",
  method: "POST",
  paths: { current: "/api/query/people" },
  host: "query",
  auth: ["serviceAccount", "projectSecret"],
  parameters: [project, { name: "where", in: "form", required: false, kind: "expression" }],
  responses: json
}

const note: OperationSpec = {
  id: "note",
  method: "PATCH",
  paths: { current: "/api/app/projects/{project_id}/notes/{note}" },
  host: "app",
  auth: ["serviceAccount", "projectSecret"],
  parameters: [
    inPath,
    { name: "note", in: "path", required: true, kind: "string" },
    { name: "silent", in: "query", required: false, kind: "boolean" },
    { name: "text", in: "json", required: false, kind: "string" },
    { name: "rank", in: "json", required: false, kind: "integer" },
    { name: "score", in: "json", required: false, kind: "number" },
    { name: "pinned", in: "json", required: false, kind: "boolean" },
    { name: "tags", in: "json", required: false, kind: "integers" },
    { name: "extra", in: "json", required: false, kind: "object" }
  ],
  responses: json
}

const erase: OperationSpec = {
  id: "erase",
  method: "DELETE",
  paths: { current: "/api/app/projects/{project_id}/notes/{note}" },
  host: "app",
  auth: ["serviceAccount", "projectSecret"],
  parameters: [inPath, { name: "note", in: "path", required: true, kind: "string" }],
  responses: [{ status: 204 }]
}

const lines: OperationSpec = {
  ...report,
  id: "lines",
  parameters: [project],
  responses: [{ status: 200, contentType: "text/plain" }]
}

const table: OperationSpec = {
  ...lines,
  id: "table",
  responses: [...json, { status: 200, contentType: "text/csv" }]
}

/** The service's table. */
export const questions = {
  id: "questions",
  hosts: { query: "https://query.example", app: "https://app.example" },
  regions: {
    us: { query: "https://query.example", app: "https://app.example" },
    eu: { query: "https://eu.query.example", app: "https://eu.app.example" }
  },
  auth: {
    serviceAccount: { type: "basic", parameters: ["project_id", "workspace_id"] },
    projectSecret: { type: "basic", parameters: ["project_id", "workspace_id"] },
    signature: { type: "signature", generation: "legacy", key: "api_key", expire: "expire", signature: "sig" }
  },
  operations: { report, people, note, erase, lines, table }
} as const satisfies ServiceSpec

/** Credentials of every kind that the service takes; nothing in them is real. */
export const credentials = {
  serviceAccount: serviceAccount({ username: "reports.mp-service-account", secret: "s3cret/+&=", projectId: 12345 }),
  projectSecret: projectSecret({ secret: "0a1b2c3d4e5f" }),
  signature: signature({ apiKey: "f0aa346688cee071", apiSecret: "6aa56ea10c7bd0ca" })
}

/** What a client of the service is made with, where a test does not say more. */
export const options: ApiClient.Options = {
  service: questions,
  credentials: credentials.serviceAccount,
  timeout: Duration.seconds(4),
  retry: RetryPolicy.make({ attempts: 1 })
}
