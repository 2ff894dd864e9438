import { commandIn } from './commands/commands';
import type { CommandSpec, KnownText, Taken } from './commands/spec';
import { takeApart } from './commands/take-apart';
import { contains, statementsAround, visit, type Node, type Spot } from './spell-places';
import type { Command, Word } from './tree';

/** A command of az or of the Az module, where it is written. */
export interface Call {
  readonly spot: Spot;
  readonly command: Command;
  readonly spec: CommandSpec;
  /** The words behind its name. */
  readonly args: readonly Word[];
  /** The words that name it. */
  readonly head: readonly Word[];
}

/** The innermost command of az that holds the spot. */
export function callAround(spot: Spot): Call | undefined {
  let found: Call | undefined;
  visit(statementsAround(spot.script.tree.statements, spot.place), (node) => {
    if (!contains(node, spot.place)) return false;
    if (isCommand(node)) found = callOf(node, spot) ?? found;
    return true;
  });
  return found;
}

/** The command whose name stands at the spot. */
export function callAt(spot: Spot): Call | undefined {
  const call = callAround(spot);
  const [first, last] = [call?.head[0], call?.head.at(-1)];
  return first?.start === spot.place.start && last?.end === spot.place.end ? call : undefined;
}

export function wordsOfCall({ spec, args }: Call): Taken {
  return takeApart(spec, args.map(knownText));
}

/** `az` may be called by its path, or through another program: whatever stands before the word that ends in `az` is left out. */
function callOf(command: Command, spot: Spot): Call | undefined {
  const { words } = command;
  const texts = words.map(knownText);
  const at = texts.findIndex((text) => typeof text === 'string' && /^(?:.*[\\/])?az(?:\.cmd|\.exe|\.bat)?$/i.test(text));
  const start = at < 0 ? texts.findIndex((text) => typeof text === 'string' && /^\w+-Az\w+$/i.test(text)) : at;
  if (start < 0) return undefined;
  const named = commandIn(texts.slice(at < 0 ? start : start + 1));
  if (!named || (named.spec.client === 'az') !== at >= 0) return undefined;
  const from = (at < 0 ? start : start + 1) + named.from;
  return { spot, command, spec: named.spec, args: words.slice(from), head: words.slice(start, from) };
}

/** The text of a word up to what is put in by the shell. */
function knownText({ parts }: Word): KnownText {
  let text = '';
  for (const part of parts) {
    if (part.kind !== 'text') return text === '' ? undefined : { begins: text };
    text += part.text;
  }
  return text;
}

function isCommand(node: Node): node is Node & Command {
  return node['kind'] === 'command';
}
