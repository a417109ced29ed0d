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
export type { Authorization, Credentials, Secret } from "./Credentials.ts"
export { productKey } from "./credentials/product-key.ts"
export { type ProjectSecret, projectSecret } from "./credentials/project-secret.ts"
export { type ServiceAccount, serviceAccount } from "./credentials/service-account.ts"
export { type SignatureOptions, signature } from "./credentials/signature.ts"
export { kissmetricsTracking } from "./generated/kissmetrics-tracking.operations.ts"
export { mixpanelAnnotations } from "./generated/mixpanel-annotations.operations.ts"
export { mixpanelExport } from "./generated/mixpanel-export.operations.ts"
export { mixpanelQuery } from "./generated/mixpanel-query.operations.ts"
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
export {
  type AuthScheme,
  type LimitSpec,
  type OpenParameters,
  type OperationSpec,
  type ParameterKind,
  type ParameterPlace,
  type ParameterSpec,
  type ResponseSpec,
  type ServiceSpec,
  schemeParameters,
  type TextRules
} from "./OperationSpec.ts"
export { type DurationRule, type DurationText, OptionCheck } from "./OptionCheck.ts"
export { PlainError, type PlainErrorClass } from "./PlainError.ts"
export * as RetryPolicy from "./RetryPolicy.ts"
export * as Signature from "./Signature.ts"
export {
  type Fetch,
  type FetchOptions,
  type StreamedResponse,
  type StreamRequest,
  Transport,
  type TransportRequest,
  type TransportResponse
} from "./Transport.ts"
export { Warnings } from "./Warnings.ts"
