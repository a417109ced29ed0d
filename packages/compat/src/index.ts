/**
 * The calls of py-KISSmetrics 1.0.1 and mixpanel-query-py 0.1.9: same names, same arguments, same bytes.
 *
 * @module index
 */
// mixpanel_query
export { type Auth, type AuthClass, type AuthClient, SecretAuth, SignatureAuth } from "./Auth.ts"
// KISSmetrics
export { Client, type ClientConstructorKeywords, type ClientKeywords } from "./Client.ts"
export {
  ClientCompat,
  type CompatConstructorKeywords,
  type CompatKeywords,
  type CompatRecordKeywords
} from "./ClientCompat.ts"
export { ConcurrentPaginator, type PageFunction, type PaginatorOptions } from "./ConcurrentPaginator.ts"
export { Connection, type ConnectionClient } from "./Connection.ts"
// exceptions
export * from "./errors/builtin.ts"
export * from "./errors/mixpanel.ts"
export * from "./errors/urllib.ts"
export * from "./errors/urllib3.ts"
export type { Arguments } from "./internal/mixpanel/Arguments.ts"
export type { PyJson } from "./internal/python/PyJson.ts"
export { type Fix, type Quirk, quirks, type Remedy } from "./internal/quirks.ts"
export { KM, type ModuleCalls } from "./KM.ts"
export {
  type Answer,
  MixpanelQueryClient,
  type MixpanelQueryClientKeywords
} from "./MixpanelQueryClient.ts"
export type { CompatOptions } from "./Options.ts"
// Python values
export { PyBytes } from "./python/PyBytes.ts"
export { PyDate } from "./python/PyDate.ts"
export { type DateTimeParts, PyDateTime } from "./python/PyDateTime.ts"
export { PyDecimal } from "./python/PyDecimal.ts"
export { PyFloat } from "./python/PyFloat.ts"
export { PyInt } from "./python/PyInt.ts"
export { PyTuple } from "./python/PyTuple.ts"
export type { PyType } from "./python/PyType.ts"
export type { PyDict, PyValue, Tuple } from "./python/PyValue.ts"
export { QueryConstants } from "./QueryConstants.ts"
export * as query_string from "./query_string.ts"
export * as request from "./request.ts"
export { ALIAS_PATH, RECORD_PATH, SET_PATH, TRACKING_HOSTNAME, TRACKING_SCHEME } from "./request.ts"
