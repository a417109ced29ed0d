#!/usr/bin/env node
import { main } from "@tallymark/compat/cli"

process.exitCode = await main(process.argv.slice(2))
