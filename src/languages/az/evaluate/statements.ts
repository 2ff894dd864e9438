import type { Condition } from '../../../model/condition';
import { atom, list, object, overChoices, unknown, type Datum } from '../../shared/datum';
import type { Assignment, Block, Case, If, Loop, Place, Statement, Value } from '../tree';
import { capture } from './capture';
import { runCommand } from './command';
import { conditionOf, known, matches, onlyPrepares, textCondition, type Outcome } from './condition';
import { assign, budget, functionName, originAt, readVariable, spanAt, step, textOf, unset, variableName, writtenAt, type Shell } from './shell';
import { copyOf, merged, type Branch, type State } from './state';
import { concatenated } from './texts';
import { settled, thing } from './things';
import { evaluateValue, expandWord } from './words';

/** Runs statements one after the other, up to where the run ends. */
export function runStatements(statements: readonly Statement[], shell: Shell): void {
  let last: Outcome | undefined;
  for (const [index, statement] of statements.entries()) {
    if (shell.state.ended !== undefined || !step(shell)) return;
    const before = statements[index - 1];
    const operator = before && operatorBetween(before, statement, shell);
    if (!operator) last = undefined;
    const behind = statements[index + 1];
    last = runLinked(statement, operator, last, behind && operatorBetween(statement, behind, shell), shell);
  }
}

