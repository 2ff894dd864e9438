import type { Severity } from '../../model/finding';
import type { Reason } from '../../model/value';
import type { CheckResult, PlacedFinding, PlacedNotChecked } from '../check';
import type { PlacedSpan, PlacedUnit } from '../places';

/** Puts color around a text, or leaves it as it is. */
export type Paint = (color: Color, text: string) => string;
export type Color = 'red' | 'yellow' | 'blue' | 'dim' | 'bold';

export const plain: Paint = (_, text) => text;

/** The colors of a terminal. */
export const colored: Paint = (color, text) => `\u001b[${codes[color]}m${text}\u001b[0m`;

/** "subnet: read from Azure (vnet_subnet_id): …": the property and the reason in words, then how the text has it. */
function notCheckedText({ what, property, reason, message }: PlacedNotChecked): string {
  return property === undefined ? `${what}: ${message}` : `${property}: ${reasonWords[reason]} (${what}): ${message}`;
}

const reasonWords: Readonly<Record<Reason, string>> = {
  'no-value': 'no value given',
  'read-from-azure': 'read from Azure',
  secret: 'secret',
  'run-time': 'known after the deployment',
  'module-not-on-disk': 'module not on disk',
  'function-not-pure': 'function not pure',
  'too-large': 'too large',
  unreadable: 'unreadable',
  'differs-per-copy': 'differs from copy to copy',
};

/** The result of `check` for people: a line for each finding, as compilers write it, and what else belongs to it below. */
export function checkText(result: CheckResult, paint: Paint): string {
  const lines = result.findings.flatMap((finding) => findingLines(finding, paint));
  if (result.notChecked.length > 0) {
    if (lines.length > 0) lines.push('');
    lines.push('not checked:', ...notCheckedLines(result.notChecked, mostNotChecked, paint).map((line) => `  ${line}`));
  }
  if (lines.length > 0) lines.push('');
  lines.push(summary(result));
  return lines.map((line) => `${line}\n`).join('');
}

/** "2 errors, 1 warning, 3 values not checked, 12 files, 2 deployments". */
export function summary({ findings, notChecked, files, deployments }: CheckResult): string {
  if (files === 0) return 'nothing was checked: there are no files of a language that aksnet reads';
  const severities = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [severity === 'info' ? `${grouped(count)} info` : counted(count, severity)];
  });
  return [
    severities.length > 0 ? severities.join(', ') : 'no findings',
    ...(notChecked.length > 0 ? [`${grouped(notChecked.length)} not checked`] : []),
    counted(files, 'file'),
    counted(deployments, 'deployment'),
  ].join(', ');
}

/** A line for each value that was not checked, as many as are wanted, and one that counts the rest. */
export function notCheckedLines(entries: readonly PlacedNotChecked[], most: number, paint: Paint): readonly string[] {
  const lines = entries.slice(0, most).map((entry) => `${paint('dim', placeText(entry))} ${notCheckedText(entry)}`);
  return entries.length > most ? [...lines, `and ${grouped(entries.length - most)} more: aksnet show lists all`] : lines;
}

/** `main.tf:12:23`. */
export function placeText({ file, start }: PlacedSpan): string {
  return `${file}:${start.line}:${start.column}`;
}

/** `infra (prod.tfvars)`. */
export function unitText({ root, variant }: PlacedUnit): string {
  return variant === null ? root : `${root} (${variant})`;
}

/** "1 file", "1,234 files". */
export function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** A number with its thousands set apart: "1,891". */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

const codes: Readonly<Record<Color, number>> = { red: 31, yellow: 33, blue: 34, dim: 2, bold: 1 };
const colors: Readonly<Record<Severity, Color>> = { error: 'red', warning: 'yellow', info: 'blue' };
const mostNotChecked = 10;

function findingLines(finding: PlacedFinding, paint: Paint): readonly string[] {
  const lines = [`${paint('bold', placeText(finding))} ${paint(colors[finding.severity], finding.severity)} ${finding.rule}: ${finding.message}`];
  if (finding.in.length > 1 || finding.in.some(({ variant }) => variant !== null)) lines.push(`  in ${finding.in.map(unitText).join(', ')}`);
  for (const related of finding.related) lines.push(`  ${paint('dim', placeText(related))} ${related.message}`);
  for (const { title } of finding.fixes) lines.push(`  fix: ${title}`);
  return lines;
}
