/** A product key, short enough for a line. */
export const keyText = (key: string): string => (key.length > 14 ? `${key.slice(0, 6)}…${key.slice(-6)}` : key)
