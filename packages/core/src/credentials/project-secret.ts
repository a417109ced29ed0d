import type { Credentials, Secret } from "../Credentials.ts"
import { basic } from "../internal/basic.ts"
import { CredentialCheck } from "../internal/CredentialCheck.ts"

/** The secret of a project. */
export interface ProjectSecret {
  /** The "API secret" in the project's settings. */
  readonly secret: Secret
  /** The number of the project. The secret tells it already; the annotations have it in their path and need it. */
  readonly projectId?: number | undefined
  /** The number of a data view, for projects that use them. */
  readonly workspaceId?: number | undefined
}

/**
 * The secret of a Mixpanel project: HTTP Basic with the secret as the user name. Mixpanel takes it until 2027-03-03; use a
 * {@link serviceAccount} in its place.
 *
 * Throws an `ApiError` with `InvalidInput` that names every field that cannot be right.
 */
export const projectSecret = (project: ProjectSecret): Credentials => {
  const check = new CredentialCheck()
  const { secret, projectId, workspaceId } = check.parts(project)
  const user = check.user("secret", secret, "the project's secret", "project secret")
  const parameters: Array<readonly [string, string]> = []
  if (projectId !== undefined) parameters.push(["project_id", check.id("projectId", projectId)])
  if (workspaceId !== undefined) parameters.push(["workspace_id", check.id("workspaceId", workspaceId)])
  check.end("credentials")
  return basic({ scheme: "projectSecret", account: user, parameters, user, password: undefined })
}
