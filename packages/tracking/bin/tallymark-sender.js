#!/usr/bin/env node
import { main } from "@tallymark/tracking/sender"

process.exitCode = await main(process.argv.slice(2))
