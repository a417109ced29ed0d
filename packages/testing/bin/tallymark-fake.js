#!/usr/bin/env node
import { main } from "@tallymark/testing/cli"

process.exitCode = await main(process.argv.slice(2))
