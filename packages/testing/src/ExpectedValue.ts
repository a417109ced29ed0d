/**
 * A property's value as a test expects it.
 */

/** The part of a test runner's asymmetric matcher, such as `expect.any(Number)`, that is needed here. */
export interface AsymmetricMatcher {
  asymmetricMatch(value: unknown): boolean
  toAsymmetricMatcher?(): string
  toString(): string
}

/**
 * What a property may be expected to be.
 *
 * Everything travels as text, so an expected value is met by the same text as well as by the same value: `3` and `"3"`,
 * `true` and `"true"`, a `Date` and its unix second. Asymmetric matchers decide for themselves.
 */
export type ExpectedValue = string | number | boolean | Date | AsymmetricMatcher

/** Property names and what is expected of them. */
export type ExpectedProperties = Readonly<Record<string, ExpectedValue>>
