import type { Severity } from '../../model/finding';
import type { CheckResult, PlacedFinding } from '../check';
import { summary } from './text';

/**
 * The result of `check` as commands of GitHub Actions, which shows them beside the lines of a pull request.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function checkGithub(result: CheckResult): string {
  return [...result.findings.map(annotation), summary(result)].map((line) => `${line}\n`).join('');
}

function annotation(finding: PlacedFinding): string {
  const { start, end } = finding;
  const properties: [string, string | number][] = [['file', finding.file], ['line', start.line]];
  // The runner drops columns, with a warning, where the last line is not the first.
  if (start.line === end.line) properties.push(['col', start.column], ['endLine', end.line], ['endColumn', end.column]);
  else properties.push(['endLine', end.line]);
  properties.push(['title', finding.rule]);
  const related = finding.related.map(({ file, start: at, message }) => `${file}:${at.line}:${at.column} ${message}`);
  const text = [finding.message, ...related].join('\n');
  return `::${commands[finding.severity]} ${properties.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(',')}::${escapeText(text)}`;
}

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

function escapeText(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeText(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
