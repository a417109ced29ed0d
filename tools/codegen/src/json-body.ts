/** Reads the members of a body of type `application/json`, which is one flat object. */
import { requireExample } from "./example.ts"
import { fieldsOf } from "./fields.ts"
import type { Parameters } from "./operation-parameters.ts"
import { memberParameter } from "./parameter.ts"
import { refuseOtherKeys } from "./refuse-other-keys.ts"
import type { SpecNode } from "./spec-node.ts"

/** The members of the object in the order of its `properties`. */
export const jsonBodyParameters = (media: SpecNode): Parameters => {
  requireExample(media)
  refuseOtherKeys(media, ["schema", "example", "examples"])
  const schema = media.get("schema")
  refuseOtherKeys(schema, ["type", "description", "required", "properties", "additionalProperties"])
  const more = schema.get("additionalProperties")
  if (more.value !== false) more.fail("should be false: free-form members are not supported")
  return {
    parameters: fieldsOf(schema).map(({ name, required, schema }) =>
      memberParameter({ name, in: "json", required }, schema)
    )
  }
}
