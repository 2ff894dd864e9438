import { readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { analyze, type ReportedFinding } from '../analyze';
import { editedTexts, offeredFixes, type OfferedFix } from '../features/fixes';
import { isAtLeast } from './check';
import { unifiedDiff } from './diff';
import { isVendored, type Disk } from './files';
import { counted } from './formats/text';
import { folderOf } from '../text/uris';
import { isBelow, pathOfUri, uriOfPath } from './paths';
import { comparePlaces, placesIn, type PlacedSpan } from './places';
import { refusal, refusalOf, type Refusal } from './refusal';
import { findingsInFile, findingsToPrint, type Workspace } from './workspace';

/** A cure that was applied. */
interface Applied {
  readonly place: PlacedSpan;
  readonly rule: string;
  readonly title: string;
}

interface Repaired {
  readonly workspace: Workspace;
  readonly applied: readonly Applied[];
  /** What is left of the findings that were to be fixed. */
  readonly left: readonly ReportedFinding[];
}

export interface FixOutcome {
  readonly kind: 'fixed';
  readonly out: string;
  /** Whether an error is left. */
  readonly failed: boolean;
}

/**
 * Applies the first proved cure of every finding, one after the other, each to the text that the cures before left.
 * Writes the files, or prints what it would write.
 */
export function fix(workspace: Workspace, cwd: string, rules: readonly string[], dryRun: boolean): FixOutcome | Refusal {
  const repaired = repair(workspace, cwd, (rule) => rules.length === 0 || rules.includes(rule));
  const failed = repaired.left.some(({ severity }) => isAtLeast(severity, 'error'));
  const changed = changedFiles(workspace, repaired.workspace);
  const name = placesIn(workspace.analysis.files, uriOfPath(cwd)).file;
  const fault = unwritable(changed, name);
  if (fault) return fault;
  if (dryRun) {
    const diff = changed.map(({ uri, before, after }) => unifiedDiff(name(uri), before, after)).join('');
    return { kind: 'fixed', out: diff, failed };
  }
  try {
    for (const { uri, after } of changed) writeFileSync(pathOfUri(uri), after);
  } catch (error) {
    return refusalOf(error, 'write', (path) => name(uriOfPath(path)));
  }
  const lines = repaired.applied.map(({ place, rule, title }) => `${place.file}:${place.start.line}:${place.start.column} fixed ${rule}: ${title}`);
  const total = `${counted(repaired.applied.length, 'finding')} fixed in ${counted(changed.length, 'file')}, ${repaired.left.length} left`;
  return { kind: 'fixed', out: [...lines, total].map((line) => `${line}\n`).join(''), failed };
}

function repair(workspace: Workspace, cwd: string, wanted: (rule: string) => boolean): Repaired {
  const aliases = aliasesIn(workspace.disk);
  const applied: Applied[] = [];
  // Every cure takes one finding away and brings none, so that there cannot be more cures than findings.
  const most = findingsToPrint(workspace).length;
  let current = workspace;
  let before: Workspace | undefined;
  // A cure in one file can make another possible in a file before it, so the files are gone through until nothing changes.
  while (current !== before) {
    before = current;
    for (const uri of new Set(findingsToPrint(current).map(({ span }) => span.uri))) {
      const tried = new Set<string>();
      while (applied.length < most) {
        const next = firstCure(current, uri, wanted, tried, aliases);
        if (!next) break;
        const places = placesIn(current.analysis.files, uriOfPath(cwd));
        applied.push({ place: places.place(next.finding.span), rule: next.finding.rule, title: next.title });
        current = next.after;
      }
    }
  }
  return { workspace: current, applied: applied.sort((a, b) => comparePlaces(a.place, b.place)), left: findingsToPrint(current).filter(({ rule }) => wanted(rule)) };
}

/** The first finding of a file that can be cured and was not tried yet, and the workspace after the cure. */
function firstCure(
  workspace: Workspace,
  uri: string,
  wanted: (rule: string) => boolean,
  tried: Set<string>,
  aliases: ReadonlyMap<string, readonly string[]>,
): { readonly finding: ReportedFinding; readonly title: string; readonly after: Workspace } | undefined {
  const text = workspace.analysis.files.get(uri)?.text ?? '';
  for (const finding of findingsInFile(workspace, uri)) {
    // Cures move the findings behind them: a finding is known by what it says.
    const key = [finding.rule, finding.message, text.slice(finding.span.start, finding.span.end)].join('\0');
    if (!wanted(finding.rule) || tried.has(key)) continue;
    for (const offered of offeredFixes(workspace.analysis, finding)) {
      const after = cured(workspace, offered, aliases);
      if (after) return { finding, title: offered.title, after };
    }
    tried.add(key);
  }
  return undefined;
}

/**
 * The workspace with the edits made, in every name of the edited files. Undefined where an edit lies outside the
 * PATHs, or where a file of several names would not be better under all of them.
 */
function cured(workspace: Workspace, { edits }: OfferedFix, aliases: ReadonlyMap<string, readonly string[]>): Workspace | undefined {
  const texts = editedTexts(workspace.analysis, edits);
  const changes = new Map<string, string>();
  for (const [uri, text] of texts) {
    if (!isOurs(workspace.disk, uri)) return undefined;
    for (const alias of aliases.get(uri) ?? [uri]) changes.set(alias, text);
  }
  const after = { ...workspace, analysis: analyze(workspace.analysis, changes, workspace.analysis.options) };
  const isProved = changes.size === texts.size;
  return isProved || findingsToPrint(after).length < findingsToPrint(workspace).length ? after : undefined;
}

/** Whether a file lies below a PATH or beside a PATH that is a file, and was written by the user. */
function isOurs({ targets }: Disk, uri: string): boolean {
  const folders = targets.map((target) => (target.kind === 'folder' ? target.uri : folderOf(target.uri)));
  return folders.some((folder) => isBelow(uri, folder) && !isVendored(uri, folder));
}

/** By uri: all the names under which the same file was read. */
function aliasesIn({ texts }: Disk): ReadonlyMap<string, readonly string[]> {
  const byFile = new Map<string, string[]>();
  for (const uri of texts.keys()) {
    const real = realpathSync.native(pathOfUri(uri));
    byFile.set(real, [...(byFile.get(real) ?? []), uri]);
  }
  return new Map([...byFile.values()].flatMap((uris) => uris.map((uri) => [uri, uris])));
}

interface Changed {
  readonly uri: string;
  /** The whole of the file, with its byte order mark. */
  readonly before: string;
  readonly after: string;
}

/** The files whose text is another, each under the first of its names. */
function changedFiles(before: Workspace, after: Workspace): readonly Changed[] {
  const aliases = aliasesIn(before.disk);
  const changed: Changed[] = [];
  for (const [uri, { text }] of after.analysis.files.all()) {
    const old = before.analysis.files.get(uri)?.text;
    if (old === undefined || old === text || aliases.get(uri)?.[0] !== uri) continue;
    const mark = before.disk.marked.has(uri) ? '\uFEFF' : '';
    changed.push({ uri, before: mark + old, after: mark + text });
  }
  return changed;
}

/** A refusal when a file is not what was read: text that is not UTF-8 would be lost, a later change overwritten. */
function unwritable(changed: readonly Changed[], name: (uri: string) => string): Refusal | undefined {
  for (const { uri, before } of changed) {
    try {
      if (!readFileSync(pathOfUri(uri)).equals(Buffer.from(before))) return refusal(`cannot write ${name(uri)}: it is not UTF-8, or it changed meanwhile`);
    } catch (error) {
      return refusalOf(error, 'write', () => name(uri));
    }
  }
  return undefined;
}
