import { analyze, findingsIn, reportsAbout, type Analysis, type ReportedFinding } from '../analyze';
import { applyEdits, compareSpans, type TextEdit } from '../text/span';
import type { OfferedFix } from './fixes';

/** The comment that passes over the finding from now on, where one can be written and does what it says. */
export function ignoring(analysis: Analysis, finding: ReportedFinding): OfferedFix | undefined {
  const { uri } = finding.span;
  const file = analysis.files.get(uri);
  if (!file || finding.rule === 'ignore-without-effect') return undefined;
  const edit = commentAbove(file.text, placeOf(analysis, finding), uri, finding.rule);
  const after = analyze(analysis, new Map([[uri, applyEdits(file.text, [edit])]]), analysis.options);
  const [before, now] = [analysis, after].map((each) => findingsIn(each, uri));
  const others = before?.filter((other) => !(other.rule === finding.rule && compareSpans(other.span, finding.span) === 0)).map(({ rule, message }) => `${rule} ${message}`) ?? [];
  const stays = now?.map(({ rule, message }) => `${rule} ${message}`) ?? [];
  const gone = others.filter((other) => !stays.includes(other)).every((other) => other.startsWith(`${finding.rule} `));
  if (!gone || stays.length > others.length || stays.some((each) => !others.includes(each))) return undefined;
  return { title: `Ignore ${finding.rule} here`, edits: [edit] };
}

/** A command that goes on over several lines can hold no comment: it belongs above the command. Elsewhere, above the line. */
function placeOf(analysis: Analysis, { span, in: units }: ReportedFinding): number {
  if (!units.some(({ language }) => language === 'az')) return span.start;
  const bodies = reportsAbout(analysis, span.uri).flatMap(({ design: { network } }) => [...network.clusters, ...network.clusters.flatMap(({ nodePools }) => nodePools), ...network.virtualNetworks, ...network.subnets, ...network.routeTables])
    .flatMap(({ body }) => (body.uri === span.uri && body.start <= span.start && span.end <= body.end ? [body] : []));
  return bodies.sort((a, b) => a.end - a.start - (b.end - b.start))[0]?.start ?? span.start;
}

function commentAbove(text: string, at: number, uri: string, rule: string): TextEdit {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const [indentation = ''] = /^[ \t]*/.exec(text.slice(start)) ?? [];
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  return { span: { uri, start, end: start }, text: `${indentation}${markOf(uri)} aksnet-ignore ${rule} (say why)${newline}` };
}

function markOf(uri: string): string {
  if (/\.(?:bicep|bicepparam|jsonc?)$/i.test(uri)) return '//';
  return /\.(?:bat|cmd)$/i.test(uri) ? 'REM' : '#';
}
