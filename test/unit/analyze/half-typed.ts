import { readdirSync, readFileSync } from 'node:fs';
import { allFindings, analyze } from '../../../src/analyze';
import type { Severity } from '../../../src/model/finding';
import type { Span } from '../../../src/text/span';
import { readFixture } from '../fixture';
import { ruleFiles } from '../rules/rule-files';
import { readDesign, type VersionLanguage } from '../same/read-design';

/** Texts that are analysed together, by the names of their files. */
export type Texts = ReadonlyMap<string, string>;

/** What a user would see at one place. */
export interface Seen {
  readonly rule: string;
  readonly severity: Severity;
  readonly file: string;
  readonly start: number;
  /** What it names besides. */
  readonly related: readonly { readonly file: string; readonly start: number }[];
}

const folder = 'file:///project/';
const options = { today: '2026-11-20', settings: { severities: {} } };

export function seenIn(texts: Texts): readonly Seen[] {
  const analysis = analyze(undefined, new Map([...texts].map(([name, text]) => [`${folder}${name}`, text])), options);
  // One that speaks for others with the same cause is as good as each of them, wherever it may stand when they are not there.
  const spoken = allFindings(analysis).flatMap((finding) => {
    const { follows = [], related, rule, severity } = finding;
    return follows.length === 0 ? [finding] : [finding, ...follows, ...related.map(({ span }) => ({ rule, severity, span, related: [{ span: finding.span, message: '' }, ...related] }))];
  });
  return spoken.map(({ rule, severity, span, related }) => ({ rule, severity, ...placed(span), related: related.map((each) => placed(each.span)) }));
}

function placed({ uri, start }: Span): { readonly file: string; readonly start: number } {
  return { file: uri.slice(folder.length), start };
}

/** Everything that is written in one language: the examples of the rules, the designs of test/same, the project in `examples/`. */
export async function textsIn(language: VersionLanguage): Promise<readonly Texts[]> {
  const endings = { Terraform: /\.(?:tf|tfvars)$/, Bicep: /\.bicep(?:param)?$/, ARM: /\.json$/, az: /\.(?:sh|ps1|yml|md|env)$/ };
  const owns = (name: string): boolean => endings[language].test(name);
  const ofRules = (await ruleFiles()).flatMap(({ examples }) => examples.map(({ text }) => readFixture(text).files)).filter((files) => files.every(({ name, text }) => owns(name) && !isPlan(text)));
  const designs = readdirSync('test/same').filter((name) => name.endsWith('.md') && name !== 'README.md').sort();
  const ofDesigns = designs.flatMap((name) => readDesign(readFileSync(`test/same/${name}`, 'utf8')).versions.filter((version) => version.language === language && version.files.size > 0));
  const project = `examples/${language.toLowerCase()}`;
  const ofProject = readdirSync(project, { recursive: true, encoding: 'utf8' }).filter(owns).map((name): [string, string] => [name, readFileSync(`${project}/${name}`, 'utf8')]);
  return [...ofRules.map((files) => new Map(files.map(({ name, text }) => [name, text]))), ...ofDesigns.map(({ files }) => files), new Map(ofProject)];
}

/** A plan of Terraform is written by a program, all at once. */
function isPlan(text: string): boolean {
  return text.includes('"planned_values"');
}

/** How a text of the language is taken apart. Where a language has several kinds of files, their names tell which it is. */
export interface Anatomy {
  /** Where it is cut off: the starts of its tokens, and its end. */
  cuts(text: string, file: string): readonly number[];
  /** The ends of the parts that are whole by themselves: blocks, statements, resources. */
  wholes(text: string, file: string): readonly number[];
  /** The beginning of a text up to the end of such a part, as a text that is whole. */
  upTo(text: string, end: number): string;
  /**
   * Whether a part ends wherever its text ends, as a command does: half typed it cannot be told from a shorter one, so that what is
   * found of it, or names it, may pass.
   */
  readonly endsAnywhere?: boolean;
}

