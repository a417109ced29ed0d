/**
 * Values of every Python type, odd ones first.
 */
import fc from "fast-check"
import { PyBytes, PyDate, PyDateTime, PyDecimal, PyFloat, PyTuple, type PyValue } from "../../src/index.ts"

/** Any text at all: quotes, controls, every plane, half surrogate pairs. */
export const text: fc.Arbitrary<string> = fc.oneof(
  fc.string(),
  fc.string({ unit: "binary" }),
  fc.array(fc.integer({ min: 0, max: 0x10ffff })).map((codes) => String.fromCodePoint(...codes)),
  fc
    .array(fc.constantFrom("'", '"', "\\", "\n", "\u007f", "\u00a0", "\u00ad", "é", "\u2028", "😀", "a", " ", "\ud800"))
    .map((parts) => parts.join(""))
)

const double = fc.oneof(
  fc.double(),
  fc.double({ min: 1e-7, max: 1e17 }),
  fc.integer({ min: -20, max: 25 }).map((power) => 10 ** power),
  fc.constantFrom(0, -0, 1e16, 1e15, 9999999999999998, 1e-4, 1e-5, 5e-324, 1.7976931348623157e308)
)

const decimal = fc
  .tuple(fc.constantFrom("", "-"), fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.integer({ min: -30, max: 30 }))
  .map(([sign, digits, exponent]) => PyDecimal(`${sign}${digits}E${exponent}`))

const dateTime = fc
  .tuple(
    fc.date({ min: new Date("0001-01-01T00:00:00Z"), max: new Date("9999-12-31T00:00:00Z"), noInvalidDate: true }),
    fc.nat(999_999),
    fc.option(fc.integer({ min: -86_399, max: 86_399 }), { nil: undefined })
  )
  .map(([date, microsecond, offset]) =>
    PyDateTime(
      date.getUTCFullYear(),
      date.getUTCMonth() + 1,
      date.getUTCDate(),
      date.getUTCHours(),
      date.getUTCMinutes(),
      date.getUTCSeconds(),
      microsecond % 3 === 0 ? 0 : microsecond,
      offset
    )
  )

/** Values without parts that can be keys of a dict. */
export const scalar: fc.Arbitrary<PyValue> = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.integer(),
  fc.bigInt(),
  double.map((value) => PyFloat(value)),
  text,
  fc.uint8Array().map((bytes) => PyBytes(bytes)),
  decimal,
  dateTime,
  dateTime.map(({ year, month, day }) => PyDate(year, month, day))
)

/** Values with parts, a few levels deep. */
export const value: fc.Arbitrary<PyValue> = fc.letrec<{ value: PyValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    scalar,
    fc.array(tie("value"), { maxLength: 4 }),
    fc.array(tie("value"), { maxLength: 3 }).map((items) => PyTuple(items)),
    fc.array(fc.tuple(text, tie("value")), { maxLength: 4 }).map((pairs) => new Map(pairs))
  )
})).value

/** Values that JSON has. */
export const json: fc.Arbitrary<PyValue> = fc.letrec<{ json: PyValue }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.oneof(
      fc.constant(null),
      fc.boolean(),
      fc.bigInt(),
      double.map((value) => PyFloat(value)),
      text,
      scalar
    ),
    fc.array(tie("json"), { maxLength: 4 }),
    // One odd key at most: to Python `1`, `1.0` and `True` are the same.
    fc
      .tuple(
        fc.array(fc.tuple(text, tie("json")), { maxLength: 2 }),
        fc.array(fc.tuple(scalar, tie("json")), { maxLength: 1 })
      )
      .map(([named, odd]) => new Map([...named, ...odd]))
  )
})).json
