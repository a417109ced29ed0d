/** Turns a spec into TypeScript types by openapi-typescript. Its options are fixed here and nowhere else. */
import openapiTS, { astToString } from "openapi-typescript"

/** The source of the types of a spec. */
export const typesOf = async (url: URL): Promise<string> =>
  astToString(
    await openapiTS(url, {
      immutable: true,
      alphabetize: true,
      // A default is what the service assumes, so the caller may leave the value out.
      defaultNonNullable: false
    })
  )