/** A text that is cut off in the midst of a part, what is seen in it, and what is seen without that part and in the whole text. */
export interface HalfTyped {
  readonly texts: Texts;
  readonly file: string;
  readonly cut: number;
  /** Where the part begins that is half typed. */
  readonly from: number;
  readonly seen: readonly Seen[];
  readonly before: readonly Seen[];
  readonly whole: readonly Seen[];
}

/** The texts with one of their files cut off at every place, one by one. */
export function* halfTyped(texts: Texts, { cuts, wholes, upTo }: Anatomy): Generator<HalfTyped, void, undefined> {
  const whole = seenIn(texts);
  for (const [file, text] of texts) {
    const ends = wholes(text, file);
    const known = new Map<number, readonly Seen[]>();
    for (const cut of cuts(text, file)) {
      const end = ends.findLast((each) => each <= cut) ?? 0;
      const before = known.get(end) ?? seenIn(new Map([...texts, [file, upTo(text, end)]]));
      known.set(end, before);
      const half = new Map([...texts, [file, text.slice(0, cut)]]);
      yield { texts: half, file, cut, from: end, seen: seenIn(half), before, whole };
    }
  }
}

/**
 * The texts with one of their lines cut off at every place in it, and the lines behind it as they are. Without the line they are
 * what was `before`. All places are those in the whole text.
 */
export function* halfLines(texts: Texts, { cuts, wholes }: Pick<Anatomy, 'cuts' | 'wholes'>): Generator<HalfTyped, void, undefined> {
  const whole = seenIn(texts);
  for (const [file, text] of texts) {
    const places = cuts(text, file);
    const seenWithout = (start: number, end: number): readonly Seen[] => {
      const moved = <Placed extends Pick<Seen, 'file' | 'start'>>(each: Placed): Placed => (each.file === file && each.start >= start ? { ...each, start: each.start + end - start } : each);
      return seenIn(new Map([...texts, [file, text.slice(0, start) + text.slice(end)]])).map((each) => ({ ...moved(each), related: each.related.map(moved) }));
    };
    let start = 0;
    for (const line of text.split('\n')) {
      const end = start + line.length;
      const inside = places.filter((cut) => cut > start && cut < end);
      const before = inside.length > 0 ? seenWithout(start, Math.min(end + 1, text.length)) : [];
      for (const cut of inside) {
        yield { texts: new Map([...texts, [file, text.slice(0, cut) + text.slice(end)]]), file, cut, from: wholes(text, file).findLast((each) => each <= start) ?? 0, seen: seenWithout(cut, end), before, whole };
      }
      start = end + 1;
    }
  }
}

const ranks: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

/** Whether the same is seen at the place, or something graver. */
function holds({ rule, severity, file, start }: Seen, among: readonly Seen[]): boolean {
  return among.some((other) => other.file === file && other.start === start && (other.rule === rule || ranks[other.severity] > ranks[severity]));
}

/**
 * What was seen before the half-typed part was begun and is seen no longer: it may tell more than nothing, but it takes nothing
 * away. Only a half-typed value in a file of parameters takes the place of another one, which a template gave.
 */
export function lost({ file, before, seen }: HalfTyped): readonly Seen[] {
  const gives = /\.(?:bicepparam|tfvars|parameters(?:\.\w+)?\.json)$/.test(file);
  return before.filter((each) => !holds(each, seen) && !(gives && each.file !== file));
}

/** What is seen only for as long as the text is half typed: it was not there before, and it will not be there in the end. */
export function passing({ file, from, before, whole, seen }: HalfTyped, { endsAnywhere }: Pick<Anatomy, 'endsAnywhere'>): readonly Seen[] {
  const isOfPart = ({ related, ...each }: Seen): boolean => [each, ...related].some((place) => place.file === file && place.start >= from);
  return seen.filter((each) => !holds(each, [...before, ...whole]) && !(endsAnywhere && isOfPart(each)));
}

export function told({ texts, file, cut }: HalfTyped, found: readonly Seen[]): string {
  const places = found.map(({ severity, rule, start }) => `${severity} ${rule} at ${start}`).join(', ');
  return `${places}; ${file} is cut at ${cut}:\n${texts.get(file) ?? ''}`;
}
