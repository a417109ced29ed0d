/**
 * Checks the options of a fake server, which may come from a file. An option that is misspelled or misread would leave a
 * test without the limit, the region or the key that it is about, and let it pass.
 */
import type { FakeLimit, FakeLimits, FakeMixpanelOptions, FakeProject, FakeServiceAccount } from "../FakeMixpanel.ts"
import type { ListenOptions } from "../FakeServerOptions.ts"
import {
  anything,
  type Check,
  checkFields,
  checkItems,
  either,
  flag,
  type Issues,
  oneOf,
  orThrow,
  record,
  text,
  time,
  when,
  whole
} from "./field-check.ts"
import { regions } from "./mixpanel/regions.ts"

/** A check for each field of a type, so that none is forgotten. */
type FieldsOf<A> = { readonly [Field in keyof A]-?: Check }

const timeSource = when((value) => record(value) && typeof value.sleep === "function", "")

/** Of the port and beyond, only a server on a socket takes any notice. */
const optionFields: FieldsOf<ListenOptions> = {
  strict: flag,
  keys: when(
    (value) => Array.isArray(value) && value.every((key) => typeof key === "string"),
    "must be a list of texts"
  ),
  clock: either(time, timeSource),
  seed: when(Number.isFinite, "must be a number"),
  faults: anything,
  cors: flag,
  mixpanel: anything,
  keepRequests: whole(0),
  port: whole(0, 65_535),
  hostname: text,
  token: text
}

const mixpanelFields: FieldsOf<FakeMixpanelOptions> = {
  projects: anything,
  timeZone: text,
  limits: either(
    when(() => false, "must be true, false or an object of limits"),
    flag,
    when(record, "")
  ),
  pageSize: whole(1)
}

const projectFields: FieldsOf<FakeProject> = {
  projectId: whole(1),
  timeZone: text,
  region: oneOf(...regions),
  serviceAccounts: anything,
  secret: text,
  apiKey: text,
  apiSecret: text,
  key: text,
  exportDays: oneOf("utc", "project")
}

const accountFields: FieldsOf<FakeServiceAccount> = { username: text, secret: text, expiresAt: time }

const poolFields: FieldsOf<Omit<FakeLimits, "retryAfter">> = { query: anything, jql: anything, export: anything }

const limitFields: FieldsOf<FakeLimit> = { perHour: whole(0), perSecond: whole(0), concurrent: whole(0) }

const checkAccount = (value: unknown, path: string): Issues =>
  checkFields(value, accountFields, ["username", "secret"], path)

const checkProject = (value: unknown, path: string): Issues => {
  const issues = checkFields(value, projectFields, ["projectId"], path)
  if (!record(value) || value.serviceAccounts === undefined) return issues
  return [...issues, ...checkItems(value.serviceAccounts, checkAccount, `${path}.serviceAccounts`)]
}

const checkLimits = (limits: Readonly<Record<string, unknown>>, path: string): Issues => [
  ...checkFields(limits, { ...poolFields, retryAfter: flag }, [], path),
  ...Object.keys(poolFields).flatMap((pool) =>
    limits[pool] === undefined ? [] : checkFields(limits[pool], limitFields, [], `${path}.${pool}`)
  )
]

const checkMixpanel = (value: unknown): Issues => {
  const issues = checkFields(value, mixpanelFields, [], "mixpanel")
  if (!record(value)) return issues
  const { projects, limits } = value
  return [
    ...issues,
    ...(projects === undefined ? [] : checkItems(projects, checkProject, "mixpanel.projects")),
    ...(record(limits) ? checkLimits(limits, "mixpanel.limits") : [])
  ]
}

/** Throws a `TypeError` that lists everything wrong with the options of a server. */
export const checkOptions = (options: ListenOptions): void => {
  const { mixpanel } = options
  orThrow([...checkFields(options, optionFields, [], ""), ...(mixpanel === undefined ? [] : checkMixpanel(mixpanel))])
}
