// Generated from specs/mixpanel-annotations.yaml by tools/codegen. Do not edit; run `pnpm generate`.
import type { ServiceSpec } from "../OperationSpec.ts"

/** The operations of specs/mixpanel-annotations.yaml: Mixpanel annotations. */
export const mixpanelAnnotations = {
  id: "mixpanel-annotations",
  hosts: { app: "https://mixpanel.com" },
  regions: {
    us: { app: "https://mixpanel.com" },
    eu: { app: "https://eu.mixpanel.com" },
    in: { app: "https://in.mixpanel.com" }
  },
  auth: {
    serviceAccount: { type: "basic", parameters: ["project_id"] },
    projectSecret: { type: "basic" },
    signature: { type: "signature", key: "api_key", expire: "expire", signature: "sig", generation: "legacy" }
  },
  operations: {
    listAnnotationsLegacy: {
      id: "listAnnotationsLegacy",
      method: "GET",
      paths: { legacy: "/api/2.0/annotations/" },
      host: "app",
      auth: ["projectSecret", "signature"],
      parameters: [
        { name: "from_date", in: "query", required: true, kind: "date", hint: "write the day as YYYY-MM-DD" },
        { name: "to_date", in: "query", required: true, kind: "date", hint: "write the day as YYYY-MM-DD" },
        { name: "format", in: "query", required: false, kind: "string", enum: ["json", "csv"], default: "json" }
      ],
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
    createAnnotationLegacy: {
      id: "createAnnotationLegacy",
      method: "GET",
      paths: { legacy: "/api/2.0/annotations/create/" },
      host: "app",
      auth: ["projectSecret", "signature"],
      parameters: [
        { name: "date", in: "query", required: true, kind: "datetime", hint: "write the moment as YYYY-MM-DD HH:MM:SS" },
        { name: "description", in: "query", required: true, kind: "string", minLength: 1 },
        { name: "format", in: "query", required: false, kind: "string", enum: ["json", "csv"], default: "json" }
      ],
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
    deleteAnnotationLegacy: {
      id: "deleteAnnotationLegacy",
      method: "GET",
      paths: { legacy: "/api/2.0/annotations/delete/" },
      host: "app",
      auth: ["projectSecret", "signature"],
      parameters: [
        {
          name: "id",
          in: "query",
          required: true,
          kind: "integer",
          minimum: 1,
          hint: "the number that the list of annotations gives"
        },
        { name: "format", in: "query", required: false, kind: "string", enum: ["json", "csv"], default: "json" }
      ],
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
    updateAnnotationLegacy: {
      id: "updateAnnotationLegacy",
      method: "GET",
      paths: { legacy: "/api/2.0/annotations/update/" },
      host: "app",
      auth: ["projectSecret", "signature"],
      parameters: [
        {
          name: "id",
          in: "query",
          required: true,
          kind: "integer",
          minimum: 1,
          hint: "the number that the list of annotations gives"
        },
        { name: "date", in: "query", required: true, kind: "datetime", hint: "write the moment as YYYY-MM-DD HH:MM:SS" },
        { name: "description", in: "query", required: true, kind: "string", minLength: 1 },
        { name: "format", in: "query", required: false, kind: "string", enum: ["json", "csv"], default: "json" }
      ],
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
    listAnnotations: {
      id: "listAnnotations",
      method: "GET",
      paths: { current: "/api/app/projects/{project_id}/annotations" },
      host: "app",
      auth: ["serviceAccount"],
      parameters: [
        {
          name: "project_id",
          in: "path",
          required: true,
          kind: "integer",
          minimum: 1,
          hint: "the number of the project in its settings page"
        },
        { name: "fromDate", in: "query", required: false, kind: "date", hint: "write the day as YYYY-MM-DD" },
        { name: "toDate", in: "query", required: false, kind: "date", hint: "write the day as YYYY-MM-DD" }
      ],
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
    createAnnotation: {
      id: "createAnnotation",
      method: "POST",
      paths: { current: "/api/app/projects/{project_id}/annotations" },
      host: "app",
      auth: ["serviceAccount"],
      parameters: [
        {
          name: "project_id",
          in: "path",
          required: true,
          kind: "integer",
          minimum: 1,
          hint: "the number of the project in its settings page"
        },
        { name: "date", in: "json", required: true, kind: "datetime", hint: "write the moment as YYYY-MM-DD HH:MM:SS" },
        { name: "description", in: "json", required: true, kind: "string", minLength: 1 },
        { name: "tags", in: "json", required: false, kind: "integers" }
      ],
      responses: [
        { status: 201, contentType: "application/json" },
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
    getAnnotation: {
      id: "getAnnotation",
      method: "GET",
      paths: { current: "/api/app/projects/{project_id}/annotations/{annotation_id}" },
      host: "app",
      auth: ["serviceAccount"],
      parameters: [
        {
          name: "project_id",
          in: "path",
          required: true,
          kind: "integer",
          minimum: 1,
          hint: "the number of the project in its settings page"
        },
        {
          name: "annotation_id",
          in: "path",
          required: true,
          kind: "integer",
          minimum: 1,
          hint: "the number that the list of annotations gives"
        }
      ],
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
    updateAnnotation: {
      id: "updateAnnotation",
      method: "PATCH",
      paths: { current: "/api/app/projects/{project_id}/annotations/{annotation_id}" },
      host: "app",
      auth: ["serviceAccount"],
      parameters: [
        {
          name: "project_id",
          in: "path",
          required: true,
          kind: "integer",
          minimum: 1,
          hint: "the number of the project in its settings page"
        },
        {
          name: "annotation_id",
          in: "path",
          required: true,
          kind: "integer",
          minimum: 1,
          hint: "the number that the list of annotations gives"
        },
        { name: "description", in: "json", required: false, kind: "string", minLength: 1 },
        { name: "tags", in: "json", required: false, kind: "integers" }
      ],
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
    deleteAnnotation: {
      id: "deleteAnnotation",
      method: "DELETE",
      paths: { current: "/api/app/projects/{project_id}/annotations/{annotation_id}" },
      host: "app",
      auth: ["serviceAccount"],
      parameters: [
        {
          name: "project_id",
          in: "path",
          required: true,
          kind: "integer",
          minimum: 1,
          hint: "the number of the project in its settings page"
        },
        {
          name: "annotation_id",
          in: "path",
          required: true,
          kind: "integer",
          minimum: 1,
          hint: "the number that the list of annotations gives"
        }
      ],
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
    listAnnotationTags: {
      id: "listAnnotationTags",
      method: "GET",
      paths: { current: "/api/app/projects/{project_id}/annotations/tags" },
      host: "app",
      auth: ["serviceAccount"],
      parameters: [
        {
          name: "project_id",
          in: "path",
          required: true,
          kind: "integer",
          minimum: 1,
          hint: "the number of the project in its settings page"
        }
      ],
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
    createAnnotationTag: {
      id: "createAnnotationTag",
      method: "POST",
      paths: { current: "/api/app/projects/{project_id}/annotations/tags" },
      host: "app",
      auth: ["serviceAccount"],
      parameters: [
        {
          name: "project_id",
          in: "path",
          required: true,
          kind: "integer",
          minimum: 1,
          hint: "the number of the project in its settings page"
        },
        { name: "name", in: "json", required: true, kind: "string", minLength: 1 }
      ],
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
    }
  }
} as const satisfies ServiceSpec
