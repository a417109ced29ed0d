/**
 * Texts and names as an expression writes them.
 */

/** A text in double quotes. `\"` and `\\` are the only escapes there are reports of, so no others are written. */
export const quote = (text: string): string => `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`

/** The start of a name, for use in a message. */
export const shortened = (name: string): string => (name.length > 40 ? `${name.slice(0, 40)}…` : name)
