/**
 * Whether the process that claimed entries still lives. A wrong answer loses nothing: at worst an entry is sent twice,
 * in the same bytes, or comes late.
 */
import { hostname } from "node:os"

/** A process that claims. */
export interface Holder {
  readonly host: string
  readonly pid: number
  /** Epoch milliseconds when it last said that it lives. */
  readonly aliveAt: number
}

/** How often a process that has claimed something says that it lives, in milliseconds. */
export const beatEvery = 3000

/** How long a process is believed to live that says nothing, in milliseconds. */
const silence = 5 * beatEvery

/** Looks at the time of the last sign of life, and on this machine also at the process itself. */
export const isHolderAlive = ({ host, pid, aliveAt }: Holder, now: number): boolean => {
  // A sign of life from the future is one from before the clock was set back.
  if (Math.abs(now - aliveAt) > silence) return false
  return host !== hostname() || (pid !== process.pid && isRunning(pid)) || isOfThisProcess(aliveAt, pid)
}

/** Our own id may have been that of a process that has died: in a container every process is number one. */
const isOfThisProcess = (aliveAt: number, pid: number): boolean =>
  pid === process.pid && aliveAt >= Math.floor(Date.now() - process.uptime() * 1000)

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM"
  }
}
