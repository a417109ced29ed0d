import * as Redacted from "effect/Redacted"
import type { Credentials, Secret } from "../Credentials.ts"
import { basic } from "../internal/basic.ts"
import { CredentialCheck } from "../internal/CredentialCheck.ts"

/** A service account and the project that it asks about. */
export interface ServiceAccount {
  /** For example `reports.a1b2c3.mp-service-account`. */
  readonly username: Secret
  /** Shown once, when the account is created. */
  readonly secret: Secret
  /** The number of the project, in the project's settings. */
  readonly projectId: number
  /** The number of a data view, for projects that use them. */
  readonly workspaceId?: number | undefined
}

/**
 * A service account of a Mixpanel organization: HTTP Basic, with the project named on every call. The way to choose.
 *
 * Throws an `ApiError` with `InvalidInput` that names every field that cannot be right.
 */
export const serviceAccount = (account: ServiceAccount): Credentials => {
  const check = new CredentialCheck()
  const { username, secret, projectId, workspaceId } = check.parts(account)
  const user = check.user("username", username, "the service account's user name", "service account")
  const password = check.secret("secret", secret, "the service account's secret", "service account secret")
  const project = check.id("projectId", projectId)
  const parameters: Array<readonly [string, string]> = [["project_id", project]]
  if (workspaceId !== undefined) parameters.push(["workspace_id", check.id("workspaceId", workspaceId)])
  check.end("credentials")
  const named = Redacted.make(project, { label: "project" })
  return basic({ scheme: "serviceAccount", account: named, parameters, user, password })
}
