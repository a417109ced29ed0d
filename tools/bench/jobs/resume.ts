/**
 * The next start: delivers what an earlier process left behind.
 */
import type { Client } from "../clients/Client.ts"
import type { Delivery } from "./Job.ts"

/** Waits until nothing is left, where the client keeps anything at all, and stops. */
export const resume = async (client: Client): Promise<Pick<Delivery, "toldLost">> => {
  await client.resume?.()
  await client.settle()
  return { toldLost: client.toldLost() }
}
