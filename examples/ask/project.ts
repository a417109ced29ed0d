/**
 * The project that the recorded events belong to, and a client that asks about it.
 */
import { createQuery, type NodeQueryClient, serviceAccount } from "@tallymark/query/node"
import type { FakeProject, FakeServer } from "@tallymark/testing"

const account = { username: "replay", secret: "0123456789abcdef" }

/** The project as the fake server knows it. */
export const project: FakeProject = { projectId: 12345, serviceAccounts: [account] }

/** A client with the service account of the project. The fake server has no limits, so neither has the client. */
export const queryOf = (server: FakeServer): NodeQueryClient =>
  createQuery({
    credentials: serviceAccount({ ...account, projectId: project.projectId }),
    host: server.url,
    limits: false,
    now: server.clock.now
  })
