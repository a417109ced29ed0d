// Generated from specs/kissmetrics-tracking.yaml by tools/codegen. Do not edit; run `pnpm generate`.
import type { ServiceSpec } from "../OperationSpec.ts"

/** The operations of specs/kissmetrics-tracking.yaml: KISSmetrics tracking. */
export const kissmetricsTracking = {
  id: "kissmetrics-tracking",
  hosts: { tracking: "https://trk.kissmetrics.io" },
  auth: { productKey: { type: "parameter", name: "_k" } },
  operations: {
    record: {
      id: "record",
      method: "GET",
      paths: { current: "/e" },
      host: "tracking",
      auth: ["productKey"],
      parameters: [
        { name: "_k", in: "query", required: true, kind: "string", minLength: 1 },
        { name: "_c", in: "query", required: false, kind: "string", minLength: 1 },
        { name: "_u", in: "query", required: false, kind: "string", minLength: 1 },
        { name: "_x", in: "query", required: false, kind: "string", minLength: 1 },
        { name: "_p", in: "query", required: true, kind: "string", minLength: 1, maxLength: 255 },
        { name: "_n", in: "query", required: true, kind: "string", minLength: 1, maxLength: 255 },
        {
          name: "_t",
          in: "query",
          required: false,
          kind: "integer",
          minimum: 1230768000,
          maximum: 99999999999,
          hint: "unix seconds, not milliseconds, from 2009 on"
        },
        { name: "_d", in: "query", required: false, kind: "integer", enum: ["0", "1"], default: "0" },
        { name: "_ip", in: "query", required: false, kind: "string", minLength: 1 },
        { name: "_ua", in: "query", required: false, kind: "string", minLength: 1 }
      ],
      open: {
        in: "query",
        names: {
          kind: "string",
          minLength: 1,
          maxLength: 255,
          pattern: "^[^_]",
          hint: "names that begin with an underscore belong to the service"
        },
        values: { kind: "string", maxLength: 512 }
      },
      formAbove: { characters: 2000, operation: "recordForm" },
      responses: [{ status: 200, contentType: "image/gif" }, { status: 304 }]
    },
    recordForm: {
      id: "recordForm",
      method: "POST",
      paths: { current: "/e" },
      host: "tracking",
      auth: ["productKey"],
      parameters: [
        { name: "_k", in: "form", required: true, kind: "string", minLength: 1 },
        { name: "_c", in: "form", required: false, kind: "string", minLength: 1 },
        { name: "_u", in: "form", required: false, kind: "string", minLength: 1 },
        { name: "_x", in: "form", required: false, kind: "string", minLength: 1 },
        { name: "_p", in: "form", required: true, kind: "string", minLength: 1, maxLength: 255 },
        { name: "_n", in: "form", required: true, kind: "string", minLength: 1, maxLength: 255 },
        {
          name: "_t",
          in: "form",
          required: false,
          kind: "integer",
          minimum: 1230768000,
          maximum: 99999999999,
          hint: "unix seconds, not milliseconds, from 2009 on"
        },
        { name: "_d", in: "form", required: false, kind: "integer", enum: ["0", "1"], default: "0" },
        { name: "_ip", in: "form", required: false, kind: "string", minLength: 1 },
        { name: "_ua", in: "form", required: false, kind: "string", minLength: 1 }
      ],
      open: {
        in: "form",
        names: {
          kind: "string",
          minLength: 1,
          maxLength: 255,
          pattern: "^[^_]",
          hint: "names that begin with an underscore belong to the service"
        },
        values: { kind: "string", maxLength: 512 }
      },
      responses: [{ status: 200, contentType: "image/gif" }, { status: 304 }]
    },
    set: {
      id: "set",
      method: "GET",
      paths: { current: "/s" },
      host: "tracking",
      auth: ["productKey"],
      parameters: [
        { name: "_k", in: "query", required: true, kind: "string", minLength: 1 },
        { name: "_c", in: "query", required: false, kind: "string", minLength: 1 },
        { name: "_u", in: "query", required: false, kind: "string", minLength: 1 },
        { name: "_x", in: "query", required: false, kind: "string", minLength: 1 },
        { name: "_p", in: "query", required: true, kind: "string", minLength: 1, maxLength: 255 },
        {
          name: "_t",
          in: "query",
          required: false,
          kind: "integer",
          minimum: 1230768000,
          maximum: 99999999999,
          hint: "unix seconds, not milliseconds, from 2009 on"
        },
        { name: "_d", in: "query", required: false, kind: "integer", enum: ["0", "1"], default: "0" },
        { name: "_ip", in: "query", required: false, kind: "string", minLength: 1 },
        { name: "_ua", in: "query", required: false, kind: "string", minLength: 1 }
      ],
      open: {
        in: "query",
        names: {
          kind: "string",
          minLength: 1,
          maxLength: 255,
          pattern: "^[^_]",
          hint: "names that begin with an underscore belong to the service"
        },
        values: { kind: "string", maxLength: 512 }
      },
      formAbove: { characters: 2000, operation: "setForm" },
      responses: [{ status: 200, contentType: "image/gif" }, { status: 304 }]
    },
    setForm: {
      id: "setForm",
      method: "POST",
      paths: { current: "/s" },
      host: "tracking",
      auth: ["productKey"],
      parameters: [
        { name: "_k", in: "form", required: true, kind: "string", minLength: 1 },
        { name: "_c", in: "form", required: false, kind: "string", minLength: 1 },
        { name: "_u", in: "form", required: false, kind: "string", minLength: 1 },
        { name: "_x", in: "form", required: false, kind: "string", minLength: 1 },
        { name: "_p", in: "form", required: true, kind: "string", minLength: 1, maxLength: 255 },
        {
          name: "_t",
          in: "form",
          required: false,
          kind: "integer",
          minimum: 1230768000,
          maximum: 99999999999,
          hint: "unix seconds, not milliseconds, from 2009 on"
        },
        { name: "_d", in: "form", required: false, kind: "integer", enum: ["0", "1"], default: "0" },
        { name: "_ip", in: "form", required: false, kind: "string", minLength: 1 },
        { name: "_ua", in: "form", required: false, kind: "string", minLength: 1 }
      ],
      open: {
        in: "form",
        names: {
          kind: "string",
          minLength: 1,
          maxLength: 255,
          pattern: "^[^_]",
          hint: "names that begin with an underscore belong to the service"
        },
        values: { kind: "string", maxLength: 512 }
      },
      responses: [{ status: 200, contentType: "image/gif" }, { status: 304 }]
    },
    alias: {
      id: "alias",
      method: "GET",
      paths: { current: "/a" },
      host: "tracking",
      auth: ["productKey"],
      parameters: [
        { name: "_k", in: "query", required: true, kind: "string", minLength: 1 },
        { name: "_c", in: "query", required: false, kind: "string", minLength: 1 },
        { name: "_u", in: "query", required: false, kind: "string", minLength: 1 },
        { name: "_x", in: "query", required: false, kind: "string", minLength: 1 },
        { name: "_p", in: "query", required: true, kind: "string", minLength: 1, maxLength: 255 },
        { name: "_n", in: "query", required: true, kind: "string", minLength: 1, maxLength: 255 },
        {
          name: "_t",
          in: "query",
          required: false,
          kind: "integer",
          minimum: 1230768000,
          maximum: 99999999999,
          hint: "unix seconds, not milliseconds, from 2009 on"
        },
        { name: "_d", in: "query", required: false, kind: "integer", enum: ["0", "1"], default: "0" },
        { name: "_ip", in: "query", required: false, kind: "string", minLength: 1 },
        { name: "_ua", in: "query", required: false, kind: "string", minLength: 1 }
      ],
      formAbove: { characters: 2000, operation: "aliasForm" },
      responses: [{ status: 200, contentType: "image/gif" }, { status: 304 }]
    },
    aliasForm: {
      id: "aliasForm",
      method: "POST",
      paths: { current: "/a" },
      host: "tracking",
      auth: ["productKey"],
      parameters: [
        { name: "_k", in: "form", required: true, kind: "string", minLength: 1 },
        { name: "_c", in: "form", required: false, kind: "string", minLength: 1 },
        { name: "_u", in: "form", required: false, kind: "string", minLength: 1 },
        { name: "_x", in: "form", required: false, kind: "string", minLength: 1 },
        { name: "_p", in: "form", required: true, kind: "string", minLength: 1, maxLength: 255 },
        { name: "_n", in: "form", required: true, kind: "string", minLength: 1, maxLength: 255 },
        {
          name: "_t",
          in: "form",
          required: false,
          kind: "integer",
          minimum: 1230768000,
          maximum: 99999999999,
          hint: "unix seconds, not milliseconds, from 2009 on"
        },
        { name: "_d", in: "form", required: false, kind: "integer", enum: ["0", "1"], default: "0" },
        { name: "_ip", in: "form", required: false, kind: "string", minLength: 1 },
        { name: "_ua", in: "form", required: false, kind: "string", minLength: 1 }
      ],
      responses: [{ status: 200, contentType: "image/gif" }, { status: 304 }]
    }
  }
} as const satisfies ServiceSpec
