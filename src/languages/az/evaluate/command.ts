import { perFile } from '../../../text/memo';
import type { SourceFile } from '../../../text/span';
import { resolvePath, folderOf } from '../../../text/uris';
import { atom, list, unknown, type Datum } from '../../shared/datum';
import { foldersOf } from '../calls';
import { wholeFile } from '../embedded/whole-file';
import { scriptsOf, type ScriptText } from '../sources';
import type { Command, Place, Word } from '../tree';
import { runAzure } from './azure';
import { runCmdlet } from './cmdlets';
import { runProgram } from './programs';
import { assign, budget, functionName, originAt, plainWord, textOf, unknownNamed, variableName, writtenAt, type Argument, type Shell } from './shell';
import { capture } from './capture';
import { emptyState, type Routine } from './state';
import { evaluateValue, expandWords, pathIn, tailOf } from './words';

/** Runs a command and gives what it writes to standard output: undefined for nothing. */
export function runCommand(command: Command, shell: Shell): Datum | undefined {
  const { input } = shell;
  const all = expandWords(command.words, shell);
  const from = all.findIndex(({ known }) => typeof known !== 'string' || !prefixes.has(known));
  const args = from > 0 ? all.slice(from) : all;
  const given = command.assignments.map(({ name, value }) => [variableName(shell, name.text), value ? evaluateValue(value, shell) : undefined] as const);
  const name = args[0]?.known;
  shell.input = command.input ? evaluateValue(command.input, shell) : input;
  if (typeof name !== 'string') return args.length === 0 ? undefined : notFollowed(command, shell);
  const output = runNamed(name, args, given, command, shell);
  if (name.toLowerCase() === 'echo' || /^write-(?:host|output)$/i.test(name)) handOn(args.slice(1), command, shell);
  return output && redirected(command, shell) ? undefined : output;
}

const prefixes: ReadonlySet<string> = new Set(['sudo', 'command', 'time', 'exec', 'nohup', '!', '&', 'call', '@']);

type GivenVariables = readonly (readonly [name: string, datum: Datum | undefined])[];

