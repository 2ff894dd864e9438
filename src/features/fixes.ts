import { analyze, findingsIn, languageOf, reportsAbout, type Analysis, type ReportedFinding } from '../analyze';
import type { Unit } from '../languages/language';
import type { Change } from '../model/change';
import { filesOf } from '../text/files';
import { applyEdits, compareSpans, type TextEdit } from '../text/span';

/** A cure that was proved: after the edits the finding is gone and no other has come. */
export interface OfferedFix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/**
 * The cures of a finding that hold in every deployment that reads the files they edit. Each one is tried out in an
 * analysis of its own; what a language cannot spell, or what does not cure, is left out.
 */
export function offeredFixes(analysis: Analysis, finding: ReportedFinding): readonly OfferedFix[] {
  const offered: OfferedFix[] = [];
  for (const { title, changes } of finding.fixes) {
    const edits = spelled(analysis, finding, changes);
    if (edits && cures(analysis, finding, edits)) offered.push({ title, edits });
  }
  return offered;
}

/** The texts of the files that the edits change. */
export function editedTexts(analysis: Analysis, edits: readonly TextEdit[]): ReadonlyMap<string, string> {
  const byFile = new Map<string, TextEdit[]>();
  for (const edit of edits) byFile.set(edit.span.uri, [...(byFile.get(edit.span.uri) ?? []), edit]);
  return new Map([...byFile].map(([uri, own]) => [uri, applyEdits(analysis.files.get(uri)?.text ?? '', own)]));
}

function spelled(analysis: Analysis, finding: ReportedFinding, changes: readonly Change[]): readonly TextEdit[] | undefined {
  const [unit] = finding.in;
  return unit && spellAll(analysis, unit, changes);
}

/** The edits that make all of the changes; undefined when the language cannot spell one of them, or when they collide. */
export function spellAll(analysis: Analysis, unit: Unit, changes: readonly Change[]): readonly TextEdit[] | undefined {
  const language = languageOf(unit);
  const files = filesOf(analysis.files);
  const edits: TextEdit[] = [];
  for (const change of changes) {
    const own = language.spell(change, files);
    if (!own) return undefined;
    edits.push(...own);
  }
  const ordered = [...edits].sort((a, b) => compareSpans(a.span, b.span));
  for (const [index, { span }] of ordered.entries()) {
    const next = ordered[index + 1];
    if (next && next.span.uri === span.uri && next.span.start < span.end) return undefined;
  }
  return edits;
}

function cures(analysis: Analysis, finding: ReportedFinding, edits: readonly TextEdit[]): boolean {
  const after = analyze(analysis, editedTexts(analysis, edits), analysis.options);
  const places = new Set([...after.touched, ...analysedWith(analysis, edits), finding.span.uri]);
  const expected = new Set<string>();
  for (const uri of places) {
    for (const other of findingsIn(analysis, uri)) if (!isSame(other, finding)) expected.add(keyOf(other.rule, uri, moved(other.span.start, uri, edits)));
    // What it spoke for was there before.
    for (const { rule, span } of findingsIn(analysis, uri).flatMap(({ follows = [] }) => follows)) expected.add(keyOf(rule, span.uri, moved(span.start, span.uri, edits)));
  }
  for (const uri of places) {
    for (const { rule, span } of findingsIn(after, uri)) if (!expected.has(keyOf(rule, uri, span.start))) return false;
  }
  return true;
}

/** The files that the deployments speak of which read an edited file. */
function analysedWith(analysis: Analysis, edits: readonly TextEdit[]): ReadonlySet<string> {
  const uris = edits.flatMap(({ span }) => reportsAbout(analysis, span.uri)).flatMap(({ findings }) => findings.map(({ span }) => span.uri));
  return new Set([...uris, ...edits.map(({ span }) => span.uri)]);
}

function isSame(a: ReportedFinding, b: ReportedFinding): boolean {
  return a.rule === b.rule && compareSpans(a.span, b.span) === 0;
}

function keyOf(rule: string, uri: string, start: number): string {
  return `${rule} ${uri}#${start}`;
}

/** Where an offset lies after the edits. */
function moved(offset: number, uri: string, edits: readonly TextEdit[]): number {
  let shift = 0;
  for (const { span, text } of edits) {
    if (span.uri === uri && span.end <= offset && (span.start < offset || span.end < offset)) shift += text.length - (span.end - span.start);
  }
  return offset + shift;
}
