/**
 * Whose events are asked about.
 */
import type { Setting, Vocabulary } from "../../../src/internal/live/Setting.ts"
import { keyText } from "../key-text.ts"
import { useFresh } from "../use-fresh.ts"
import { ChoiceField, chosen } from "./Field.tsx"

/** One of several projects. */
export const Projects = () => {
  const { value } = useFresh<Setting>("setting")
  const projects = value?.projects ?? []
  if (projects.length < 2) return null
  const options = projects.map(({ projectId }, index) => [index === 0 ? "" : `${projectId}`, `${projectId}`] as const)
  return <ChoiceField label="Project" name="project" options={options} />
}

/** The product that is asked about where all are shown, as no question is about more than one. */
export const OneOfMany = ({ vocabulary }: { readonly vocabulary: Vocabulary }) => {
  const { value } = useFresh<Setting>("setting")
  if (value === undefined || value.keys.length < 2 || chosen("key") !== "") return null
  return (
    <p class="quiet">
      A question is about one product, here <code>{keyText(vocabulary.key)}</code>. Choose another one at the top.
    </p>
  )
}
