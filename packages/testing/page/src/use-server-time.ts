/**
 * The server's time, drawn anew every second.
 */
import { useSignal } from "@preact/signals"
import { useEffect } from "preact/hooks"
import { pulse, serverNow } from "./live.ts"

/** What the server's clock shows; `undefined` until the server is heard. */
export const useServerTime = (): { readonly now: number; readonly isRunning: boolean } | undefined => {
  const tick = useSignal(0)
  useEffect(() => {
    const timer = setInterval(() => tick.value++, 1000)
    return () => clearInterval(timer)
  }, [])
  // Read, so that whoever calls this is drawn again with every tick.
  void tick.value
  const heard = pulse.value
  return heard === undefined ? undefined : { now: serverNow(), isRunning: heard.isRunning }
}
