/**
 * What the program ends with, so that a script can tell what to do next.
 */

/** Every exit code. Codes of signals are those of a shell: 128 and the signal's number. */
export const exitCodes = {
  /** Everything that was asked for is done. */
  done: 0,
  /** The service, the network or a file did not let it happen, or a check has found something. */
  failed: 1,
  /** The command line, the profile or an input file cannot be used as it is; nothing was sent. */
  badInput: 2,
  /** Credentials are missing, or the service refuses them. */
  credentials: 3,
  /** It is done but for lines that could not be used. */
  partly: 4,
  /** Stopped by Ctrl-C. */
  interrupted: 130,
  /** Nobody reads the output any more. */
  unread: 141,
  /** Stopped by SIGTERM. */
  terminated: 143
} as const

/** One of {@link exitCodes}. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]
