// Generated from specs/mixpanel-query.yaml by tools/codegen. Do not edit; run `pnpm generate`.
import type { ServiceSpec } from "../OperationSpec.ts"

/** The operations of specs/mixpanel-query.yaml: Mixpanel queries. */
export const mixpanelQuery = {
  id: "mixpanel-query",
  hosts: { query: "https://mixpanel.com" },
  regions: {
    us: { query: "https://mixpanel.com" },
    eu: { query: "https://eu.mixpanel.com" },
    in: { query: "https://in.mixpanel.com" }
  },
  limits: { query: { perHour: 60, concurrent: 5 }, jql: { perHour: 60, concurrent: 5 } },
  auth: {
    serviceAccount: { type: "basic", parameters: ["project_id", "workspace_id"] },
    projectSecret: { type: "basic", parameters: ["project_id", "workspace_id"] },
    signature: { type: "signature", key: "api_key", expire: "expire", signature: "sig", generation: "legacy" }
  },
  operations: {
    peopleLegacy: {
      id: "peopleLegacy",
      method: "GET",
      paths: { legacy: "/api/2.0/engage/" },
      host: "query",
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
        { name: "workspace_id", in: "query", required: false, kind: "integer", minimum: 1 },
        { name: "where", in: "query", required: false, kind: "expression", minLength: 1 },
        { name: "session_id", in: "query", required: false, kind: "string", minLength: 1 },
        {
          name: "page",
          in: "query",
          required: false,
          kind: "integer",
          minimum: 0,
          hint: "pages are counted from zero",
          default: "0"
        },
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
      limit: "query",
      responses: [
        { status: 200, contentType: "application/json" },
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
    },
    cohorts: {
      id: "cohorts",
      method: "POST",
      paths: { current: "/api/query/cohorts/list", legacy: "/api/2.0/cohorts/list" },
      host: "query",
      auth: ["serviceAccount", "projectSecret"],
      parameters: [
        {
          name: "project_id",
          in: "query",
          required: false,
          kind: "integer",
          minimum: 1,
          hint: "the number of the project in its settings page"
        },
        { name: "workspace_id", in: "query", required: false, kind: "integer", minimum: 1 }
      ],
      limit: "query",
      responses: [
        { status: 200, contentType: "application/json" },
        { status: 400, contentType: "application/json" },
        { status: 401, contentType: "application/json" },
        { status: 402, contentType: "application/json" },
        { status: 403, contentType: "application/json" },
        { status: 404, contentType: "application/json" },
        { status: 413, contentType: "application/json" },
        { status: 429, contentType: "application/json" },
        { status: 500 },
        { status: 502 },
        { status: 503 }
      ]
    },
    people: {
      id: "people",
      method: "POST",
      paths: { current: "/api/query/engage" },
      host: "query",
      auth: ["serviceAccount", "projectSecret"],
      parameters: [
        {
          name: "project_id",
          in: "query",
          required: false,
          kind: "integer",
          minimum: 1,
          hint: "the number of the project in its settings page"
        },
        { name: "workspace_id", in: "query", required: false, kind: "integer", minimum: 1 },
        { name: "distinct_id", in: "form", required: false, kind: "string", minLength: 1 },
        {
          name: "distinct_ids",
          in: "form",
          required: false,
          kind: "strings",
          minItems: 1,
          hint: "name at least one profile"
        },
        { name: "data_group_id", in: "form", required: false, kind: "string", minLength: 1 },
        { name: "where", in: "form", required: false, kind: "expression", minLength: 1 },
        { name: "output_properties", in: "form", required: false, kind: "strings" },
        { name: "session_id", in: "form", required: false, kind: "string", minLength: 1 },
        {
          name: "page",
          in: "form",
          required: false,
          kind: "integer",
          minimum: 0,
          hint: "pages are counted from zero",
          default: "0"
        },
        { name: "behaviors", in: "form", required: false, kind: "string", minLength: 2 },
        { name: "as_of_timestamp", in: "form", required: false, kind: "integer", minimum: 0, hint: "unix seconds" },
        { name: "filter_by_cohort", in: "form", required: false, kind: "object", hint: "write it as {\"id\":12345}" },
        { name: "include_all_users", in: "form", required: false, kind: "boolean", default: "true" }
      ],
      limit: "query",
      responses: [
        { status: 200, contentType: "application/json" },
        { status: 400, contentType: "application/json" },
        { status: 401, contentType: "application/json" },
        { status: 402, contentType: "application/json" },
        { status: 403, contentType: "application/json" },
        { status: 404, contentType: "application/json" },
        { status: 413, contentType: "application/json" },
        { status: 429, contentType: "application/json" },
        { status: 500 },
        { status: 502 },
        { status: 503 }
      ]
    },
    eventCounts: {
      id: "eventCounts",
      method: "GET",
      paths: { current: "/api/query/events", legacy: "/api/2.0/events/" },
      host: "query",
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
        { name: "workspace_id", in: "query", required: false, kind: "integer", minimum: 1 },
        { name: "event", in: "query", required: true, kind: "strings", minItems: 1, hint: "name at least one event" },
        { name: "unit", in: "query", required: true, kind: "string", enum: ["minute", "hour", "day", "week", "month"] },
        {
          name: "interval",
          in: "query",
          required: false,
          kind: "integer",
          minimum: 1,
          hint: "a number of units, or give from_date and to_date instead"
        },
        { name: "type", in: "query", required: true, kind: "string", enum: ["general", "unique", "average"] },
        { name: "from_date", in: "query", required: false, kind: "date", hint: "write the day as YYYY-MM-DD" },
        { name: "to_date", in: "query", required: false, kind: "date", hint: "write the day as YYYY-MM-DD" },
        { name: "format", in: "query", required: false, kind: "string", enum: ["json", "csv"], default: "json" }
      ],
      limit: "query",
      responses: [
        { status: 200, contentType: "application/json" },
        { status: 200, contentType: "text/csv" },
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
    },
    eventNames: {
      id: "eventNames",
      method: "GET",
      paths: { current: "/api/query/events/names", legacy: "/api/2.0/events/names/" },
      host: "query",
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
        { name: "workspace_id", in: "query", required: false, kind: "integer", minimum: 1 },
        { name: "type", in: "query", required: true, kind: "string", enum: ["general", "unique", "average"] },
        {
          name: "limit",
          in: "query",
          required: false,
          kind: "integer",
          minimum: 0,
          hint: "leave it out for the 255 most common",
          default: "255"
        },
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
      limit: "query",
      responses: [
        { status: 200, contentType: "application/json" },
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
    },
    propertyCounts: {
      id: "propertyCounts",
      method: "GET",
      paths: { current: "/api/query/events/properties", legacy: "/api/2.0/events/properties/" },
      host: "query",
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
        { name: "workspace_id", in: "query", required: false, kind: "integer", minimum: 1 },
        { name: "event", in: "query", required: true, kind: "string", minLength: 1, hint: "name the event" },
        { name: "name", in: "query", required: true, kind: "string", minLength: 1, hint: "name the property" },
        { name: "values", in: "query", required: false, kind: "strings" },
        { name: "unit", in: "query", required: true, kind: "string", enum: ["minute", "hour", "day", "week", "month"] },
        {
          name: "interval",
          in: "query",
          required: false,
          kind: "integer",
          minimum: 1,
          hint: "a number of units, or give from_date and to_date instead"
        },
        { name: "type", in: "query", required: true, kind: "string", enum: ["general", "unique", "average"] },
        { name: "from_date", in: "query", required: false, kind: "date", hint: "write the day as YYYY-MM-DD" },
        { name: "to_date", in: "query", required: false, kind: "date", hint: "write the day as YYYY-MM-DD" },
        {
          name: "limit",
          in: "query",
          required: false,
          kind: "integer",
          minimum: 0,
          hint: "leave it out for the 255 most common",
          default: "255"
        },
        { name: "format", in: "query", required: false, kind: "string", enum: ["json", "csv"], default: "json" }
      ],
      limit: "query",
      responses: [
        { status: 200, contentType: "application/json" },
        { status: 200, contentType: "text/csv" },
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
    },
    topProperties: {
      id: "topProperties",
      method: "GET",
      paths: { current: "/api/query/events/properties/top", legacy: "/api/2.0/events/properties/top/" },
      host: "query",
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
        { name: "workspace_id", in: "query", required: false, kind: "integer", minimum: 1 },
        { name: "event", in: "query", required: true, kind: "string", minLength: 1, hint: "name the event" },
        {
          name: "limit",
          in: "query",
          required: false,
          kind: "integer",
          minimum: 0,
          hint: "leave it out for the ten most common",
          default: "10"
        },
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
      limit: "query",
      responses: [
        { status: 200, contentType: "application/json" },
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
    },
    propertyValues: {
      id: "propertyValues",
      method: "GET",
      paths: { current: "/api/query/events/properties/values", legacy: "/api/2.0/events/properties/values/" },
      host: "query",
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
        { name: "workspace_id", in: "query", required: false, kind: "integer", minimum: 1 },
        { name: "event", in: "query", required: true, kind: "string", minLength: 1, hint: "name the event" },
        { name: "name", in: "query", required: true, kind: "string", minLength: 1, hint: "name the property" },
        {
          name: "limit",
          in: "query",
          required: false,
          kind: "integer",
          minimum: 0,
          hint: "leave it out for the 255 most common",
          default: "255"
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
      limit: "query",
      responses: [
        { status: 200, contentType: "application/json" },
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
    },
    topEvents: {
      id: "topEvents",
      method: "GET",
      paths: { current: "/api/query/events/top", legacy: "/api/2.0/events/top/" },
      host: "query",
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
        { name: "workspace_id", in: "query", required: false, kind: "integer", minimum: 1 },
        { name: "type", in: "query", required: true, kind: "string", enum: ["general", "unique", "average"] },
        {
          name: "limit",
          in: "query",
          required: false,
          kind: "integer",
          minimum: 0,
          hint: "leave it out for the hundred most common",
          default: "100"
        },
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
      limit: "query",
      responses: [
        { status: 200, contentType: "application/json" },
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
    },
    funnelReport: {
      id: "funnelReport",
      method: "GET",
      paths: { current: "/api/query/funnels", legacy: "/api/2.0/funnels/" },
      host: "query",
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
        { name: "workspace_id", in: "query", required: false, kind: "integer", minimum: 1 },
        {
          name: "funnel_id",
          in: "query",
          required: true,
          kind: "integer",
          minimum: 1,
          hint: "ask for the list of funnels to learn the numbers"
        },
        { name: "from_date", in: "query", required: true, kind: "date", hint: "write the day as YYYY-MM-DD" },
        { name: "to_date", in: "query", required: true, kind: "date", hint: "write the day as YYYY-MM-DD" },
        {
          name: "length",
          in: "query",
          required: false,
          kind: "integer",
          minimum: 1,
          maximum: 7776000,
          hint: "the conversion window is at most 90 days"
        },
        {
          name: "length_unit",
          in: "query",
          required: false,
          kind: "string",
          enum: ["day", "hour", "minute", "second"],
          generations: ["current"]
        },
        {
          name: "interval",
          in: "query",
          required: false,
          kind: "integer",
          minimum: 1,
          hint: "a number of days",
          default: "1"
        },
        {
          name: "unit",
          in: "query",
          required: false,
          kind: "string",
          enum: ["day", "week", "month"],
          hint: "or give a number of days as the interval"
        },
        { name: "on", in: "query", required: false, kind: "expression", minLength: 1 },
        { name: "where", in: "query", required: false, kind: "expression", minLength: 1 },
        {
          name: "limit",
          in: "query",
          required: false,
          kind: "integer",
          minimum: 0,
          maximum: 10000,
          hint: "ask for 10000 values at most",
          default: "255"
        },
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
      limit: "query",
      responses: [
        { status: 200, contentType: "application/json" },
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
    },
    funnelList: {
      id: "funnelList",
      method: "GET",
      paths: { current: "/api/query/funnels/list", legacy: "/api/2.0/funnels/list/" },
      host: "query",
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
        { name: "workspace_id", in: "query", required: false, kind: "integer", minimum: 1 },
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
      limit: "query",
      responses: [
        { status: 200, contentType: "application/json" },
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
    },
    insights: {
      id: "insights",
      method: "GET",
      paths: { current: "/api/query/insights", legacy: "/api/2.0/insights" },
      host: "query",
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
        { name: "workspace_id", in: "query", required: false, kind: "integer", minimum: 1 },
        {
          name: "bookmark_id",
          in: "query",
          required: true,
          kind: "integer",
          minimum: 1,
          hint: "the number after `report-` in the address of the report"
        }
      ],
      limit: "query",
      responses: [
        { status: 200, contentType: "application/json" },
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
    },
    jql: {
      id: "jql",
      method: "POST",
      paths: { current: "/api/query/jql", legacy: "/api/2.0/jql" },
      host: "query",
      auth: ["serviceAccount", "projectSecret"],
      parameters: [
        {
          name: "project_id",
          in: "query",
          required: false,
          kind: "integer",
          minimum: 1,
          hint: "the number of the project in its settings page"
        },
        { name: "workspace_id", in: "query", required: false, kind: "integer", minimum: 1 },
        {
          name: "script",
          in: "form",
          required: true,
          kind: "string",
          minLength: 1,
          hint: "the script must not be empty"
        },
        { name: "params", in: "form", required: false, kind: "object" }
      ],
      limit: "jql",
      responses: [
        { status: 200, contentType: "application/json" },
        { status: 400, contentType: "application/json" },
        { status: 401, contentType: "application/json" },
        { status: 402, contentType: "application/json" },
        { status: 403, contentType: "application/json" },
        { status: 404, contentType: "application/json" },
        { status: 413, contentType: "application/json" },
        { status: 429, contentType: "application/json" },
        { status: 500 },
        { status: 502 },
        { status: 503 }
      ]
    },
    retention: {
      id: "retention",
      method: "GET",
      paths: { current: "/api/query/retention", legacy: "/api/2.0/retention/" },
      host: "query",
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
        { name: "workspace_id", in: "query", required: false, kind: "integer", minimum: 1 },
        { name: "from_date", in: "query", required: true, kind: "date", hint: "write the day as YYYY-MM-DD" },
        { name: "to_date", in: "query", required: true, kind: "date", hint: "write the day as YYYY-MM-DD" },
        {
          name: "retention_type",
          in: "query",
          required: false,
          kind: "string",
          enum: ["birth", "compounded"],
          default: "birth"
        },
        { name: "born_event", in: "query", required: false, kind: "string", minLength: 1 },
        { name: "event", in: "query", required: false, kind: "string", minLength: 1 },
        { name: "born_where", in: "query", required: false, kind: "expression", minLength: 1 },
        { name: "where", in: "query", required: false, kind: "expression", minLength: 1 },
        {
          name: "interval",
          in: "query",
          required: false,
          kind: "integer",
          minimum: 1,
          maximum: 90,
          hint: "an interval covers at most 90 units",
          default: "1"
        },
        { name: "interval_count", in: "query", required: false, kind: "integer", minimum: 1, default: "1" },
        { name: "unit", in: "query", required: false, kind: "string", enum: ["day", "week", "month"], default: "day" },
        { name: "unbounded_retention", in: "query", required: false, kind: "boolean", default: "false" },
        { name: "on", in: "query", required: false, kind: "expression", minLength: 1 },
        { name: "limit", in: "query", required: false, kind: "integer", minimum: 0 },
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
      limit: "query",
      responses: [
        { status: 200, contentType: "application/json" },
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
    },
    frequency: {
      id: "frequency",
      method: "GET",
      paths: { current: "/api/query/retention/addiction", legacy: "/api/2.0/retention/addiction/" },
      host: "query",
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
        { name: "workspace_id", in: "query", required: false, kind: "integer", minimum: 1 },
        { name: "from_date", in: "query", required: true, kind: "date", hint: "write the day as YYYY-MM-DD" },
        { name: "to_date", in: "query", required: true, kind: "date", hint: "write the day as YYYY-MM-DD" },
        { name: "unit", in: "query", required: true, kind: "string", enum: ["day", "week", "month"] },
        { name: "addiction_unit", in: "query", required: true, kind: "string", enum: ["hour", "day"] },
        { name: "event", in: "query", required: false, kind: "string", minLength: 1 },
        { name: "where", in: "query", required: false, kind: "expression", minLength: 1 },
        { name: "on", in: "query", required: false, kind: "expression", minLength: 1 },
        { name: "limit", in: "query", required: false, kind: "integer", minimum: 0 },
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
      limit: "query",
      responses: [
        { status: 200, contentType: "application/json" },
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
    },
    segmentation: {
      id: "segmentation",
      method: "GET",
      paths: { current: "/api/query/segmentation", legacy: "/api/2.0/segmentation/" },
      host: "query",
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
        { name: "workspace_id", in: "query", required: false, kind: "integer", minimum: 1 },
        { name: "event", in: "query", required: true, kind: "string", minLength: 1, hint: "name the event" },
        { name: "from_date", in: "query", required: true, kind: "date", hint: "write the day as YYYY-MM-DD" },
        { name: "to_date", in: "query", required: true, kind: "date", hint: "write the day as YYYY-MM-DD" },
        {
          name: "unit",
          in: "query",
          required: false,
          kind: "string",
          enum: ["minute", "hour", "day", "month"],
          hint: "there are no weeks here; ask by the day and add them up",
          default: "day"
        },
        { name: "on", in: "query", required: false, kind: "expression", minLength: 1 },
        { name: "where", in: "query", required: false, kind: "expression", minLength: 1 },
        {
          name: "limit",
          in: "query",
          required: false,
          kind: "integer",
          minimum: 0,
          maximum: 10000,
          hint: "ask for 10000 values at most",
          default: "60"
        },
        {
          name: "type",
          in: "query",
          required: false,
          kind: "string",
          enum: ["general", "unique", "average"],
          default: "general"
        },
        { name: "interval", in: "query", required: false, kind: "integer", minimum: 1, hint: "a number of days" },
        { name: "format", in: "query", required: false, kind: "string", enum: ["json", "csv"], default: "json" }
      ],
      limit: "query",
      responses: [
        { status: 200, contentType: "application/json" },
        { status: 200, contentType: "text/csv" },
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
    },
    segmentationAverage: {
      id: "segmentationAverage",
      method: "GET",
      paths: { current: "/api/query/segmentation/average", legacy: "/api/2.0/segmentation/average/" },
      host: "query",
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
        { name: "workspace_id", in: "query", required: false, kind: "integer", minimum: 1 },
        { name: "event", in: "query", required: true, kind: "string", minLength: 1, hint: "name the event" },
        { name: "from_date", in: "query", required: true, kind: "date", hint: "write the day as YYYY-MM-DD" },
        { name: "to_date", in: "query", required: true, kind: "date", hint: "write the day as YYYY-MM-DD" },
        { name: "unit", in: "query", required: false, kind: "string", enum: ["hour", "day"], default: "day" },
        { name: "on", in: "query", required: true, kind: "expression", minLength: 1 },
        { name: "where", in: "query", required: false, kind: "expression", minLength: 1 },
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
      limit: "query",
      responses: [
        { status: 200, contentType: "application/json" },
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
    },
    segmentationMulti: {
      id: "segmentationMulti",
      method: "GET",
      paths: { current: "/api/query/segmentation/multiseg", legacy: "/api/2.0/segmentation/multiseg/" },
      host: "query",
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
        { name: "workspace_id", in: "query", required: false, kind: "integer", minimum: 1 },
        { name: "event", in: "query", required: true, kind: "string", minLength: 1, hint: "name the event" },
        { name: "from_date", in: "query", required: true, kind: "date", hint: "write the day as YYYY-MM-DD" },
        { name: "to_date", in: "query", required: true, kind: "date", hint: "write the day as YYYY-MM-DD" },
        {
          name: "unit",
          in: "query",
          required: false,
          kind: "string",
          enum: ["minute", "hour", "day", "week", "month"],
          default: "day"
        },
        { name: "inner", in: "query", required: false, kind: "expression", minLength: 1 },
        { name: "outer", in: "query", required: false, kind: "expression", minLength: 1 },
        { name: "where", in: "query", required: false, kind: "expression", minLength: 1 },
        {
          name: "type",
          in: "query",
          required: false,
          kind: "string",
          enum: ["general", "unique", "average"],
          default: "general"
        },
        { name: "limit", in: "query", required: false, kind: "integer", minimum: 0 },
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
      limit: "query",
      responses: [
        { status: 200, contentType: "application/json" },
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
    },
    segmentationNumeric: {
      id: "segmentationNumeric",
      method: "GET",
      paths: { current: "/api/query/segmentation/numeric", legacy: "/api/2.0/segmentation/numeric/" },
      host: "query",
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
        { name: "workspace_id", in: "query", required: false, kind: "integer", minimum: 1 },
        { name: "event", in: "query", required: true, kind: "string", minLength: 1, hint: "name the event" },
        { name: "from_date", in: "query", required: true, kind: "date", hint: "write the day as YYYY-MM-DD" },
        { name: "to_date", in: "query", required: true, kind: "date", hint: "write the day as YYYY-MM-DD" },
        { name: "unit", in: "query", required: false, kind: "string", enum: ["hour", "day"], default: "day" },
        { name: "on", in: "query", required: true, kind: "expression", minLength: 1 },
        { name: "where", in: "query", required: false, kind: "expression", minLength: 1 },
        {
          name: "buckets",
          in: "query",
          required: false,
          kind: "integer",
          minimum: 1,
          hint: "a number of ranges",
          generations: ["legacy"]
        },
        {
          name: "type",
          in: "query",
          required: false,
          kind: "string",
          enum: ["general", "unique", "average"],
          default: "general"
        },
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
      limit: "query",
      responses: [
        { status: 200, contentType: "application/json" },
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
    },
    segmentationSum: {
      id: "segmentationSum",
      method: "GET",
      paths: { current: "/api/query/segmentation/sum", legacy: "/api/2.0/segmentation/sum/" },
      host: "query",
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
        { name: "workspace_id", in: "query", required: false, kind: "integer", minimum: 1 },
        { name: "event", in: "query", required: true, kind: "string", minLength: 1, hint: "name the event" },
        { name: "from_date", in: "query", required: true, kind: "date", hint: "write the day as YYYY-MM-DD" },
        { name: "to_date", in: "query", required: true, kind: "date", hint: "write the day as YYYY-MM-DD" },
        { name: "unit", in: "query", required: false, kind: "string", enum: ["hour", "day"], default: "day" },
        { name: "on", in: "query", required: true, kind: "expression", minLength: 1 },
        { name: "where", in: "query", required: false, kind: "expression", minLength: 1 },
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
      limit: "query",
      responses: [
        { status: 200, contentType: "application/json" },
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
    },
    activity: {
      id: "activity",
      method: "GET",
      paths: { current: "/api/query/stream/query", legacy: "/api/2.0/stream/query/" },
      host: "query",
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
        { name: "workspace_id", in: "query", required: false, kind: "integer", minimum: 1 },
        {
          name: "distinct_ids",
          in: "query",
          required: true,
          kind: "strings",
          minItems: 1,
          hint: "name at least one person"
        },
        { name: "from_date", in: "query", required: true, kind: "date", hint: "write the day as YYYY-MM-DD" },
        { name: "to_date", in: "query", required: true, kind: "date", hint: "write the day as YYYY-MM-DD" },
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
      limit: "query",
      responses: [
        { status: 200, contentType: "application/json" },
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
