/**
 * A process that imports one module and reports how many milliseconds that took.
 */
process.once("message", async ({ specifier }: { readonly specifier: string }) => {
  const before = performance.now()
  await import(specifier)
  process.send?.(performance.now() - before)
})
