// Generated from specs/mixpanel-export.yaml by tools/codegen. Do not edit; run `pnpm generate`.
import type { ServiceSpec } from "../OperationSpec.ts"

/** The operations of specs/mixpanel-export.yaml: Mixpanel raw export. */
export const mixpanelExport = {
  id: "mixpanel-export",
  hosts: { export: "https://data.mixpanel.com" },
  regions: {
    us: { export: "https://data.mixpanel.com" },
    eu: { export: "https://data-eu.mixpanel.com" },
    in: { export: "https://data-in.mixpanel.com" }
  },
  limits: { export: { perHour: 60, perSecond: 3, concurrent: 100 } },
  auth: {
    serviceAccount: { type: "basic", parameters: ["project_id"] },
    projectSecret: { type: "basic", parameters: ["project_id"] },
    signature: { type: "signature", key: "api_key", expire: "expire", signature: "sig", generation: "legacy" }
  },
  operations: {
    exportEvents: {
      id: "exportEvents",
      method: "GET",
      paths: { current: "/api/2.0/export", legacy: "/api/2.0/export/" },
      host: "export",
      auth: ["serviceAccount", "projectSecret", "signature"],
      parameters: [
        {
          name: "project_id",
          in: "query",
          required: false,
          kind: "integer",
          minimum: 1,
          hint: "the number of the project in its settings page"
        },
        { name: "from_date", in: "query", required: true, kind: "date", hint: "write the day as YYYY-MM-DD" },
        { name: "to_date", in: "query", required: true, kind: "date", hint: "write the day as YYYY-MM-DD" },
        {
          name: "event",
          in: "query",
          required: false,
          kind: "strings",
          minItems: 1,
          hint: "leave it out for every event"
        },
        { name: "where", in: "query", required: false, kind: "expression", minLength: 1 },
        {
          name: "limit",
          in: "query",
          required: false,
          kind: "integer",
          minimum: 1,
          maximum: 100000,
          hint: "at most 100000; leave it out for every event",
          generations: ["current"]
        },
        {
          name: "time_in_ms",
          in: "query",
          required: false,
          kind: "boolean",
          default: "false",
          generations: ["current"]
        },
        { name: "bucket", in: "query", required: false, kind: "string", minLength: 1, generations: ["legacy"] },
        {
          name: "format",
          in: "query",
          required: false,
          kind: "string",
          enum: ["json", "csv"],
          default: "json",
          generations: ["legacy"]
        }
      ],
      limit: "export",
      responses: [
        { status: 200, contentType: "text/plain" },
        { status: 400, contentType: "application/json" },
        { status: 401, contentType: "application/json" },
        { status: 402, contentType: "application/json" },
        { status: 403, contentType: "application/json" },
        { status: 404, contentType: "application/json" },
        { status: 429, contentType: "application/json" },
        { status: 500 },
        { status: 502 },
        { status: 503 }
      ]
    }
  }
} as const satisfies ServiceSpec
