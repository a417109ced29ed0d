/**
 * The live page of a fake server.
 */
import { render } from "preact"
import { App } from "./App.tsx"
import { connect } from "./live.ts"
import { dropToken } from "./route.ts"

dropToken()
connect()
render(<App />, document.body)
