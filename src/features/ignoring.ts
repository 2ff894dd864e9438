import { analyze, companyOf, findingsIn, reportsAbout, type Analysis, type ReportedFinding } from '../analyze';
import { elementsOf } from '../model/elements';
import { bracketsAround, type Stretch } from '../text/brackets';
import { applyEdits, compareSpans, type Span, type TextEdit } from '../text/span';
import { folderOf, relativePath } from '../text/uris';
import type { OfferedFix } from './fixes';

/** What passes over the finding from now on, where it can be written and does what it says: a comment, in JSON a member, else a line in the company's file. */
export function ignoring(analysis: Analysis, finding: ReportedFinding): OfferedFix | undefined {
  if (finding.rule === 'ignore-without-effect') return undefined;
  const edits = editsFor(analysis, finding).find((each) => passesOverIt(analysis, finding, each));
  return edits && { title: `Ignore ${finding.rule} here`, edits: [edits] };
}

/** What can be tried, the best first. */
function editsFor(analysis: Analysis, finding: ReportedFinding): readonly TextEdit[] {
  const { span: { uri, start }, rule } = finding;
  const text = analysis.files.get(uri)?.text;
  if (text === undefined) return [];
  const commented = commentAbove(text, placeOf(analysis, finding), uri, rule);
  if (!/\.json$/i.test(uri)) return [commented];
  // A file that has comments may have another one.
  if (/^\s*\/\//m.test(text)) return [commented];
  const around = bracketsAround(text, start, '"').filter((each) => text.charAt(each.start) === '{');
  // Of a description that begins with its name it is the object behind that.
  const bodies = bodiesAround(analysis, finding.span).flatMap((body) => around.findLast((each) => each.start >= body.start) ?? []);
  const isTerraform = /\.tf\.json$/i.test(uri);
  const objects = isTerraform ? [...bodies, ...around.slice(-1)] : [...bodies, ...parameterAround(text, around), ...around.slice(-1)];
  const members = objects.flatMap((each) => memberOf(text, each, uri, rule, isTerraform) ?? []);
  return [...members, ...lineInCompanyFile(analysis, finding)];
}

function passesOverIt(analysis: Analysis, finding: ReportedFinding, edit: TextEdit): boolean {
  const { uri } = finding.span;
  const changed = edit.span.uri;
  const text = analysis.files.get(changed)?.text ?? '';
  const after = analyze(analysis, new Map([[changed, applyEdits(text, [edit])]]), analysis.options);
  const [before, now] = [analysis, after].map((each) => findingsIn(each, uri));
  // What it spoke for may be told by itself then.
  const spoken = (finding.follows ?? []).map(({ rule, message }) => `${rule} ${message}`);
  const others = before?.filter((other) => !(other.rule === finding.rule && compareSpans(other.span, finding.span) === 0)).map(({ rule, message }) => `${rule} ${message}`) ?? [];
  const stays = now?.map(({ rule, message }) => `${rule} ${message}`) ?? [];
  const gone = others.filter((other) => !stays.includes(other)).every((other) => other.startsWith(`${finding.rule} `));
  return gone && stays.length <= others.length + spoken.length && !stays.some((each) => !others.includes(each) && !spoken.includes(each));
}

/** A command that goes on over several lines can hold no comment: it belongs above the command. Elsewhere, above the line. */
function placeOf(analysis: Analysis, { span, in: units }: ReportedFinding): number {
  if (!units.some(({ language }) => language === 'az')) return span.start;
  return bodiesAround(analysis, span)[0]?.start ?? span.start;
}

/** The descriptions of elements around a place, the smallest first. */
function bodiesAround(analysis: Analysis, span: Span): readonly Span[] {
  const bodies = reportsAbout(analysis, span.uri).flatMap(({ design: { network } }) => [...elementsOf(network)])
    .flatMap(({ element: { body } }) => (body.uri === span.uri && body.start <= span.start && span.end <= body.end ? [body] : []));
  return bodies.sort((a, b) => a.end - a.start - (b.end - b.start));
}

function commentAbove(text: string, at: number, uri: string, rule: string): TextEdit {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const [indentation = ''] = /^[ \t]*/.exec(text.slice(start)) ?? [];
  return { span: { uri, start, end: start }, text: `${indentation}${markOf(uri)} aksnet-ignore ${rule} (say why)${newlineOf(text)}` };
}

function markOf(uri: string): string {
  if (/\.(?:bicep|bicepparam|jsonc?)$/i.test(uri)) return '//';
  return /\.(?:bat|cmd)$/i.test(uri) ? 'REM' : '#';
}

function newlineOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** The definition of a parameter around a place, which may have metadata. */
function parameterAround(text: string, around: readonly Stretch[]): readonly Stretch[] {
  return around.filter((_, index) => {
    const outer = around[index + 1];
    return outer !== undefined && /"parameters"\s*:\s*$/.test(text.slice(0, outer.start));
  });
}

/** A member of the object that passes over the rule in it; an object of several lines gets it in lines of its own. */
function memberOf(text: string, { start, end }: Stretch, uri: string, rule: string, isTerraform: boolean): TextEdit | undefined {
  if (text.charAt(start) !== '{') return undefined;
  const inside = text.slice(start + 1, end);
  const said = `${rule} (say why)`;
  // What is said there already goes on to hold.
  const own = isTerraform ? /^\s*"\/\/"\s*:\s*"aksnet-ignore (?=[a-z])/.exec(inside) : /^\s*"metadata"\s*:\s*\{\s*"aksnet-ignore"\s*:\s*"(?=[a-z])/.exec(inside);
  if (own) return insertion(uri, start + 1 + own[0].length, `${rule}, `);
  if (isTerraform && /^\s*"\/\/"\s*:/.test(inside)) return undefined;
  const metadata = isTerraform ? null : directMember(inside, 'metadata');
  if (metadata !== null && metadata === undefined) return undefined;
  const [, indentation] = /^\s*?(\r?\n[ \t]+)/.exec(inside) ?? [];
  const comma = /^\s*\}/.test(inside) ? '' : ',';
  const space = indentation ?? ' ';
  if (typeof metadata === 'number') return insertion(uri, start + 1 + metadata, `${space}${indentation ? '  ' : ''}"aksnet-ignore": "${said}"${/^\s*\}/.test(inside.slice(metadata)) ? '' : ','}`);
  return insertion(uri, start + 1, isTerraform ? `${space}"//": "aksnet-ignore ${said}"${comma}` : `${space}"metadata": { "aksnet-ignore": "${said}" }${comma}`);
}

