import { allOf, compatible, type Condition } from '../../../model/condition';
import { choice, unknown, type Choice, type Datum } from '../../shared/datum';
import type { ScriptText } from '../sources';
import type { FunctionDeclaration, Jump } from '../tree';
import { noThings, put, thing, type Given, type Made, type Things } from './things';

/** What a run has brought about so far. It changes while statements run; a branch runs on a copy. */
export interface State {
  /** Variables, those of the whole script first and those of the innermost function last. */
  frames: readonly Frame[];
  readonly functions: Map<string, Routine>;
  /** Everything that there is in Azure as far as the run knows. */
  made: Things;
  /** What was written to standard output since somebody asked for it. */
  output: readonly Datum[];
  /** Why the statements behind do not run. */
  ended: Jump['word'] | undefined;
  /** What must hold for the run to be here. */
  when: readonly Condition[];
  /** What a step of a pipeline gives to those behind it: `$GITHUB_ENV`, `##vso[task.setvariable …]`. */
  readonly environment: Map<string, Datum>;
  /** The resource group that `az configure --defaults` set. */
  group: Datum | undefined;
}

export interface Frame {
  readonly variables: Map<string, Datum>;
  /** `$1` and what follows; undefined where the caller is not known. */
  positional: readonly Datum[] | undefined;
}

/** A function and the script that it is written in. */
export interface Routine {
  readonly declaration: FunctionDeclaration;
  readonly script: ScriptText;
}

export function emptyState(): State {
  return { frames: [{ variables: new Map(), positional: undefined }], functions: new Map(), made: noThings(), output: [], ended: undefined, when: [], environment: new Map(), group: undefined };
}

export function copyOf({ frames, functions, made, environment, ...rest }: State): State {
  return {
    ...rest,
    frames: frames.map(({ variables, positional }) => ({ variables: new Map(variables), positional })),
    functions: new Map(functions),
    made: noThings(made),
    environment: new Map(environment),
  };
}

/** A way that a run may have taken from some point on. */
export interface Branch {
  readonly state: State;
  readonly when: readonly Condition[];
}

/**
 * The state after one of the branches, nothing said of which: what differs depends on the conditions. A branch that ended leaves
 * behind what it made, and nothing else.
 */
export function merged(before: State, branches: readonly Branch[], unset: (name: string) => Datum): State {
  const live = branches.filter(({ state }) => state.ended === undefined);
  const [only] = live;
  const last = only ?? branches.find(({ state }) => state.ended === 'return') ?? branches[0];
  if (!last) return before;
  const after = copyOf(last.state);
  after.when = before.when;
  if (live.length > 1) {
    after.frames = before.frames.map((frame, index) => mergedFrame(frame, live.map(({ state, when }) => ({ frame: state.frames[index] ?? frame, when })), unset));
    after.output = mergedOutput(before, live);
    for (const name of new Set(live.flatMap(({ state }) => [...state.environment.keys()]))) {
      after.environment.set(name, oneOf(live.map(({ state, when }) => ({ datum: state.environment.get(name) ?? unset(name), when }))));
    }
    after.functions.clear();
    for (const { state } of live) for (const [name, routine] of state.functions) after.functions.set(name, routine);
  }
  after.made = mergedMade(before.made, branches, live);
  return after;
}

function mergedFrame({ positional }: Frame, ways: readonly { readonly frame: Frame; readonly when: readonly Condition[] }[], unset: (name: string) => Datum): Frame {
  const variables = new Map<string, Datum>();
  const names = new Set(ways.flatMap(({ frame }) => [...frame.variables.keys()]));
  for (const name of names) {
    const values = ways.map(({ frame, when }) => ({ datum: frame.variables.get(name) ?? unset(name), when }));
    variables.set(name, oneOf(values));
  }
  return { variables, positional };
}

function oneOf(ways: readonly { readonly datum: Datum; readonly when: readonly Condition[] }[]): Datum {
  const [first] = ways;
  if (!first) throw new Error('a choice of nothing');
  if (ways.every(({ datum }) => datum === first.datum)) return first.datum;
  return choice(ways, ways.find(({ datum }) => datum.kind !== 'unknown')?.datum.origin ?? first.datum.origin);
}

function mergedOutput(before: State, live: readonly Branch[]): readonly Datum[] {
  const longest = Math.max(...live.map(({ state }) => state.output.length));
  if (live.every(({ state }) => state.output === before.output)) return before.output;
  // Branches only add to what was written before them.
  const output = [...before.output];
  for (let index = output.length; index < longest; index++) {
    const ways = live.flatMap(({ state, when }) => { const datum = state.output[index]; return datum ? [{ datum, when }] : []; });
    const [first] = ways;
    if (!first) continue;
    output.push(ways.length === live.length ? oneOf(ways) : unknown('no-value', 'a condition decides whether it is written', first.datum.origin));
  }
  return output;
}

/** What the branches brought about becomes part of what was there before them. */
function mergedMade(before: Things, branches: readonly Branch[], live: readonly Branch[]): Things {
  const ids = new Set(branches.flatMap(({ state }) => [...state.made.own.keys()]));
  for (const id of ids) {
    const was = thing(before, id);
    const ways = (live.length > 0 ? live : branches).flatMap(({ state, when }) => { const made = thing(state.made, id); return made ? [{ made, when }] : []; });
    if (was) {
      put(before, mergedOne(was, ways));
      continue;
    }
    let seen: Made | undefined;
    for (const { state, when } of branches) {
      const made = thing(state.made, id);
      if (!made) continue;
      // Whatever goes on goes on for sure, where the other ways end.
      const sure = live.length === 1 && state.ended === undefined;
      seen = seen ? { ...seen, when: seen.when.filter((condition) => made.when.includes(condition)) } : sure ? made : under(made, when);
    }
    if (seen) put(before, seen);
  }
  return before;
}

function under(made: Made, when: readonly Condition[]): Made {
  if (when.length === 0 && made.when.length === 0) return made;
  if (!compatible(made.when, when)) return made;
  return { ...made, exists: 'maybe', when: allOf(made.when, when) };
}

function mergedOne(was: Made, ways: readonly { readonly made: Made; readonly when: readonly Condition[] }[]): Made {
  const [first] = ways;
  if (!first || ways.every(({ made }) => made === was)) return was;
  if (ways.every(({ made }) => made === first.made)) return first.made;
  const properties = new Set(ways.flatMap(({ made }) => [...made.given.keys()]));
  const given = new Map<string, Given>();
  for (const property of properties) {
    const values = ways.map(({ made, when }) => ({ given: made.given.get(property), when }));
    const some = values.find((value) => value.given)?.given;
    if (!some) continue;
    if (values.every((value) => value.given === some)) given.set(property, some);
    else given.set(property, { ...some, datum: oneOf(values.map((value) => ({ datum: value.given?.datum ?? { kind: 'atom', value: null, origin: some.datum.origin }, when: value.when }))) });
  }
  const described = ways.find(({ made }) => made.described && !was.described)?.made;
  return { ...(described ?? first.made), given, open: ways.find(({ made }) => made.open)?.made.open };
}

/** The ways of a choice that can be where these conditions hold. */
export function reduced(datum: Datum, when: readonly Condition[]): Datum {
  if (datum.kind !== 'choice' || when.length === 0) return datum;
  const options = datum.options.filter((option) => compatible(option.when, when));
  return options.length === datum.options.length || options.length === 0 ? datum : rest(datum, options);
}

function rest({ origin }: Choice, options: Choice['options']): Datum {
  return choice(options, origin);
}
