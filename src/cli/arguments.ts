import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { Severity } from '../model/finding';
import type { LanguageId } from '../languages/language';
import { writtenLanguages } from '../languages';
import type { NetworkModel } from '../model/network-model';
import { refusal, type Refusal } from './refusal';

export type CheckFormat = 'text' | 'json' | 'sarif' | 'github';
export type ShowFormat = 'text' | 'json';

export type Command =
  | { readonly kind: 'check'; readonly paths: readonly string[]; readonly format: CheckFormat; readonly settings: string | undefined; readonly failOn: Severity; readonly advice: boolean; readonly varFiles: readonly string[] }
  | { readonly kind: 'show'; readonly paths: readonly string[]; readonly format: ShowFormat; readonly varFiles: readonly string[] }
  | { readonly kind: 'fix'; readonly paths: readonly string[]; readonly rules: readonly string[]; readonly dryRun: boolean; readonly varFiles: readonly string[] }
  | PlanCommand
  | { readonly kind: 'explain'; readonly rule: string }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' };

export interface PlanCommand {
  readonly kind: 'plan';
  readonly nodes: number;
  readonly maxNodes: number | undefined;
  readonly maxPods: number | undefined;
  readonly mode: NetworkModel;
  /** Undefined: what the company keeps free, else Azure's default. */
  readonly surge: string | undefined;
  readonly within: readonly string[];
  readonly avoid: readonly string[];
  readonly language: LanguageId | undefined;
  readonly format: ShowFormat | undefined;
}

/** The command that the arguments (without the program's own path) ask for. */
export function parseCommand(args: readonly string[]): Command | Refusal {
  const [name, ...rest] = args;
  if (name === undefined) return refusal(`no command is given: ${seeHelp}`);
  if (name === '--help' || name === '-h') return { kind: 'help' };
  if (name === '--version') return { kind: 'version' };
  if (name.startsWith('-')) return refusal(`unknown option '${name}' before the command: ${seeHelp}`);
  const parse = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!parse) return refusal(`unknown command '${name}': ${seeHelp}`);
  const before = rest.slice(0, rest.includes('--') ? rest.indexOf('--') : rest.length);
  if (before.includes('--help') || before.includes('-h')) return { kind: 'help' };
  try {
    return parse(rest);
  } catch (error) {
    // Node names the fault in its first sentence, and then gives advice over several lines.
    if (!(error instanceof TypeError) || !('code' in error) || !String(error.code).startsWith('ERR_PARSE_ARGS')) throw error;
    const [sentence = ''] = error.message.split(/\.\s|\.$|\n/);
    return refusal(`${name}: ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`);
  }
}

export const usage = `Finds faults in the network settings of AKS clusters in Terraform, Bicep, ARM templates and az scripts.

Usage:
  aksnet check   [PATH...] [--format text|json|sarif|github] [--settings FILE] [--fail-on error|warning|info] [--advice] [--var-file FILE]...
                 what Azure would refuse, and what will run out of addresses
  aksnet show    [PATH...] [--format text|json] [--var-file FILE]...
                 the networks, their capacity, and what is unknown and why
  aksnet plan    --nodes N [--max-nodes N] [--max-pods N] [--mode MODE] [--surge N|N%] [--within CIDR] [--avoid CIDR]... [--language LANGUAGE] [--format text|json]
                 a network for so many nodes: subnets, ranges and the sums behind them, or code that makes it
  aksnet fix     [PATH...] [--rule ID]... [--dry-run] [--var-file FILE]...
                 makes the changes that are proved to cure a finding; --dry-run prints them as a unified diff
  aksnet explain RULE
                 what a rule finds, why, and where Azure says so
  aksnet --help | --version

PATH is a folder or a file, the working directory where none is given. A file is read with the files beside it, and
only its own findings are printed. Modules and other files that a deployment names are read too, as long as they lie
below a PATH or below the working directory.

--var-file FILE gives values to the Terraform in the folders that are named, as it does for terraform itself: several files hold
together, the last one wins. Without it every file of variables that belongs to a root makes a deployment.

--settings FILE is JSON or YAML and says how loudly rules and groups of rules speak:
  severities:
    subnet-too-small: warning     # error, warning, info, hover or off
  groups:
    advice: info                  # capacity, ranges, compatibility, egress, comments, advice
  headroom:
    growth: 50%                   # what is to be kept free, as in .aksnet.yaml: surge, growth, spare
A word about a rule counts more than one about its group, and this file more than .aksnet.yaml. The group advice is left out where
nobody asks for it; --advice does.

MODE is kubenet, node-subnet, overlay (where none is given), pod-subnet, pod-subnet-static or none; LANGUAGE is terraform, bicep,
arm or az. --within may be given several times. What a .aksnet.yaml in the working directory says holds too: ranges in use are avoided,
and the ranges that are allowed, the surge and the growth stand in for --within, --surge and --max-nodes where these are not given. With --language and no --format, the code is printed and nothing else.

Exit status: 0 nothing at or above --fail-on (default: error), 1 something, 2 wrong use or a path that cannot be read.
fix: 0 when no error is left, or would be left after a --dry-run. plan: 1 when there is no room for what is asked.
`;