/** Where the object of a member begins that stands directly in the text of an object; null where there is none, undefined where it is no object. */
function directMember(inside: string, name: string): number | null | undefined {
  for (const match of inside.matchAll(new RegExp(`"${name}"\\s*:\\s*(\\{)?`, 'g'))) {
    if (bracketsAround(inside, match.index, '"').length > 0) continue;
    return match[1] === undefined ? undefined : match.index + match[0].length;
  }
  return null;
}

function insertion(uri: string, at: number, text: string): TextEdit {
  return { span: { uri, start: at, end: at }, text };
}

/** An entry in the company's file, where there is one. */
function lineInCompanyFile(analysis: Analysis, { rule, span }: ReportedFinding): readonly TextEdit[] {
  const company = companyOf(folderOf(span.uri), analysis.files);
  const text = company && analysis.files.get(company.uri)?.text;
  if (!company || text === undefined) return [];
  const path = relativePath(folderOf(company.uri), span.uri);
  const newline = newlineOf(text);
  const entry = [`  - rule: ${rule}`, `    path: ${JSON.stringify(path)}`, '    why: say why'].join(newline);
  const list = /^ignore:[ \t]*(?:#.*)?\r?\n/m.exec(text);
  if (list) return [insertion(company.uri, list.index + list[0].length, `${entry}${newline}`)];
  if (/^ignore:/m.test(text)) return [];
  return [insertion(company.uri, text.length, `${text.endsWith('\n') || text === '' ? '' : newline}ignore:${newline}${entry}${newline}`)];
}
