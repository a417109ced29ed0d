/**
 * The characters of an expression, by their codes.
 *
 * The grammar knows ASCII only. Other letters and `$` count as parts of a name here, so that a property written without
 * its brackets, such as `$city`, is one mistake and not several.
 */

/** Whether a code is a decimal digit. */
export const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39

/** Whether a code may start a name, including names that the grammar does not allow. */
export const isNameStart = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0x41 && code <= 0x5a) ||
  code === 0x5f ||
  code === 0x24 ||
  (code > 0x7f && /\p{L}/u.test(String.fromCharCode(code)))

/** Whether a code may stand inside a name. */
export const isNamePart = (code: number): boolean => isNameStart(code) || isDigit(code)

/** Whether a code is white space that the grammar skips: space, tab and line ends. */
export const isSpace = (code: number): boolean => code === 0x20 || (code >= 0x09 && code <= 0x0d)

/** Whether a name is one the grammar allows. */
export const isPlainName = (name: string): boolean => /^[A-Za-z_][A-Za-z0-9_]*$/.test(name)
