/**
 * The shapes of answers and the specs say the same: this file does not compile where one allows what the other does not.
 */
import type * as Schema from "effect/Schema"
import type { components as Annotations } from "../../../core/src/generated/mixpanel-annotations.ts"
import type { components as Query } from "../../../core/src/generated/mixpanel-query.ts"
import type * as AnnotationShapes from "../../src/internal/annotation-shapes.ts"
import type * as Shapes from "../../src/internal/shapes.ts"

/** `true`, or what one side allows and the other does not. */
type Conforms<T extends Schema.Constraint, Wire> = [T["Encoded"]] extends [Wire]
  ? [Wire] extends [T["Encoded"]]
    ? true
    : { readonly specAllowsMore: Wire }
  : { readonly schemaAllowsMore: T["Encoded"] }
const conforms = <T extends Schema.Constraint, Wire>(_: Conforms<T, Wire> & true): void => {}
type QuerySchemas = Query["schemas"]
type AnnotationSchemas = Annotations["schemas"]
conforms<typeof Shapes.Series, QuerySchemas["Series"]>(true)
conforms<typeof Shapes.NestedSeries, QuerySchemas["NestedSeries"]>(true)
conforms<typeof Shapes.Numbers, QuerySchemas["Numbers"]>(true)
conforms<typeof Shapes.Names, QuerySchemas["Names"]>(true)
conforms<typeof Shapes.TopEvents, QuerySchemas["TopEvents"]>(true)
conforms<typeof Shapes.TopProperties, QuerySchemas["TopProperties"]>(true)
conforms<typeof Shapes.FunnelName, QuerySchemas["FunnelName"]>(true)
conforms<typeof Shapes.Funnel, QuerySchemas["Funnel"]>(true)
conforms<typeof Shapes.Insights, QuerySchemas["Insights"]>(true)
conforms<typeof Shapes.Retention, QuerySchemas["Retention"]>(true)
conforms<typeof Shapes.Frequency, QuerySchemas["Frequency"]>(true)
conforms<typeof Shapes.Activity, QuerySchemas["Activity"]>(true)
conforms<typeof Shapes.Cohort, QuerySchemas["Cohort"]>(true)
conforms<typeof Shapes.PeoplePage, QuerySchemas["PeoplePage"]>(true)
conforms<typeof AnnotationShapes.AnnotationAnswer, AnnotationSchemas["AnnotationAnswer"]>(true)
conforms<typeof AnnotationShapes.AnnotationsAnswer, AnnotationSchemas["AnnotationsAnswer"]>(true)
conforms<typeof AnnotationShapes.DeletedAnswer, AnnotationSchemas["DeletedAnswer"]>(true)
conforms<typeof AnnotationShapes.AnnotationsLegacyAnswer, AnnotationSchemas["AnnotationsLegacyAnswer"]>(true)
conforms<typeof AnnotationShapes.DoneLegacyAnswer, AnnotationSchemas["DoneLegacyAnswer"]>(true)
conforms<typeof AnnotationShapes.Tag, AnnotationSchemas["Tag"]>(true)
