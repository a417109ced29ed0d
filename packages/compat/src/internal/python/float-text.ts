/**
 * `repr` of a float: the shortest digits that read back as the same number, as in JavaScript, laid out as Python does.
 */

/** Writes a float: `1.0`, `1e-05`, `1e+16`, `nan`, `-inf`. */
export const floatText = (value: number): string => {
  if (Number.isNaN(value)) return "nan"
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf"
  if (value === 0) return Object.is(value, -0) ? "-0.0" : "0.0"
  const [mantissa = "", exponent = "0"] = value.toExponential().split("e")
  const power = Number(exponent)
  if (power < -4 || power >= 16) {
    const sign = power < 0 ? "-" : "+"
    return `${mantissa}e${sign}${String(Math.abs(power)).padStart(2, "0")}`
  }
  const plain = power >= 0 ? String(value) : decimal(mantissa, power)
  return plain.includes(".") ? plain : `${plain}.0`
}

/** A number below one without an exponent: `1.5` and `-3` make `0.0015`. */
const decimal = (mantissa: string, power: number): string => {
  const sign = mantissa.startsWith("-") ? "-" : ""
  return `${sign}0.${"0".repeat(-power - 1)}${mantissa.replace("-", "").replace(".", "")}`
}
