/**
 * The command line as a function, for the executable `tallymark` and for tests.
 *
 * @module index
 */
export { type ExitCode, exitCodes } from "./ExitCode.ts"
export { main } from "./main.ts"
