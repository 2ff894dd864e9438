import { allFindings, allNotChecked, analyze, findingsIn, reportsOf, type Analysis, type Options, type Report, type ReportedFinding } from '../analyze';
import { placesOf, readingsOf, type Reading } from '../features/followed';
import type { NotChecked } from '../languages/language';
import { compareSpans, spanKey, type Span } from '../text/span';
import { isNoPlace } from '../text/files';
import { folderOf } from '../text/uris';
import { isVendored, readPaths, readWanted, readWantedFolder, type Disk, type Target } from './files';
import { isBelow } from './paths';
import type { Refusal } from './refusal';

/** The analysis of what the PATHs name. */
export interface Workspace {
  readonly kind: 'workspace';
  readonly disk: Disk;
  readonly analysis: Analysis;
}

/** Reads the paths and everything that their deployments ask for, and analyses it. */
export function openWorkspace(paths: readonly string[], cwd: string, options: Options): Workspace | Refusal {
  const named = (options.settings.values ?? []).flatMap(({ files }) => files.flat()).filter((file) => file.includes('://'));
  const disk = readPaths(paths, cwd, named);
  if (disk.kind === 'refusal') return disk;
  return { kind: 'workspace', disk, analysis: withWanted(disk, analyze(undefined, new Map(disk.texts), options)) };
}

/** The deployments that the PATHs name: those that are rooted below a folder or have their values there, those that read a file. */
export function reportsIn({ analysis, disk: { targets } }: Workspace): readonly Report[] {
  const readingOf = ({ deployment: { unit, reads } }: Report): Reading => ({ places: placesOf(unit), reads });
  return [...reportsOf(analysis)].filter((report) => targets.some((target) => concerns(readingOf(report), target)));
}

/** The findings to print: those of the deployments below a folder, wherever they lie, and those in a named file. */
export function findingsToPrint({ analysis, disk: { targets } }: Workspace): readonly ReportedFinding[] {
  return allFindings(analysis).filter((finding) => targets.some((target) => belongsTo(finding, target)));
}

/** The same for one file, at a cost that does not grow with the workspace. */
export function findingsInFile({ analysis, disk: { targets } }: Workspace, uri: string): readonly ReportedFinding[] {
  return findingsIn(analysis, uri).filter((finding) => targets.some((target) => belongsTo(finding, target)));
}

/** What could not be followed in the deployments to print. */
export function notCheckedIn(workspace: Workspace): readonly NotChecked[] {
  const { targets } = workspace.disk;
  const ours = new Set(reportsIn(workspace).flatMap(({ notChecked }) => notChecked.map(({ value }) => spanKey(value.span))));
  const isPrinted = (uri: string): boolean => targets.some((target) => target.kind === 'folder' || target.uri === uri);
  return allNotChecked(workspace.analysis).filter(({ value: { span } }) => ours.has(spanKey(span)) && isPrinted(span.uri));
}

/** The places that no parser made sense of; those that touch are one. */
export function unreadableIn(workspace: Workspace): readonly Span[] {
  const { targets } = workspace.disk;
  const isPrinted = (uri: string): boolean => targets.some((target) => target.kind === 'folder' || target.uri === uri);
  const spans = reportsIn(workspace).flatMap(({ deployment }) => deployment.unreadable).filter(({ uri }) => isPrinted(uri));
  const merged: Span[] = [];
  for (const span of spans.sort(compareSpans)) {
    const last = merged.at(-1);
    if (last && last.uri === span.uri && span.start <= last.end) merged[merged.length - 1] = { ...last, end: Math.max(last.end, span.end) };
    else merged.push(span);
  }
  return merged;
}

/** The most rounds of reading what the round before asked for. Modules lie five levels deep at most in public code. */
const mostRounds = 24;

/** Reads what the deployments looked for in vain, until they ask for nothing more that is there. */
function withWanted(disk: Disk, first: Analysis): Analysis {
  let analysis = first;
  const asked = new Set<string>();
  for (let round = 0; round < mostRounds; round++) {
    const changes = new Map<string, string>();
    for (const reading of readingsOf(analysis)) {
      if (!disk.targets.some((target) => concerns(reading, target))) continue;
      const { files, folders } = reading.reads;
      for (const uri of files) {
        if (analysis.files.get(uri) || asked.has(uri)) continue;
        asked.add(uri);
        const text = readWanted(disk, uri);
        if (text !== undefined) changes.set(uri, text);
      }
      for (const folder of folders) if (!isNoPlace(folder)) for (const [uri, text] of readWantedFolder(disk, folder)) changes.set(uri, text);
    }
    if (changes.size === 0) break;
    analysis = analyze(analysis, changes, analysis.options);
  }
  return analysis;
}

function concerns({ places, reads }: Reading, target: Target): boolean {
  if (target.kind === 'folder') return places.some((place) => isBelow(place, target.uri));
  return places.includes(target.uri) || reads.files.has(target.uri) || reads.folders.has(folderOf(target.uri));
}

function belongsTo(finding: ReportedFinding, target: Target): boolean {
  if (target.kind === 'file') return finding.span.uri === target.uri;
  return !isVendored(finding.span.uri, target.uri) && finding.in.some((unit) => placesOf(unit).some((place) => isBelow(place, target.uri)));
}
