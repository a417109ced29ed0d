/** Names why a call was given up. */
import type { TrackingError } from "../Delivery.ts"

type ReasonOf<E> = E extends { readonly _tag: "ApiError"; readonly reason: { readonly _tag: infer Tag } }
  ? Tag
  : E extends { readonly _tag: infer Tag }
    ? Tag
    : never

/** The tags of everything that can end a call badly. */
export type Reason = ReasonOf<TrackingError>

/** The tag that says most: the reason's, where an error has one. */
export const reasonOf = (error: TrackingError): Reason => (error._tag === "ApiError" ? error.reason._tag : error._tag)
