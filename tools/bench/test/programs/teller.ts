/**
 * A process that says each word it is given and is gone.
 */
for (const word of process.argv.slice(2)) process.send?.(word)
process.disconnect()
