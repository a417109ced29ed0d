/**
 * Where a project keeps its data, and whether it is there.
 */

/** The United States, the European Union or India. */
export type Region = "us" | "eu" | "in"

/** What a look at the region has found. */
export interface RegionReport {
  readonly region: Region
  /** Whether the project has events of the last 31 days there. In the wrong region it has none. */
  readonly hasEvents: boolean
}
