/**
 * The live page of a fake server.
 */
import { render } from "preact"
import { App } from "./App.tsx"
import { listen } from "./live.ts"
import { dropToken } from "./route.ts"

dropToken()
listen()
render(<App />, document.body)
