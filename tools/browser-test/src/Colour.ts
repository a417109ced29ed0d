/**
 * How different two colours look, also to eyes that lack one kind of cone.
 */

type Triple = readonly [number, number, number]
type Matrix = readonly [Triple, Triple, Triple]

/** What is left of red, green and blue without one kind of cone (Machado, Oliveira and Fernandes, 2009). */
export const eyes: Readonly<Record<"usual" | "without red" | "without green" | "without blue", Matrix>> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1]
  ],
  "without red": [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998]
  ],
  "without green": [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881]
  ],
  "without blue": [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039]
  ]
}

const through = (matrix: Matrix, [a, b, c]: Triple): Triple => {
  const [one, two, three] = matrix.map((row) => row[0] * a + row[1] * b + row[2] * c)
  return [one ?? 0, two ?? 0, three ?? 0]
}

/** Light of a colour such as `"#0f766e"` or `"#fff"`: red, green and blue from 0 to 1. */
const lightOf = (colour: string): Triple => {
  const hex = colour.replace(/^#(.)(.)(.)$/, "#$1$1$2$2$3$3")
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return [red, green, blue]
}

const cones: Matrix = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005]
]

const axes: Matrix = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766]
]

const perceived = (eye: Matrix, hex: string): Triple => {
  const [red, green, blue] = through(eye, lightOf(hex)).map((part) => Math.min(1, Math.max(0, part))) as [
    number,
    number,
    number
  ] // three in, three out
  const [long, middle, short] = through(cones, [red, green, blue])
  return through(axes, [Math.cbrt(long), Math.cbrt(middle), Math.cbrt(short)])
}

/** The distance of two colours in Oklab, times 100. About 2 is the least that is seen. */
export const distance = (eye: Matrix, one: string, other: string): number => {
  const [a, b] = [perceived(eye, one), perceived(eye, other)]
  return 100 * Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
}

const luminance = (hex: string): number => {
  const [red, green, blue] = lightOf(hex)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** The contrast of two colours as WCAG counts it, from 1 to 21. */
export const contrast = (one: string, other: string): number => {
  const [dark, light] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}
