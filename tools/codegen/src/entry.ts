/** An object with one key, or without it where there is no value: a table says nothing about what is not there. */
export const entry = <const Key extends string, Value>(
  key: Key,
  value: Value | undefined
): { [K in Key]?: Exclude<Value, undefined> } =>
  // A computed key widens to `string`, but the object has this key or none.
  (value === undefined ? {} : { [key]: value }) as { [K in Key]?: Exclude<Value, undefined> }
