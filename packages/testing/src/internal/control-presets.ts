/**
 * Presets of faults by their names and settings, as they come through the control API.
 */
import type * as Duration from "effect/Duration"
import type { FaultRule } from "../Fault.ts"
import * as presets from "../fault-presets.ts"
import { type Fields, Refused } from "./control-body.ts"

/** The settings of a preset. */
class Settings {
  readonly #preset: string
  readonly #fields: Fields

  constructor(preset: string, fields: Fields) {
    this.#preset = preset
    this.#fields = fields
  }

  get all(): Fields {
    return this.#fields
  }

  get kind(): presets.OutageKind | undefined {
    return this.#fields.kind as presets.OutageKind | undefined // checked as part of the rules
  }

  needed<A>(name: string): A {
    const value = this.#fields[name]
    if (value === undefined) throw new Refused(`the preset ${this.#preset} needs ${JSON.stringify(name)}`)
    return value as A // checked as part of the rules
  }

  /** What is the rule's and not the preset's own; `undefined` when there is nothing, which means as usual. */
  which(...own: ReadonlyArray<string>): presets.FaultTarget | undefined {
    const rest = Object.entries(this.#fields).filter(([name]) => !own.includes(name))
    return rest.length === 0 ? undefined : Object.fromEntries(rest)
  }
}

const byName: Readonly<Record<string, (settings: Settings) => ReadonlyArray<FaultRule>>> = {
  outage: (settings) => presets.outage(settings.needed<Duration.Input>("for"), settings.kind),
  brownout: (settings) =>
    presets.brownout(settings.needed<Duration.Input>("for"), { ...settings.all, kind: settings.kind }),
  flapping: (settings) => presets.flapping({ ...settings.all, kind: settings.kind }),
  ackLost: (settings) => presets.ackLost(settings.which()),
  tooLarge: (settings) => presets.tooLarge(settings.needed<number>("aboveBytes")),
  terminatedEarly: (settings) =>
    presets.terminatedEarly(settings.needed<number>("afterLines"), settings.which("afterLines")),
  cutShort: (settings) => presets.cutShort(settings.needed<number>("afterBytes"), settings.which("afterBytes")),
  malformedLine: (settings) => presets.malformedLine(settings.needed<number>("line"), settings.which("line")),
  expiredCredentials: (settings) => presets.expiredCredentials(settings.which()),
  wrongRegion: (settings) => presets.wrongRegion(settings.which())
}

/** Rules from a preset by name. Whatever else is wrong with its settings comes out when the rules are checked. */
export const presetRules = ({ preset, ...fields }: Fields): ReadonlyArray<FaultRule> => {
  const name = String(preset)
  const make = Object.hasOwn(byName, name) ? byName[name] : undefined
  if (make === undefined) throw new Refused(`preset must be one of ${Object.keys(byName).join(", ")}`)
  return make(new Settings(name, fields))
}
