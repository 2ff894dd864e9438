import type { ReportedFinding } from '../analyze';
import { offeredFixes } from '../features/fixes';
import type { Severity } from '../model/finding';
import type { Reason } from '../model/value';
import { rules } from '../rules';
import type { TextEdit } from '../text/span';
import { nameOf } from '../text/uris';
import { comparePlaces, placedUnit, placesIn, type PlacedSpan, type PlacedUnit, type Places } from './places';
import { uriOfPath } from './paths';
import { findingsToPrint, notCheckedIn, reportsIn, unreadableIn, type Workspace } from './workspace';

/** What `check` found, in the words of its output. Sorted by file, start, rule. */
export interface CheckResult {
  readonly findings: readonly PlacedFinding[];
  readonly notChecked: readonly PlacedNotChecked[];
  /** How many files were read. */
  readonly files: number;
  readonly deployments: number;
}

export interface PlacedFinding extends PlacedSpan {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly azureErrors: readonly string[];
  readonly in: readonly PlacedUnit[];
  readonly related: readonly PlacedRelated[];
  readonly fixes: readonly PlacedFix[];
  /** The text that decides, which stays the same when lines above it come and go. */
  readonly decides: string;
}

export interface PlacedRelated extends PlacedSpan {
  readonly message: string;
}

export interface PlacedFix {
  readonly title: string;
  readonly edits: readonly PlacedEdit[];
}

export interface PlacedEdit extends PlacedSpan {
  readonly text: string;
}

export interface PlacedNotChecked extends PlacedSpan {
  readonly what: string;
  /** The property in the words of the model, for a value. */
  readonly property?: string;
  readonly reason: Reason;
  readonly message: string;
}

/** The result for a workspace. `withFixes` costs an analysis for every cure that a rule proposes. */
export function checkResult(workspace: Workspace, cwd: string, withFixes: boolean): CheckResult {
  const places = placesIn(workspace.analysis.files, uriOfPath(cwd));
  const findings = findingsToPrint(workspace).map((finding) => placedFinding(finding, places, withFixes ? offeredFixes(workspace.analysis, finding) : []));
  return {
    findings: findings.sort((a, b) => comparePlaces(a, b) || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0)),
    notChecked: notChecked(workspace, places),
    files: workspace.disk.texts.size,
    deployments: reportsIn(workspace).length,
  };
}

/** Whether a finding is at or above the severity. */
export function isAtLeast(severity: Severity, least: Severity): boolean {
  return ranks[severity] >= ranks[least];
}

const ranks: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

function placedFinding(finding: ReportedFinding, places: Places, fixes: readonly { readonly title: string; readonly edits: readonly TextEdit[] }[]): PlacedFinding {
  return {
    rule: finding.rule,
    severity: finding.severity,
    message: finding.message,
    ...places.place(finding.span),
    azureErrors: rules.find(({ id }) => id === finding.rule)?.azureErrors ?? [],
    in: finding.in.map((unit) => placedUnit(unit, places)),
    related: finding.related.map(({ span, message }) => ({ ...places.place(span), message })),
    fixes: fixes.map(({ title, edits }) => ({ title, edits: edits.map(({ span, text }) => ({ ...places.place(span), text })) })),
    decides: places.text(finding.span),
  };
}

/** What the evaluation could not follow, what the parsers could not read, and the files that were not read at all. */
function notChecked(workspace: Workspace, places: Places): readonly PlacedNotChecked[] {
  const start = { line: 1, column: 1 };
  const values = notCheckedIn(workspace).map(({ what, property, value: { span, reason, message } }): PlacedNotChecked => ({ ...places.place(span), what, property, reason, message }));
  const stretches = unreadableIn(workspace).map((span): PlacedNotChecked => ({
    ...places.place(span), what: 'text', reason: 'unreadable', message: 'this text makes no sense here and was left out',
  }));
  const files = [...workspace.disk.skipped].map(([uri, { reason, message }]): PlacedNotChecked => ({
    file: places.file(uri), start, end: start, what: nameOf(uri), reason, message,
  }));
  return [...values, ...stretches, ...files].sort((a, b) => comparePlaces(a, b) || (a.what < b.what ? -1 : a.what > b.what ? 1 : 0));
}
