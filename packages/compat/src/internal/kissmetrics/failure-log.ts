/**
 * The log of requests that failed, in the words of the client of 2010: `<Tue Nov 14 22:13:20 2023> Could not transmit
 * to host`. It holds nothing of the request.
 */
import { appendFile } from "node:fs/promises"

const days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

/** A local time as C's `%c` writes it. */
const timeText = (date: Date): string => {
  const clock = [date.getHours(), date.getMinutes(), date.getSeconds()].map((part) => String(part).padStart(2, "0"))
  const day = String(date.getDate()).padStart(2)
  return `${days[date.getDay()]} ${months[date.getMonth()]} ${day} ${clock.join(":")} ${date.getFullYear()}`
}

/** Appends a line. A log that cannot be written must not make a call fail that failed for another reason. */
export const appendFailure = async (file: string, now: number): Promise<void> => {
  await appendFile(file, `<${timeText(new Date(now))}> Could not transmit to host\n`, { mode: 0o600 }).catch(
    () => undefined
  )
}
