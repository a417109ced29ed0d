/** What `--help` prints. */

const shared = `  --outbox PLACE       a directory, or redis://…; by default the directory that trackers use by default
                       (TALLYMARK_OUTBOX)
  --key-file FILE      the file that holds the product key (TALLYMARK_KEY_FILE)
  --host URL           the origin that takes the calls, the same as the products' (TALLYMARK_HOST)

The product key is never an argument, because arguments can be read by everybody on the machine: it is in the
environment, TALLYMARK_KEY, or in a file. An address with a password belongs into TALLYMARK_OUTBOX.
`

const run = `Usage: tallymark-sender [options]
       tallymark-sender dead list|retry|drop [options]

Delivers what is in an outbox until it is told to stop. Any number of senders may share an outbox.

${shared}
  --concurrency N      how many requests are in flight at once; 64 by default (TALLYMARK_CONCURRENCY)
  --port N             serve GET /live, /health and /metrics on 127.0.0.1; 0 takes a free port (TALLYMARK_PORT)
  --max-age DURATION   how old the oldest call may be before /health answers 503; "15 minutes" by default
                       (TALLYMARK_MAX_AGE)
  --timeout DURATION   how long to go on delivering after SIGTERM or SIGINT; "10 seconds" by default
                       (TALLYMARK_TIMEOUT)
  --lease DURATION     how long a sender may be silent before others get what it has claimed from a Redis;
                       "30 seconds" by default (TALLYMARK_LEASE)
  --help               print this text

Prints one line of JSON with its pid, and its url where it serves one, when it has started, and one with what it has
done when it stops. What it has claimed and cannot deliver in time goes back into the outbox.

Exit codes: 0 stopped as told, 1 failed, 2 wrong arguments, 130 and 143 stopped at once by a second signal.

Example:

  TALLYMARK_KEY=… tallymark-sender --outbox redis://localhost:6379 --port 9464
`

const dead = `Usage: tallymark-sender dead list [--limit N] [options]
       tallymark-sender dead retry ID… | --all [options]
       tallymark-sender dead drop ID… | --all [options]

Looks after the calls that the service has refused for good: lists them with the reason, puts them back in line, or
forgets them.

${shared}
  --limit N            how many to list, oldest first; 100 by default
  --all                all of them
  --json               print JSON; a list as one object per line, with the call itself, which holds personal data
  --help               print this text

Exit codes: 0 done, 1 failed or not every ID was found, 2 wrong arguments.

Example:

  TALLYMARK_KEY_FILE=/run/secrets/key tallymark-sender dead list --outbox /var/lib/shop/analytics
`

/** The text for a command. */
export const helpOf = (command: "run" | "dead"): string => (command === "run" ? run : dead)
