import type { Change, Scalar } from '../../../src/model/change';
import type { Known } from '../../../src/model/value';
import { filesOf, type Files } from '../../../src/text/files';
import { emptyPathMap } from '../../../src/text/path-map';
import { applyEdits, compareSpans, type SourceFile, type Span, type TextEdit } from '../../../src/text/span';

export type Spell = (change: Change, files: Files) => readonly TextEdit[] | undefined;

export interface Place {
  readonly start: number;
  readonly end: number;
}

/** What is to become of a text that marks one place by `«…»`. */
export type Wanted =
  | { readonly add: string; readonly to: Scalar | readonly Scalar[] }
  /** The mark is the literal that decides. */
  | { readonly literal: Scalar }
  /** The mark is the expression of the property, with no single literal behind it. */
  | { readonly expression: Scalar }
  | 'remove';

/** The text without its marks, changed; undefined where the language declines. */
export function spelled(spell: Spell, name: string, text: string, wanted: Wanted): string | undefined {
  const start = text.indexOf('«');
  const end = text.indexOf('»') - 1;
  return spelledAt(spell, name, text.replace(/[«»]/g, ''), { start, end }, wanted);
}

export function spelledAt(spell: Spell, name: string, text: string, place: Place, wanted: Wanted): string | undefined {
  return spelledTogether(spell, name, text, place, [wanted]);
}

/** The text after several changes at one place; undefined where one is declined or the edits overlap. */
export function spelledTogether(spell: Spell, name: string, text: string, { start, end }: Place, wanted: readonly Wanted[]): string | undefined {
  const file: SourceFile = { uri: `file:///project/${name}`, text };
  const files = filesOf(emptyPathMap<SourceFile>().with(file.uri, file));
  const spelt = wanted.map((each) => spell(changeAt({ uri: file.uri, start, end }, each), files));
  const edits = spelt.flatMap((each) => each ?? []);
  const ordered = [...edits].sort((a, b) => compareSpans(a.span, b.span));
  const overlap = ordered.some(({ span }, index) => span.end > (ordered[index + 1]?.span.start ?? Infinity));
  return spelt.includes(undefined) || overlap ? undefined : applyEdits(text, edits);
}

function changeAt(span: Span, wanted: Wanted): Change {
  const value: Known<unknown> = { kind: 'known', value: '', span, origin: { span, what: '', from: [] } };
  if (wanted === 'remove') return { kind: 'remove', value };
  if ('add' in wanted) return { kind: 'add', to: wanted.to, at: { kind: 'absent', property: wanted.add, span } };
  if ('expression' in wanted) return { kind: 'set', value, to: wanted.expression };
  return { kind: 'set', value: { ...value, origin: { ...value.origin, literal: span } }, to: wanted.literal };
}