function runNamed(name: string, args: readonly Argument[], given: GivenVariables, command: Command, shell: Shell): Datum | undefined {
  const { dialect } = shell.script;
  const routine = shell.state.functions.get(functionName(name, shell));
  if (routine) return callFunction(routine, args.slice(1), given, command, shell);
  const plain = name.toLowerCase();
  if (plain === 'az' || plain === 'az.cmd' || plain === 'az.exe') return runAzure(args.slice(1), command, shell);
  if (dialect === 'powershell') {
    const cmdlet = runCmdlet(name, args.slice(1), command, shell);
    if (cmdlet !== 'unknown') return cmdlet;
  }
  const builtin = dialect === 'bash' ? builtins[name] : undefined;
  if (builtin) return builtin(args, command, shell);
  if (name === '.' || name === 'source') return runScript(command.words[command.words.findIndex((word) => plainWord(word) === name) + 1], args.slice(2), true, command, shell);
  const interpreted = /^(?:(?:ba|z|da|k)?sh|pwsh|powershell)(?:\.exe)?$/i.test(name);
  if (interpreted || /\.(?:sh|bash|zsh|azcli|ps1|cmd|bat)$/i.test(name)) {
    const at = interpreted ? command.words.findIndex((word, index) => index > 0 && /\.(?:sh|bash|zsh|azcli|ps1)['"]?$/i.test(writtenAt(shell, word)) && (plainWord(word) ?? '') !== name) : command.words.findIndex((word) => pathIn(word, shell) === name || plainWord(word) === name);
    const word = command.words[at];
    if (word) return runScript(word, args.slice(args.findIndex(({ place }) => place === word) + 1), false, command, shell);
  }
  return runProgram(name, args.slice(1), command, shell) ?? notFollowed(command, shell);
}

/** What `echo` writes for the steps behind this one of a pipeline. */
function handOn(args: readonly Argument[], command: Command, shell: Shell): void {
  const line = args.at(-1);
  const known = typeof line?.known === 'string' ? line.known : line?.known?.begins;
  if (!line || known === undefined) return;
  const [all, name] = /^##vso\[task\.setvariable\s+variable=([\w.]+)[^\]]*\]/i.exec(known) ?? [];
  if (all !== undefined && name !== undefined) {
    shell.state.environment.set(`vso ${name.toLowerCase().replaceAll('.', '_')}`, tailOf(line, all.length, shell));
    return;
  }
  const [start, variable] = /^([A-Za-z_]\w*)=/.exec(known) ?? [];
  if (start !== undefined && variable !== undefined && /GITHUB_ENV/.test(shell.script.text.slice(line.place.end, command.end + 40).split('\n')[0] ?? '')) shell.state.environment.set(variable, tailOf(line, start.length, shell));
}

/** What another program writes is its own affair. */
export function notFollowed(command: Command, shell: Shell): Datum {
  const name = command.words[0] ? writtenAt(shell, command.words[0]) : 'a command';
  const origin = originAt(shell, command);
  return unknown('function-not-pure', `it is what \`${name}\` writes`, { ...origin, part: { element: `${origin.span.uri}#${origin.span.start}`, attribute: 'text' } });
}

/** Whether the output goes to a file or to the errors: what stands between the words tells. */
function redirected({ words, start, end, input }: Command, { script: { text } }: Shell): boolean {
  let between = '';
  let at = start;
  for (const word of words) {
    between += ` ${text.slice(at, word.start)}`;
    at = word.end;
  }
  between += ` ${text.slice(at, input ? Math.min(end, Math.max(at, input.start)) : end)}`;
  return /(?:^|[^\d&>-])1?>(?!\()/.test(between.replace(/[2-9]>>?\s*(?:&\d|\S+)?/g, ' '));
}

export function callFunction({ declaration, script }: Routine, args: readonly Argument[], given: GivenVariables, place: Place, shell: Shell): Datum | undefined {
  const { run, script: caller } = shell;
  const name = `function ${declaration.name.text}`;
  if (run.running.length >= budget.depth || run.running.filter((each) => each === name).length > 3) {
    run.complete = false;
    return unknown('too-large', 'functions call each other too deeply', originAt(shell, place));
  }
  run.running.push(name);
  const { input } = shell;
  const data = args.map(({ datum }) => datum);
  const variables = new Map(given.flatMap(([key, datum]) => (datum ? [[key, datum] as const] : [])));
  shell.script = script;
  shell.state.frames = [...shell.state.frames, { variables, positional: data }];
  shell.input = input;
  const output = capture(shell, declaration, () => {
    bindParameters(declaration.parameters, args, shell);
    shell.run.does.run(declaration.body, shell);
  });
  shell.state.frames = shell.state.frames.slice(0, -1);
  if (shell.state.ended !== 'exit' && shell.state.ended !== 'throw') shell.state.ended = undefined;
  shell.script = caller;
  shell.input = undefined;
  run.running.pop();
  return textOf(output) === '' ? undefined : output;
}

/** PowerShell's parameters, by name or by their order. */
export function bindParameters(parameters: ScriptText['tree']['parameters'], args: readonly Argument[], shell: Shell): void {
  if (!parameters) return;
  const left = [...parameters];
  const loose: Datum[] = [];
  const bind = (name: string, datum: Datum): boolean => {
    const at = left.findIndex((parameter) => parameter.name.text.toLowerCase().startsWith(name.toLowerCase()));
    const [parameter] = at < 0 ? [] : left.splice(at, 1);
    if (parameter) assign(shell, parameter.name.text, datum, true);
    return parameter !== undefined;
  };
  for (let index = 0; index < args.length; index++) {
    const arg = args[index];
    const [, flag, joined] = /^-([A-Za-z]\w*)(:?)/.exec(typeof arg?.known === 'string' ? arg.known : '') ?? [];
    const next = args[index + 1];
    if (flag !== undefined && arg) {
      const isSwitch = joined !== ':' && (!next || typeof next.known === 'string' && /^-[A-Za-z]/.test(next.known));
      bind(flag, isSwitch || !next ? atom(true, originAt(shell, arg.place)) : next.datum);
      if (!isSwitch) index++;
    } else if (arg?.datum.kind === 'object') for (const [key, datum] of arg.datum.entries) bind(key, datum);
    else if (arg) loose.push(arg.datum);
  }
  for (const datum of loose) {
    const parameter = left.shift();
    if (parameter) assign(shell, parameter.name.text, datum, true);
  }
  for (const { name, fallback } of left) {
    assign(shell, name.text, fallback ? evaluateValue(fallback, shell) : unknownNamed(`$${variableName(shell, name.text)}`, `parameter \`${name.text}\` has no default`, originAt(shell, name)), true);
  }
}

/** Runs a script of the workspace, within this shell (`source`) or in one of its own, whose variables stay its own. */
export function runScript(word: Word | undefined, args: readonly Argument[], here: boolean, place: Place, shell: Shell): Datum | undefined {
  const path = pathIn(word, shell);
  const file = path === undefined ? undefined : foundFile(path, shell);
  if (!file) return here || path !== undefined ? undefined : notFollowed({ kind: 'command', words: word ? [word] : [], assignments: [], conditional: false, piped: false, ...place }, shell);
  const { run, script: caller, state } = shell;
  if (run.running.length >= budget.depth || run.running.includes(file.uri)) return undefined;
  run.running.push(file.uri);
  const frames = state.frames;
  const { functions, ended } = state;
  const output = capture(shell, place, () => {
    for (const script of scriptsIn(file)) {
      shell.script = script;
      if (!here) {
        shell.state.frames = [...emptyState().frames.map((frame) => ({ ...frame, positional: args.map(({ datum }) => datum), variables: exportedTo(frames) }))];
        bindParameters(script.tree.parameters, args, shell);
      }
      shell.run.does.run(script.tree.statements, shell);
    }
  });
  shell.script = caller;
  if (!here) {
    shell.state.frames = frames;
    for (const [name, routine] of functions) shell.state.functions.set(name, routine);
  }
  if (!here || shell.state.ended === 'return') shell.state.ended = ended;
  run.running.pop();
  return output;
}

/** A file that is sourced is a script whatever its name: `settings.env`. */
function scriptsIn(file: SourceFile): readonly ScriptText[] {
  const scripts = scriptsOf(file);
  return scripts.length > 0 ? scripts : sourced(file);
}

const sourced = perFile((file) => wholeFile(file, 'bash'));

/** What a script of its own sees of the variables around it: which of them are exported is not told, so that all are. */
function exportedTo(frames: Shell['state']['frames']): Map<string, Datum> {
  return new Map(frames.flatMap(({ variables }) => [...variables]));
}

/** A path may start at the folder of the script or at that of whoever runs it. */
function foundFile(path: string, shell: Shell): SourceFile | undefined {
  const { script, run } = shell;
  const plain = path.replaceAll('\\', '/');
  if (/^\w+:\/\//.test(plain)) {
    const resolved = resolvePath(folderOf(plain), plain.slice(folderOf(plain).length + 1));
    return resolved === undefined ? undefined : run.files.get(resolved);
  }
  if (plain.startsWith('/') || /^[a-z]:/i.test(plain)) return undefined;
  for (const folder of foldersOf(script)) {
    const uri = resolvePath(folder, plain);
    const file = uri === undefined ? undefined : run.files.get(uri);
    if (file) return file;
  }
  return undefined;
}

type Builtin = (args: readonly Argument[], command: Command, shell: Shell) => Datum | undefined;

const nothing: Builtin = () => undefined;

const builtins: Readonly<Record<string, Builtin>> = {
  ':': nothing, true: nothing, trap: nothing, wait: nothing, sleep: nothing, cd: nothing, pushd: nothing, popd: nothing, umask: nothing, shopt: nothing, ulimit: nothing, hash: nothing,
  export: nothing, getopts: unsettled, let: nothing,
  set(args, _command, shell) {
    const at = args.findIndex(({ known }) => known === '--');
    const frame = shell.state.frames.at(-1);
    if (at >= 0 && frame) frame.positional = args.slice(at + 1).map(({ datum }) => datum);
    return undefined;
  },
  shift(args, _command, shell) {
    const frame = [...shell.state.frames].reverse().find(({ positional }) => positional !== undefined);
    const count = Number(textOf(args[1]?.datum) ?? '1');
    if (frame?.positional) frame.positional = frame.positional.slice(Number.isInteger(count) ? count : 1);
    return undefined;
  },
  unset(args, _command, shell) {
    for (const { known } of args.slice(1)) if (typeof known === 'string') for (const { variables } of shell.state.frames) variables.delete(known);
    return undefined;
  },
  read(args, command, shell) {
    const input = textOf(shell.input);
    const names = args.slice(1).filter(({ known }) => typeof known === 'string' && /^[A-Za-z_]\w*$/.test(known));
    const values = input === undefined ? undefined : input.split(/\s+/).filter((part) => part !== '');
    for (const [index, { known, place }] of names.entries()) {
      if (typeof known !== 'string') continue;
      const rest = index === names.length - 1 ? values?.slice(index).join(' ') : values?.[index];
      const origin = originAt(shell, place);
      const name = `typed ${known} ${String(origin.span.start)}`;
      assign(shell, known, rest === undefined || shell.input?.kind !== 'atom' ? unknownNamed(name, `\`${known}\` is read when the script runs`, origin) : atom(rest, { ...originAt(shell, command), from: [shell.input.origin] }));
    }
    return undefined;
  },
  mapfile: filled,
  readarray: filled,
  eval(_args, command, shell) {
    shell.run.complete = false;
    return notFollowed(command, shell);
  },
};

/** `getopts` sets its variable from the arguments, which are not known. */
function unsettled(args: readonly Argument[], _command: Command, shell: Shell): undefined {
  const name = args[2]?.known;
  if (typeof name === 'string') assign(shell, name, unknownNamed('$option', 'the arguments of the script are not known', originAt(shell, args[2]?.place ?? { start: 0, end: 0 })));
}

function filled(args: readonly Argument[], command: Command, shell: Shell): undefined {
  const name = args.at(-1)?.known;
  if (typeof name !== 'string' || !/^[A-Za-z_]\w*$/.test(name)) return;
  const text = textOf(shell.input);
  const origin = originAt(shell, command);
  assign(shell, name, text === undefined ? unknown('function-not-pure', `\`${name}\` holds the lines of a command`, origin) : list(text.split('\n').filter((line) => line !== '').map((line) => atom(line, origin)), origin));
}
