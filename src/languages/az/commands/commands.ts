import { clusterCommands } from './cluster-commands';
import { cmdlets } from './cmdlets';
import { networkCommands } from './network-commands';
import type { CommandSpec, KnownText } from './spec';
import { takeApart } from './take-apart';
import { globalFlags } from './global-flags';

/** The command of this name: the words behind `az`, or the name of a cmdlet alone, whose case does not matter. */
export function specOf(path: readonly string[]): CommandSpec | undefined {
  const name = path.join(' ');
  return byPath.get(name) ?? (path.length === 1 ? byPath.get(name.toLowerCase()) : undefined);
}

/** A command and the index of the first word behind its name. */
export interface NamedCommand {
  readonly spec: CommandSpec;
  readonly from: number;
}

/**
 * The command that these words call, `az` itself left out; flags that every command has may stand before its name. Undefined for a
 * command that concerns no network, and where the name is not known.
 */
export function commandIn(words: readonly KnownText[]): NamedCommand | undefined {
  const { loose, complete } = takeApart(global, words.slice(0, mostWords));
  const at = loose[0];
  if (at === undefined || !complete && typeof words[at] !== 'string') return undefined;
  const path: string[] = [];
  for (let index = at; index < words.length && index < at + longestPath; index++) {
    const word = words[index];
    if (typeof word !== 'string') break;
    path.push(word);
    const spec = specOf(path);
    if (spec) return { spec, from: index + 1 };
  }
  return undefined;
}

/** The newest spelling of the flag that gives the property. */
export function flagFor(spec: CommandSpec, property: string): string | undefined {
  return spec.flags.find((flag) => flag.property === property && !flag.removed)?.names[0];
}

const commands: readonly CommandSpec[] = [...clusterCommands, ...networkCommands, ...cmdlets];

const byPath: ReadonlyMap<string, CommandSpec> = new Map(commands.map((spec) => [spec.client === 'az' ? spec.path : spec.path.toLowerCase(), spec]));

const global: CommandSpec = { path: '', client: 'az', flags: globalFlags, shorthand: false };

const longestPath = Math.max(...commands.map(({ path }) => path.split(' ').length));
const mostWords = 16;
