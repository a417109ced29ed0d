/**
 * What every project has asked for.
 */
import type { LimitUse } from "../../../src/FakeMixpanel.ts"
import type { Setting } from "../../../src/internal/live/Setting.ts"
import { numberText } from "../number-text.ts"
import { useFresh } from "../use-fresh.ts"

/** The panel of limits. */
export const LimitsPanel = () => {
  const { value: uses = [] } = useFresh<ReadonlyArray<LimitUse>>("limits")
  const { value: setting } = useFresh<Setting>("setting")
  return (
    <section class="card panel">
      <h2>Limits</h2>
      <p class="quiet">
        {setting?.hasLimits ? "Enforced: above them the answer is a 429." : "Counted, and not enforced on this server."}
      </p>
      {uses.length === 0 ? (
        <p class="quiet">Nobody has asked for anything yet.</p>
      ) : (
        <table class="rules">
          <thead>
            <tr>
              <th scope="col">Project</th>
              <th scope="col">Limit</th>
              <th scope="col" class="number">
                Last hour
              </th>
              <th scope="col" class="number">
                Running
              </th>
              <th scope="col" class="number">
                Refused
              </th>
            </tr>
          </thead>
          <tbody>
            {uses.map(({ projectId, limit, lastHour, running, refused }) => (
              <tr key={`${projectId} ${limit}`}>
                <th scope="row">{projectId}</th>
                <td>{limit}</td>
                <td class="number">{numberText(lastHour)}</td>
                <td class="number">{numberText(running)}</td>
                <td class="number">{numberText(refused)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
