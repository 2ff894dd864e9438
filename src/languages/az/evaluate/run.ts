import { negated } from '../../../model/condition';
import type { Files } from '../../../text/files';
import type { ScriptText } from '../sources';
import { bindParameters, runScript } from './command';
import { budget, type Run, type Shell } from './shell';
import { copyOf, emptyState, merged, type Frame } from './state';
import { runStatements } from './statements';
import { allThings, settled, type Made } from './things';
import { evaluateValue, evaluateWord } from './words';
import { unset } from './shell';

/** What the scripts of a file bring about, one after the other. */
export interface Outcome {
  readonly made: readonly Made[];
  /** Whether all that they make was seen. */
  readonly complete: boolean;
  /** Whether the scripts are parts of a document, which says no more than it needs to. */
  readonly document: boolean;
}

export function runScripts(scripts: readonly ScriptText[], files: Files, document: boolean): Outcome {
  const run: Run = { does: { value: evaluateValue, word: evaluateWord, run: runStatements }, files, steps: budget.steps, running: [], ids: new Set(), subjects: new Map(), complete: true, document };
  const sessions = new Map<string, readonly Frame[]>();
  let state = emptyState();
  const [first] = scripts;
  if (first) run.running.push(first.file.uri);
  for (const script of scripts) {
    if (run.steps <= 0) break;
    const session = `${script.dialect} ${String(script.session)}`;
    const before = state;
    const shell: Shell = { run, state: copyOf(before), script, input: undefined };
    shell.state.frames = (sessions.get(session) ?? emptyState().frames).map(({ variables, positional }) => ({ variables: new Map(variables), positional }));
    shell.state.ended = undefined;
    shell.state.when = script.when;
    if (script.runs !== undefined) {
      const { runs } = script;
      const place = { start: 0, end: script.text.length };
      runScript({ kind: 'word', parts: [{ kind: 'text', text: runs, ...place }], quoting: 'bare', ...place }, [], false, place, shell);
    } else {
      bindParameters(script.tree.parameters, [], shell);
      runStatements(script.tree.statements, shell);
    }
    sessions.set(session, shell.state.frames);
    shell.state.frames = [];
    shell.state.ended = undefined;
    state = script.when.length === 0 ? { ...shell.state, made: settled(shell.state.made) } : merged({ ...before, frames: [] }, [
      { state: shell.state, when: script.when },
      { state: { ...copyOf(before), frames: [] }, when: script.when.length === 1 && script.when[0] ? [negated(script.when[0])] : [] },
    ], (name) => unset(shell, name, { start: 0, end: 0 }));
    state.when = [];
  }
  return { made: allThings(state.made), complete: run.complete, document };
}
