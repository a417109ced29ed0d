/**
 * Chooses a saved funnel, or saves one.
 */
import { useSignal } from "@preact/signals"
import { messageOf, pathOf, send } from "../api.ts"
import { choose } from "../route.ts"
import { useFresh } from "../use-fresh.ts"
import { ChoiceField, chosen } from "./Field.tsx"

interface SavedFunnel {
  readonly funnel_id: number
  readonly name: string
}

const NewFunnel = ({ product, onClose }: { readonly product: string; readonly onClose: () => void }) => {
  const steps = useSignal<ReadonlyArray<string>>(["", ""])
  const trouble = useSignal("")
  const given = steps.value.map((step) => step.trim()).filter((step) => step !== "")
  const change = (index: number, text: string) => {
    steps.value = steps.value.map((step, at) => (at === index ? text : step))
  }
  const save = async () => {
    try {
      const body = { name: given.join(" → ").slice(0, 120), steps: given }
      const { id } = await send<{ readonly id: number }>(pathOf("funnels", { key: product }), body)
      choose({ funnel: String(id) })
      onClose()
    } catch (error) {
      trouble.value = messageOf(error)
    }
  }
  return (
    <fieldset class="steps">
      <legend>Steps</legend>
      {steps.value.map((step, index) => (
        <input
          key={index}
          type="text"
          aria-label={`Step ${index + 1}`}
          placeholder={`Step ${index + 1}`}
          list="event-names"
          value={step}
          onInput={({ currentTarget }) => change(index, currentTarget.value)}
        />
      ))}
      <button type="button" onClick={() => (steps.value = [...steps.value, ""])}>
        Add a step
      </button>
      <button type="button" class="primary" disabled={given.length < 2} onClick={save}>
        Save funnel
      </button>
      <button type="button" onClick={onClose}>
        Cancel
      </button>
      {trouble.value === "" ? null : <p class="trouble">{trouble.value}</p>}
    </fieldset>
  )
}

/** The funnels there are. */
export const FunnelFields = ({ product }: { readonly product: string }) => {
  const isNew = useSignal(false)
  const path = pathOf("ask", { call: "/api/query/funnels/list", key: product, project: chosen("project") })
  const { value: funnels = [] } = useFresh<ReadonlyArray<SavedFunnel>>(path)
  if (isNew.value) return <NewFunnel product={product} onClose={() => (isNew.value = false)} />
  return (
    <>
      <ChoiceField
        label="Funnel"
        name="funnel"
        options={[
          ["", funnels.length === 0 ? "none is saved" : "Choose…"],
          ...funnels.map(({ funnel_id: id, name }) => [String(id), name] as const)
        ]}
      />
      <button type="button" class="beside" onClick={() => (isNew.value = true)}>
        New funnel
      </button>
    </>
  )
}
