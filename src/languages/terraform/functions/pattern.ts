import { isWordCharacter, readPattern, type Node, type Place } from './pattern-syntax';

export interface Pattern {
  /** The name of each group from the first on; empty for a group without a name. */
  readonly names: readonly string[];
  readonly program: readonly Step[];
}

/** The whole match and then each group; undefined for a group that took no part. */
export interface Match {
  readonly start: number;
  readonly end: number;
  readonly groups: readonly (string | undefined)[];
}

/** Compiles a pattern in RE2's syntax. */
export function compilePattern(source: string): Pattern | 'malformed' | 'too large' {
  const syntax = readPattern(source);
  if (!syntax) return 'malformed';
  const program: Step[] = [];
  if (!emit({ kind: 'group', node: syntax.node, index: 0 }, program)) return 'too large';
  program.push({ kind: 'match' });
  return { names: syntax.names, program };
}

/**
 * The matches from left to right, as RE2 finds them: the first alternative wins, and no empty match right behind another
 * one. Places count characters, not UTF-16 units. Undefined when the search would take too long.
 */
export function findMatches(pattern: Pattern, characters: readonly string[], most = Infinity): readonly Match[] | undefined {
  const pairs = pattern.program.length * (characters.length + 1);
  if (pairs > mostSteps) return undefined;
  const search: Search = { pattern, characters, left: mostSteps, tried: new Int32Array(pairs), turn: 0 };
  const matches: Match[] = [];
  let lastEnd = -1;
  for (let from = 0; from <= characters.length && matches.length < most;) {
    const match = findFrom(search, from);
    if (search.left < 0) return undefined;
    if (!match) break;
    if (match.end !== match.start || match.start !== lastEnd) matches.push(match);
    from = match.end === from ? from + 1 : match.end;
    lastEnd = match.end;
  }
  return matches;
}

type Step =
  | { readonly kind: 'one'; readonly accepts: (character: string) => boolean }
  | { readonly kind: 'at'; readonly place: Place }
  | { readonly kind: 'save'; readonly slot: number }
  | { kind: 'fork'; first: number; second: number }
  | { readonly kind: 'match' };

const longestProgram = 20_000;

/** Some tenths of a second and some megabytes at most. */
const mostSteps = 4_000_000;

/** Appends the steps of the node; false when the program gets too long. */
function emit(node: Node, program: Step[]): boolean {
  if (program.length > longestProgram) return false;
  switch (node.kind) {
    case 'empty':
      return true;
    case 'one':
    case 'at':
      program.push(node);
      return true;
    case 'sequence':
      return node.nodes.every((each) => emit(each, program));
    case 'group':
      program.push({ kind: 'save', slot: node.index * 2 });
      if (!emit(node.node, program)) return false;
      program.push({ kind: 'save', slot: node.index * 2 + 1 });
      return true;
    case 'either':
      return emitEither(node.nodes, program);
    case 'repeat':
      return emitRepeat(node, program);
  }
}

function emitEither([node, ...others]: readonly Node[], program: Step[]): boolean {
  if (!node) return true;
  if (others.length === 0) return emit(node, program);
  const fork = pushFork(program);
  fork.first = program.length;
  if (!emit(node, program)) return false;
  const leave = pushFork(program);
  fork.second = program.length;
  if (!emitEither(others, program)) return false;
  leave.first = leave.second = program.length;
  return true;
}

function emitRepeat({ node, least, most, greedy }: Extract<Node, { kind: 'repeat' }>, program: Step[]): boolean {
  const certain = most === undefined ? Math.max(0, least - 1) : least;
  for (let count = 0; count < certain; count++) if (!emit(node, program)) return false;
  const skips: { readonly fork: Fork; readonly inside: number }[] = [];
  const skip = (inside: number): void => { skips.push({ fork: pushFork(program), inside }); };
  if (most === undefined) {
    // The way back comes after the body, so that a body that matched nothing once has still taken part.
    if (least === 0) skip(program.length + 1);
    const loop = program.length;
    if (!emit(node, program)) return false;
    skip(loop);
  } else {
    for (let count = least; count < most; count++) {
      skip(program.length + 1);
      if (!emit(node, program)) return false;
    }
  }
  for (const { fork, inside } of skips) [fork.first, fork.second] = greedy ? [inside, program.length] : [program.length, inside];
  return true;
}

type Fork = Extract<Step, { kind: 'fork' }>;

function pushFork(program: Step[]): Fork {
  const fork: Fork = { kind: 'fork', first: 0, second: 0 };
  program.push(fork);
  return fork;
}

interface Search {
  readonly pattern: Pattern;
  readonly characters: readonly string[];
  left: number;
  /** The pairs of step and place that were tried in vain: no pair is tried twice, so that the time is bounded. */
  readonly tried: Int32Array;
  /** The number of the search that `tried` has for its own pairs. */
  turn: number;
}

function findFrom(search: Search, from: number): Match | undefined {
  search.turn++;
  for (let start = from; start <= search.characters.length; start++) {
    const slots = run(search, start);
    if (search.left < 0) return undefined;
    if (slots) return toMatch(slots, search);
  }
  return undefined;
}

function toMatch(slots: readonly (number | undefined)[], { characters, pattern }: Search): Match {
  const groups = pattern.names.map((_, index) => {
    const [start, end] = [slots[index * 2 + 2], slots[index * 2 + 3]];
    return start === undefined || end === undefined ? undefined : characters.slice(start, end).join('');
  });
  return { start: slots[0] ?? 0, end: slots[1] ?? 0, groups };
}

/** What is still to be tried: a step at a place, or a slot to be put back before that. */
type Pending = { readonly step: number; readonly at: number } | { readonly slot: number; readonly before: number | undefined };

function run(search: Search, start: number): readonly (number | undefined)[] | undefined {
  const { program } = search.pattern;
  const { characters, tried, turn } = search;
  const slots: (number | undefined)[] = [];
  const pending: Pending[] = [{ step: 0, at: start }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    if ('slot' in next) {
      slots[next.slot] = next.before;
      continue;
    }
    let { step, at } = next;
    for (;;) {
      const pair = at * program.length + step;
      if (--search.left < 0) return undefined;
      if (tried[pair] === turn) break;
      tried[pair] = turn;
      const current = program[step];
      if (!current || current.kind === 'match') return slots;
      if (current.kind === 'fork') {
        pending.push({ step: current.second, at });
        step = current.first;
        continue;
      }
      if (current.kind === 'save') {
        pending.push({ slot: current.slot, before: slots[current.slot] });
        slots[current.slot] = at;
      } else if (current.kind === 'at') {
        if (!holds(current.place, characters, at)) break;
      } else {
        const character = characters[at];
        if (character === undefined || !current.accepts(character)) break;
        at++;
      }
      step++;
    }
  }
  return undefined;
}

function holds(place: Place, characters: readonly string[], at: number): boolean {
  switch (place) {
    case 'text-start':
      return at === 0;
    case 'text-end':
      return at === characters.length;
    case 'line-start':
      return at === 0 || characters[at - 1] === '\n';
    case 'line-end':
      return at === characters.length || characters[at] === '\n';
    case 'word-edge':
      return isWordCharacter(characters[at - 1]) !== isWordCharacter(characters[at]);
    case 'no-word-edge':
      return isWordCharacter(characters[at - 1]) === isWordCharacter(characters[at]);
  }
}
