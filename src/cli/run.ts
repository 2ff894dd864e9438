import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { version } from '../../package.json';
import type { Settings } from '../analyze';
import { isCompanyFile } from '../facts/company-file';
import { companyProblems } from '../features/company-file';
import { rules } from '../rules';
import { parseCommand, usage, type Command } from './arguments';
import { checkResult, isAtLeast, type CheckResult } from './check';
import { companyIn } from './company';
import { fix } from './fix';
import { checkGithub } from './formats/github';
import { checkJson, jsonText } from './formats/json';
import { checkSarif } from './formats/sarif';
import { showText } from './formats/show-text';
import { checkText, type Paint } from './formats/text';
import { uriOfPath } from './paths';
import { runPlan } from './plan';
import { placesIn } from './places';
import { refusal, type Refusal } from './refusal';
import { noSettings, readSettings } from './settings';
import { shownDocument } from './show';
import { valuesGiven } from './variable-files';
import { openWorkspace, reportsIn, type Workspace } from './workspace';

/** What a run takes from the process around it. */
export interface Surroundings {
  readonly cwd: string;
  /** The date, `YYYY-MM-DD`. */
  readonly today: string;
  /** The folder of the program, which holds the pages of the rules. */
  readonly home: string;
  readonly paint: Paint;
}

/** What goes to the two streams, and the exit status. */
export interface Outcome {
  readonly status: 0 | 1 | 2;
  readonly out: string;
  readonly err: string;
}

/** Carries out a command line. It reads and, for `fix`, writes files, and touches nothing else of the process. */
export function run(args: readonly string[], around: Surroundings): Outcome {
  const command = parseCommand(args);
  const outcome = command.kind === 'refusal' ? command : carryOut(command, around);
  return 'status' in outcome ? outcome : { status: 2, out: '', err: `aksnet: ${outcome.message}\n` };
}

function carryOut(command: Command, around: Surroundings): Outcome | Refusal {
  switch (command.kind) {
    case 'check':
      return check(command, around);
    case 'show':
      return show(command, around);
    case 'fix':
      return runFix(command, around);
    case 'plan': {
      const company = companyIn(around.cwd);
      return company.kind === 'refusal' ? company : runPlan(command, company.facts, around.paint);
    }
    case 'explain':
      return explain(command.rule, around.home);
    case 'help':
      return said(usage);
    case 'version':
      return said(`${version}\n`);
  }
}

type Of<K extends Command['kind']> = Extract<Command, { readonly kind: K }>;

/** The settings of the file, with the files of variables that the command names. */
function settingsOf(file: string | undefined, { paths, varFiles }: { readonly paths: readonly string[]; readonly varFiles: readonly string[] }, cwd: string): Settings | Refusal {
  const settings: Settings | Refusal = file === undefined ? noSettings : readSettings(file, cwd);
  const values = valuesGiven(varFiles, paths, cwd);
  return 'kind' in settings ? settings : 'kind' in values ? values : { ...settings, values };
}

function check(command: Of<'check'>, { cwd, today, paint }: Surroundings): Outcome | Refusal {
  const { paths, format, failOn, advice } = command;
  const settings = settingsOf(command.settings, command, cwd);
  if ('kind' in settings) return settings;
  const wanted = advice ? { ...settings, groups: { ...settings.groups, advice: 'info' } as const } : settings;
  const workspace = openWorkspace(paths, cwd, { today, settings: wanted });
  if (workspace.kind === 'refusal') return workspace;
  const fault = companyFault(workspace, cwd);
  if (fault) return fault;
  const result = checkResult(workspace, cwd, format !== 'github');
  const status = result.findings.some(({ severity }) => isAtLeast(severity, failOn)) ? 1 : 0;
  return { status, out: checkOutput(format, result, cwd, status, paint), err: '' };
}

/** A typing error in what the company says must not switch anything on or off, just as in a settings file. */
function companyFault({ disk, analysis }: Workspace, cwd: string): Refusal | undefined {
  const places = placesIn(analysis.files, uriOfPath(cwd));
  for (const uri of disk.texts.keys()) {
    const file = isCompanyFile(uri) ? analysis.files.get(uri) : undefined;
    const [problem] = file ? companyProblems(file) : [];
    if (!problem) continue;
    const { file: name, start } = places.place(problem.span);
    return refusal(`${name}:${String(start.line)}: ${problem.message}`);
  }
  return undefined;
}

function checkOutput(format: Of<'check'>['format'], result: CheckResult, cwd: string, exitCode: number, paint: Paint): string {
  switch (format) {
    case 'text':
      return checkText(result, paint);
    case 'json':
      return checkJson(result);
    case 'sarif':
      return checkSarif(result, { version, rules, cwd: uriOfPath(cwd), exitCode });
    case 'github':
      return checkGithub(result);
  }
}

function show(command: Of<'show'>, { cwd, today, paint }: Surroundings): Outcome | Refusal {
  const { paths, format } = command;
  const settings = settingsOf(undefined, command, cwd);
  if ('kind' in settings) return settings;
  const workspace = openWorkspace(paths, cwd, { today, settings });
  if (workspace.kind === 'refusal') return workspace;
  const places = placesIn(workspace.analysis.files, uriOfPath(cwd));
  const reports = reportsIn(workspace);
  if (format === 'json') return said(jsonText(shownDocument(reports, places)));
  return said(showText(reports, places, checkResult(workspace, cwd, false).notChecked, paint));
}

function runFix(command: Of<'fix'>, { cwd, today }: Surroundings): Outcome | Refusal {
  const { paths, rules: wanted, dryRun } = command;
  const stranger = wanted.find((rule) => !rules.some(({ id }) => id === rule));
  if (stranger !== undefined) return unknownRule(stranger);
  const settings = settingsOf(undefined, command, cwd);
  if ('kind' in settings) return settings;
  const workspace = openWorkspace(paths, cwd, { today, settings });
  if (workspace.kind === 'refusal') return workspace;
  const outcome = fix(workspace, cwd, wanted, dryRun);
  if (outcome.kind === 'refusal') return outcome;
  return { status: outcome.failed ? 1 : 0, out: outcome.out, err: '' };
}

function explain(rule: string, home: string): Outcome | Refusal {
  if (!rules.some(({ id }) => id === rule)) return unknownRule(rule);
  try {
    return said(readFileSync(join(home, 'rules', `${rule}.md`), 'utf8'));
  } catch {
    return refusal(`the page of ${rule} is missing beside the program`);
  }
}

function unknownRule(rule: string): Refusal {
  const words = rule.split('-');
  const shared = (id: string): number => id.split('-').filter((word) => words.includes(word)).length;
  const alike = rules.map(({ id }) => ({ id, shared: shared(id) })).filter((each) => each.shared > 0).sort((a, b) => b.shared - a.shared);
  const advice = alike.length > 0 ? `did you mean ${alike.slice(0, 3).map(({ id }) => id).join(' or ')}?` : 'RULES.md lists them';
  return refusal(`unknown rule '${rule}': ${advice}`);
}

function said(out: string): Outcome {
  return { status: 0, out, err: '' };
}