const seeHelp = 'see aksnet --help';
const severities = ['error', 'warning', 'info'] as const;
const checkFormats = ['text', 'json', 'sarif', 'github'] as const;
const showFormats = ['text', 'json'] as const;

/** As Terraform has it: it may be given several times. */
const varFile = { 'var-file': { type: 'string', multiple: true } } as const;

const commands: Readonly<Record<string, (args: readonly string[]) => Command | Refusal>> = {
  check(args) {
    const { values, positionals } = parsed(args, { format: { type: 'string' }, settings: { type: 'string' }, 'fail-on': { type: 'string' }, advice: { type: 'boolean' }, ...varFile });
    const format = oneOf(checkFormats, '--format', values.format, 'text');
    const failOn = oneOf(severities, '--fail-on', values['fail-on'], 'error');
    if (typeof format !== 'string') return format;
    if (typeof failOn !== 'string') return failOn;
    return { kind: 'check', paths: orHere(positionals), format, failOn, settings: values.settings, advice: values.advice ?? false, varFiles: values['var-file'] ?? [] };
  },
  show(args) {
    const { values, positionals } = parsed(args, { format: { type: 'string' }, ...varFile });
    const format = oneOf(showFormats, '--format', values.format, 'text');
    return typeof format === 'string' ? { kind: 'show', paths: orHere(positionals), format, varFiles: values['var-file'] ?? [] } : format;
  },
  fix(args) {
    const { values, positionals } = parsed(args, { rule: { type: 'string', multiple: true }, 'dry-run': { type: 'boolean' }, ...varFile });
    return { kind: 'fix', paths: orHere(positionals), rules: values.rule ?? [], dryRun: values['dry-run'] ?? false, varFiles: values['var-file'] ?? [] };
  },
  explain(args) {
    const [rule, ...more] = parsed(args, {}).positionals;
    if (rule === undefined || more.length > 0) return refusal('explain: name one rule');
    return { kind: 'explain', rule };
  },
  plan(args) {
    const text = { type: 'string' } as const;
    const many = { type: 'string', multiple: true } as const;
    const { values, positionals } = parsed(args, { nodes: text, 'max-nodes': text, 'max-pods': text, mode: text, surge: text, within: many, avoid: many, language: text, format: text });
    if (positionals[0] !== undefined) return refusal(`plan: '${positionals[0]}' is no option: ${seeHelp}`);
    if (values.nodes === undefined) return refusal('plan: say how many nodes, with --nodes');
    const nodes = wholeNumber('--nodes', values.nodes);
    const maxNodes = values['max-nodes'] === undefined ? undefined : wholeNumber('--max-nodes', values['max-nodes']);
    const maxPods = values['max-pods'] === undefined ? undefined : wholeNumber('--max-pods', values['max-pods']);
    const mode = oneOf(modes, '--mode', values.mode, 'overlay');
    const language = values.language === undefined ? undefined : oneOf(writtenLanguages, '--language', values.language, 'terraform');
    const format = values.format === undefined ? undefined : oneOf(showFormats, '--format', values.format, 'text');
    for (const value of [nodes, maxNodes, maxPods, mode, language, format]) if (typeof value === 'object') return value;
    return {
      kind: 'plan',
      nodes: Number(nodes),
      maxNodes: typeof maxNodes === 'number' ? maxNodes : undefined,
      maxPods: typeof maxPods === 'number' ? maxPods : undefined,
      mode: typeof mode === 'string' ? mode : 'overlay',
      surge: values.surge,
      within: values.within ?? [],
      avoid: values.avoid ?? [],
      language: typeof language === 'string' ? language : undefined,
      format: typeof format === 'string' ? format : undefined,
    };
  },
};

const modes = ['kubenet', 'node-subnet', 'overlay', 'pod-subnet', 'pod-subnet-static', 'none'] as const;

function wholeNumber(option: string, text: string): number | Refusal {
  return /^\d{1,6}$/.test(text) ? Number(text) : refusal(`plan: ${option} '${text}' is no whole number`);
}

function parsed<const O extends NonNullable<ParseArgsConfig['options']>>(args: readonly string[], options: O) {
  return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
}

function oneOf<T extends string>(choices: readonly T[], option: string, given: string | undefined, otherwise: T): T | Refusal {
  if (given === undefined) return otherwise;
  return choices.find((choice) => choice === given) ?? refusal(`${option} '${given}': use one of ${choices.join(', ')}`);
}

function orHere(paths: readonly string[]): readonly string[] {
  return paths.length > 0 ? paths : ['.'];
}
