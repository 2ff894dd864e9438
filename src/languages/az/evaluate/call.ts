import type { Datum } from '../../shared/datum';
import type { CommandSpec } from '../commands/spec';
import { originAt, type Shell } from './shell';
import { thing, type Given, type Kind, type Made } from './things';
import { overThings, viewOf, type Identity, type Making } from './world';

/** A command of az with what its flags give. */
export interface Call extends Making {
  readonly spec: CommandSpec;
  readonly shell: Shell;
}

/** What a command makes or shows; its output is drawn from it. */
export type Handler = (call: Call) => Datum | undefined;

/** What a command is about, by its name and group. */
export function identityOf({ given, shell }: Call, kind: Kind, name: Given | undefined, owner?: string): Identity {
  return { kind, name, group: given.get('resourceGroup')?.datum ?? shell.state.group, owner };
}

/** The things as az shows them. */
export function shownOf(things: readonly Made[], { shell, place }: Call): Datum {
  const origin = originAt(shell, place);
  return overThings(things, origin, (made) => viewOf(thing(shell.state.made, made.id) ?? made, origin, shell));
}
