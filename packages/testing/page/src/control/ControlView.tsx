/**
 * What the server does besides listening: goes wrong on request, keeps the time, counts against limits, forgets.
 */
import { ClockPanel } from "./ClockPanel.tsx"
import { DataPanel } from "./DataPanel.tsx"
import { FaultPanel } from "./FaultPanel.tsx"
import { LimitsPanel } from "./LimitsPanel.tsx"

/** The view of what can be controlled. */
export const ControlView = () => (
  <div class="controls">
    <div class="controls-side">
      <FaultPanel />
      <LimitsPanel />
    </div>
    <div class="controls-side">
      <ClockPanel />
      <DataPanel />
    </div>
  </div>
)