/** `&&` or `||` between two statements of a list. */
function operatorBetween(before: Statement, { start }: Statement, { script: { text } }: Shell): '&&' | '||' | undefined {
  const between = /(&&|\|\|)\s*(?:\\\r?\n\s*|\r?\n\s*|#[^\n]*\n\s*|!\s*)*$/.exec(text.slice(Math.min(before.end, start), start))?.[1];
  return between === '&&' || between === '||' ? between : undefined;
}

/**
 * Runs a statement of a list of `&&` and `||`. What az does is taken to succeed: what stands behind `&&` runs, and what stands behind `||`
 * makes what is not there yet. `last` is how what stands before came out, `next` the operator behind the statement.
 */
function runLinked(statement: Statement, operator: '&&' | '||' | undefined, last: Outcome | undefined, next: '&&' | '||' | undefined, shell: Shell): Outcome | undefined {
  const holds: Outcome | undefined = operator === '||' && last ? { ...last, yes: last.no, no: last.yes, holds: last.holds === undefined ? undefined : !last.holds } : last;
  if (holds?.holds === false) return last;
  const conditional = holds?.holds === undefined && holds !== undefined && !holds.existence;
  if (conditional && holds) {
    const before = shell.state;
    const branch = branchOf(shell, holds.yes, () => runStatement(statement, shell));
    shell.state = merged(before, [branch, { state: copyOf(before), when: holds.no }], (name) => unset(shell, name, statement));
    return last;
  }
  if (statement.kind === 'jump' && operator === '||' && holds?.holds !== true) return last;
  if (next && onlyPrepares(statement, next)) {
    runStatement(statement, shell);
    return known(true);
  }
  const outcome = next ? conditionOf([statement], undefined, writtenAt(shell, statement), statement, shell) : undefined;
  if (!outcome?.ran) runStatement(statement, shell);
  return outcome ?? (operator ? last : undefined);
}

function runStatement(statement: Statement, shell: Shell): void {
  switch (statement.kind) {
    case 'assignment':
      runAssignment(statement, shell);
      return;
    case 'command':
      runPiped(statement, statement.piped, shell, () => {
        const output = runCommand(statement, shell);
        if (output) shell.state.output = [...shell.state.output, output];
      });
      return;
    case 'output':
      runPiped(statement, statement.piped, shell, () => {
        const value = evaluateValue(statement.value, shell);
        if (value.kind !== 'atom' || value.value !== null) shell.state.output = [...shell.state.output, value];
      });
      return;
    case 'if':
      runIf(statement, shell);
      return;
    case 'loop':
      runLoop(statement, shell);
      return;
    case 'case':
      runCase(statement, shell);
      return;
    case 'block':
      runBlock(statement, shell);
      return;
    case 'function':
      shell.state.functions.set(functionName(statement.name.text, shell), { declaration: statement, script: shell.script });
      return;
    case 'jump': {
      const output = statement.value ? evaluateValue(statement.value, shell) : undefined;
      if (output && statement.word === 'return' && shell.script.dialect === 'powershell') shell.state.output = [...shell.state.output, output];
      shell.state.ended = statement.word;
      return;
    }
  }
}

/** Hands the output on where a pipe does. */
function runPiped(place: Place, piped: boolean, shell: Shell, run: () => void): void {
  if (!piped) {
    run();
    shell.input = undefined;
    return;
  }
  shell.input = capture(shell, place, run);
}

function runAssignment(statement: Assignment, shell: Shell): void {
  const { name, value, key, adds, local } = statement;
  if (!value) {
    if (local) assign(shell, name.text, atom('', originAt(shell, statement)), true);
    return;
  }
  const datum = arrayOf(evaluateValue(value, shell), value, shell);
  const before = readVariable(shell, name.text);
  const after = adds ? added(before, datum, statement, shell) : datum;
  assign(shell, name.text, key ? withMember(before, key, adds ? datum : after, statement, shell) : after, local);
}

/** In bash only parentheses make an array: several words that stand for one value are one text. */
function arrayOf(datum: Datum, value: Value, shell: Shell): Datum {
  if (shell.script.dialect !== 'bash' || datum.kind !== 'list' || value.kind === 'list') return datum;
  return concatenated([datum], datum.origin);
}

function added(before: Datum | undefined, datum: Datum, place: Place, shell: Shell): Datum {
  const origin = originAt(shell, place, [...(before ? [before.origin] : []), datum.origin]);
  if (!before) return datum;
  return overChoices([before, datum], origin, ([one, other]) => {
    if (!one || !other) return datum;
    if (one.kind === 'list') return list([...one.items, ...(other.kind === 'list' ? other.items : [other])], origin, 'tuple', one.open ?? (other.kind === 'list' ? other.open : undefined));
    if (other.kind === 'list' && textOf(one) === '') return other;
    if (one.kind === 'object' && other.kind === 'object') return object(new Map([...one.entries, ...other.entries]), origin, 'object', one.open ?? other.open);
    if (one.kind === 'atom' && typeof one.value === 'number' && other.kind === 'atom' && typeof other.value === 'number') return atom(one.value + other.value, origin);
    return concatenated([one, other], origin);
  });
}

function withMember(before: Datum | undefined, key: Value, datum: Datum, place: Place, shell: Shell): Datum {
  const origin = originAt(shell, place);
  const keys = key.kind === 'list' ? key.items : [key];
  const [first, ...others] = keys;
  const name = first && textOf(evaluateValue(first, shell));
  if (name === undefined) return unknown('no-value', 'what is set in it is not known', origin);
  const inner = others.length === 0 ? datum : withMember(before?.kind === 'object' ? before.entries.get(name.toLowerCase()) : undefined, { kind: 'list', items: others, start: key.start, end: key.end }, datum, place, shell);
  if (before?.kind === 'list' && /^\d+$/.test(name) && Number(name) <= before.items.length) {
    return list([...before.items.slice(0, Number(name)), inner, ...before.items.slice(Number(name) + 1)], before.origin, before.form, before.open);
  }
  if (!before || before.kind === 'object' || textOf(before) === '') {
    const entries = before?.kind === 'object' ? before.entries : new Map<string, Datum>();
    if (/^\d+$/.test(name) && entries.size === 0 && name === '0' && shell.script.dialect === 'bash') return list([inner], origin);
    return object(new Map([...entries, [shell.script.dialect === 'bash' ? name : name.toLowerCase(), inner]]), before?.origin ?? origin, 'object', before?.kind === 'object' ? before.open : undefined);
  }
  return unknown('no-value', 'what is set in it is not known', origin);
}

function branchOf(shell: Shell, when: readonly Condition[], run: () => void): Branch {
  const before = shell.state;
  shell.state = copyOf(before);
  shell.state.when = [...before.when, ...when.filter((condition) => !before.when.includes(condition))];
  run();
  const { state } = shell;
  shell.state = before;
  return { state, when };
}

function runIf({ branches, ...place }: If, shell: Shell): void {
  // Each branch runs if those before it do not.
  const run = (index: number): void => {
    const branch = branches[index];
    if (!branch) return;
    if (branch.condition === undefined) {
      runStatements(branch.body, shell);
      return;
    }
    const outcome = conditionOf(branch.test, branch.compares, branch.condition, branch, shell);
    decide(outcome, () => runStatements(branch.body, shell), () => run(index + 1), place, shell);
  };
  run(0);
}

/** Runs what a condition decides between: one of the two where it is known, else both as branches. */
function decide(outcome: Outcome, yes: () => void, no: () => void, place: Place, shell: Shell): void {
  if (outcome.holds !== undefined) {
    (outcome.holds ? yes : no)();
    return;
  }
  const before = shell.state;
  const branches = [branchOf(shell, outcome.yes, yes), branchOf(shell, outcome.no, no)];
  // Whether a thing is there already decides only whether this run makes it: it is there in the end.
  const maker = outcome.existence ? makerOf(before, branches) : undefined;
  if (maker) {
    shell.state = maker;
    shell.state.when = before.when;
    return;
  }
  shell.state = merged(before, branches, (name) => unset(shell, name, place));
}

function makerOf(before: State, branches: readonly Branch[]): State | undefined {
  const making = branches.filter(({ state }) => state.ended === undefined && [...state.made.own.values()].some(({ id, described }) => described && !thing(before.made, id)?.described));
  const [maker] = making;
  return maker && { ...maker.state, made: settled(maker.state.made) };
}

function runCase({ subject, branches, ...place }: Case, shell: Shell): void {
  const value = evaluateValue(subject, shell);
  const run = (index: number): void => {
    const branch = branches[index];
    if (!branch) return;
    const outcome = matches(value, branch.patterns, subject, shell);
    decide(outcome, () => runStatements(branch.body, shell), () => run(index + 1), place, shell);
  };
  run(0);
}

function runBlock({ body, own }: Block, shell: Shell): void {
  const { frames, ended } = shell.state;
  if (own) shell.state.frames = copyOf(shell.state).frames;
  runStatements(body, shell);
  if (!own) return;
  shell.state.frames = frames;
  shell.state.ended = ended;
}

function runLoop(loop: Loop, shell: Shell): void {
  if (loop.test) runStatements(loop.test, shell);
  const items = itemsOf(loop, shell);
  shell.input = undefined;
  if (items && !items.open) {
    for (const item of items.items) {
      if (!step(shell)) break;
      if (loop.name) assign(shell, loop.name.text, item);
      runStatements(loop.body, shell);
      if (leaves(shell)) break;
    }
    return;
  }
  // How often it runs is not known: what it sets may be anything, and what it makes may be there.
  const origin = originAt(shell, loop);
  const changed = assignedIn(loop.body, shell);
  const anything = (): void => { for (const name of changed) assign(shell, name, unknown('run-time', `\`${name}\` is set in a loop`, origin)); };
  anything();
  const subject: Condition = { subject: textCondition(`\`${writtenAt(shell, { start: loop.start, end: loop.body[0]?.start ?? loop.end }).replace(/\s*(?:;\s*)?(?:do|\{)?\s*$/, '')}\``, String(spanAt(shell, loop).start), loop, shell), is: 'run' };
  const before = shell.state;
  const branch = branchOf(shell, [subject], () => {
    if (loop.name) assign(shell, loop.name.text, unknown('differs-per-copy', `\`${loop.name.text}\` is another one each time`, originAt(shell, loop.name)));
    runStatements(loop.body, shell);
    leaves(shell);
  });
  const makes = branch.state.made.order.size > 0;
  if (makes && (loop.name || !loop.test)) shell.run.complete = false;
  shell.state = merged(before, [branch, { state: copyOf(before), when: [{ ...subject, not: true }] }], (name) => unset(shell, name, loop));
  anything();
}

/** Whether a loop ends here. */
function leaves({ state }: Shell): boolean {
  const { ended } = state;
  if (ended === 'continue' || ended === 'break') state.ended = undefined;
  return ended !== undefined && ended !== 'continue';
}

/** What a loop goes over; undefined where that is not written. */
function itemsOf({ over, name }: Loop, shell: Shell): { readonly items: readonly Datum[]; readonly open: boolean } | undefined {
  const data = over ? over.flatMap((value) => (value.kind === 'word' && shell.script.dialect === 'bash' ? expandWord(value, shell).map(({ datum }) => datum) : [evaluateValue(value, shell)])) : name?.text === '_' && shell.input ? [shell.input] : undefined;
  if (!data) return undefined;
  const items = shell.script.dialect === 'powershell' ? data.flatMap((datum) => (datum.kind === 'list' ? datum.items : datum.kind === 'atom' && datum.value === null ? [] : [datum])) : data;
  const open = data.some((datum) => datum.kind === 'choice' || datum.kind === 'unknown' && !quotedItem(over) || datum.kind === 'list' && datum.open !== undefined) || items.length > budget.copies;
  if (items.length > budget.copies) shell.run.complete = false;
  return { items, open };
}

/** Whether what a loop goes over is one item each, known or not. */
function quotedItem(over: readonly Value[] | undefined): boolean {
  return over?.every((value) => value.kind === 'word' && value.quoting !== 'bare') ?? false;
}

/** The variables that statements set. */
function assignedIn(statements: readonly Statement[], shell: Shell): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (all: readonly Statement[]): void => {
    for (const statement of all) {
      switch (statement.kind) {
        case 'assignment':
          names.add(variableName(shell, statement.name.text));
          break;
        case 'if':
          for (const branch of statement.branches) { visit(branch.test); visit(branch.body); }
          break;
        case 'loop':
          if (statement.name) names.add(variableName(shell, statement.name.text));
          visit(statement.body);
          break;
        case 'case':
          for (const branch of statement.branches) visit(branch.body);
          break;
        case 'block':
          visit(statement.body);
          break;
        case 'command':
          for (const word of statement.words) for (const part of word.parts) if (part.kind === 'arithmetic') for (const [, name] of part.text.matchAll(/([A-Za-z_]\w*)\s*(?:\+\+|--|[-+*/%]?=(?!=))/g)) if (name) names.add(name);
          break;
        case 'output':
        case 'function':
        case 'jump':
          break;
      }
    }
  };
  visit(statements);
  return names;
}
