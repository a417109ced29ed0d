/**
 * Classes that can be called without `new`, as Python's types are: `PyFloat(1)` and `new PyFloat(1)` are the same.
 */

/** A class that can also be called. */
export interface PyType<Arguments extends ReadonlyArray<unknown>, A> {
  new (...args: Arguments): A
  (...args: Arguments): A
  readonly prototype: A
}

/** Makes a class callable. */
export const pyType = <Arguments extends ReadonlyArray<unknown>, A extends object>(
  type: new (...args: Arguments) => A
): PyType<Arguments, A> =>
  new Proxy(type, {
    apply: (_, __, args) => Reflect.construct(type, args)
  }) as unknown as PyType<Arguments, A> // the trap answers calls
