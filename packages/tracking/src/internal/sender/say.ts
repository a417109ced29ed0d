/** Says a line to whoever reads the log. */
export const say = (line: string): void => {
  process.stderr.write(`tallymark-sender: ${line}\n`)
}
