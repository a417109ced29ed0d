/**
 * What it takes to make one call right. The undici transport for Node is `@tallymark/core/undici`.
 *
 * @module index
 */
export * as ApiClient from "./ApiClient.ts"
export {
  ApiError,
  InvalidInput,
  type Issue,
  isApiError,
  RateLimited,
  type Reason,
  Rejected,
  ServerFailed,
  SigningFailed,
  TimedOut,
  TransportFailed,
  UnreadableResponse
} from "./ApiError.ts"
export { type Credentials, productKey, type Secret } from "./Credentials.ts"
export { kissmetricsTracking } from "./generated/kissmetrics-tracking.operations.ts"
export {
  type ExportAlias,
  type ExportLine,
  type ExportProperties,
  type ExportRecord,
  type ExportSet,
  type ExportValue,
  formatExportLine,
  parseExportLine
} from "./KissmetricsExport.ts"
export * as Operation from "./Operation.ts"
export type {
  AuthScheme,
  OpenParameters,
  OperationSpec,
  ParameterSpec,
  ResponseSpec,
  ServiceSpec,
  TextRules
} from "./OperationSpec.ts"
export * as RetryPolicy from "./RetryPolicy.ts"
export { type Fetch, type FetchOptions, Transport, type TransportRequest, type TransportResponse } from "./Transport.ts"
