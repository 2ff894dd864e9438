import type { CheckResult, PlacedFinding } from '../check';
import type { PlacedSpan } from '../places';

/** The result of `check` as JSON. The names and their order are a promise to scripts. */
export function checkJson({ findings, notChecked, files, deployments }: CheckResult): string {
  return jsonText({
    version: 1,
    findings: findings.map(findingJson),
    notChecked: notChecked.map((entry) => ({ ...spanJson(entry), what: entry.what, reason: entry.reason, message: entry.message })),
    files,
    deployments,
  });
}

/** A document as the command line prints it. */
export function jsonText(document: object): string {
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function findingJson(finding: PlacedFinding): object {
  return {
    rule: finding.rule,
    severity: finding.severity,
    message: finding.message,
    ...spanJson(finding),
    azureErrors: finding.azureErrors,
    in: finding.in.map(({ root, variant }) => ({ root, variant })),
    related: finding.related.map((related) => ({ ...spanJson(related), message: related.message })),
    fixes: finding.fixes.map(({ title, edits }) => ({ title, edits: edits.map((edit) => ({ ...spanJson(edit), text: edit.text })) })),
  };
}

function spanJson({ file, start, end }: PlacedSpan): object {
  return { file, start: { line: start.line, column: start.column }, end: { line: end.line, column: end.column } };
}
