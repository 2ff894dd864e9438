import type { Change, Scalar } from '../../model/change';
import type { Absent, Known } from '../../model/value';
import type { Files } from '../../text/files';
import type { SourceFile, Span, TextEdit } from '../../text/span';
import { azureNames } from './azure-names';
import { homeOf } from './spelling-homes';
import { insertEntry, removeEntry, type Content } from './spelling-layout';
import { rewriteLiteral } from './spelling-literal';
import { bare, entriesNamed, piecesAround, sameExtent, type Entry, type Outline, type OutlineOf, type Piece, type WrittenObject } from './spelling-outline';
import { spanIn, type Extent } from './written';

/**
 * The edits that make a change in text that speaks of Azure's properties by their own names, or undefined where there is no
 * certain way. `outlineOf` reads the files of the languages that the caller knows.
 */
export function spellWith(change: Exclude<Change, { kind: 'insert-subnet' | 'link' }>, files: Files, outlineOf: OutlineOf): readonly TextEdit[] | undefined {
  switch (change.kind) {
    case 'set':
      return rewrite(change.value, change.to, files, outlineOf);
    case 'add':
      return add(change.at, change.to, files, outlineOf);
    case 'remove':
      return remove(change.value, files, outlineOf);
  }
}

/** At the one literal that decides, wherever it stands, else at the whole expression of the property. */
function rewrite({ origin, span }: Known<unknown>, to: Scalar, files: Files, outlineOf: OutlineOf): readonly TextEdit[] | undefined {
  const { literal } = origin;
  const file = files.get((literal ?? span).uri);
  const outline = file && outlineOf(file);
  if (literal) return file && isAllowed(outline, literal, to) ? rewriteLiteral(file, literal, to) : undefined;
  const place = file && outline && placeOf(outline, span);
  if (!place || (place.kind === 'entry' && isListName(place.entry.name))) return undefined;
  const text = outline.syntax.scalar(to);
  return text === undefined ? undefined : [{ span: spanIn(file, place.piece), text }];
}

/** Whether a value may be the default of the parameter that has its default there; anything may stand elsewhere. */
function isAllowed(outline: Outline | undefined, literal: Span, to: Scalar): boolean {
  const limit = outline?.limits.find(({ value }) => sameExtent(value, literal));
  if (!limit) return true;
  const { allowed, least = -Infinity, most = Infinity, shortest = 0, longest = Infinity } = limit;
  if (allowed && !allowed.some((value) => String(value) === String(to))) return false;
  return typeof to === 'number' ? to >= least && to <= most : String(to).length >= shortest && String(to).length <= longest;
}

type Place =
  | { readonly kind: 'entry'; readonly object: WrittenObject; readonly entry: Entry; readonly piece: Piece }
  | { readonly kind: 'item'; readonly piece: Piece };

/** The property that has exactly this expression as its value, or the list that has it as an item. */
function placeOf(outline: Outline, span: Extent): Place | undefined {
  const path = piecesAround(outline, span);
  for (let index = path.length - 1; index > 0; index--) {
    const [around, piece] = [path[index - 1], path[index]];
    if (!around || !piece || !sameExtent(piece, span) && !sameExtent(bare(piece), span)) continue;
    if (around.kind === 'list') return { kind: 'item', piece };
    const entry = around.kind === 'object' ? around.entries.find(({ value }) => value === piece) : undefined;
    if (around.kind === 'object' && entry) return entry.name === undefined ? undefined : { kind: 'entry', object: around, entry, piece };
  }
  return undefined;
}

/** The names under which Azure has a list. One that comes whole from elsewhere cannot be replaced by one of its items. */
const listNames: ReadonlySet<string> = new Set(
  Object.values(azureNames).flatMap(({ name, list, isList }) => [...(list === undefined ? [] : [list]), ...(isList ? [name] : [])]).map((name) => name.toLowerCase()),
);

function isListName(name: string | undefined): boolean {
  return name !== undefined && listNames.has(name.toLowerCase());
}

function add({ property, span }: Absent, to: Scalar | readonly Scalar[], files: Files, outlineOf: OutlineOf): readonly TextEdit[] | undefined {
  const file = files.get(span.uri);
  const outline = file && outlineOf(file);
  const home = outline && homeOf(outline, property, span);
  const azure = azureNames[property];
  const written = azure && writtenAs(azure, to);
  if (!home || !written) return undefined;
  const { syntax } = outline;
  if (home.missing !== undefined) return insertEntry(file, home.object, home.missing, written, syntax);
  const present = [azure.name, azure.list].flatMap((name) => (name === undefined ? [] : entriesNamed(home.object, name)));
  const [other] = present;
  if (!other) return insertEntry(file, home.object, written.name, written.value, syntax);
  return present.length === 1 && other.name === written.name ? inPlaceOfNull(file, other, written.value, outline) : undefined;
}

/** An expression for the id of an element, where another one stands or as a new property. */
export function spellLink({ at, property }: Extract<Change, { kind: 'link' }>, expression: string, files: Files, outlineOf: OutlineOf): readonly TextEdit[] | undefined {
  const file = files.get(at.span.uri);
  const outline = file && outlineOf(file);
  if (!outline) return undefined;
  const azure = azureNames[property];
  if (at.kind === 'known') {
    const place = placeOf(outline, at.span);
    return place?.kind === 'entry' && place.entry.name?.toLowerCase() === azure?.name.toLowerCase() ? [{ span: spanIn(file, place.piece), text: expression }] : undefined;
  }
  const home = homeOf(outline, property, at.span);
  if (!home || !azure || home.missing !== undefined || entriesNamed(home.object, azure.name).length > 0) return undefined;
  return insertEntry(file, home.object, azure.name, { raw: expression }, outline.syntax);
}

/** A list takes its own name and brackets, one value the name for one. */
function writtenAs({ name, list, isList }: (typeof azureNames)[string], to: Scalar | readonly Scalar[]): { readonly name: string; readonly value: Scalar | readonly Scalar[] } | undefined {
  const items = typeof to === 'object' ? to : [to];
  const [first] = items;
  if (first === undefined) return undefined;
  if (isList) return { name, value: items };
  if (items.length === 1) return { name, value: first };
  return list === undefined ? undefined : { name: list, value: items };
}

/** Null says that the property is not there; the value takes its place. */
function inPlaceOfNull(file: SourceFile, { value }: Entry, content: Content, { syntax }: Outline): readonly TextEdit[] | undefined {
  const text = typeof content === 'object' ? undefined : syntax.scalar(content);
  return text !== undefined && file.text.slice(value.start, value.end) === 'null' ? [{ span: spanIn(file, value), text }] : undefined;
}

/** Takes out the property that has this value, or has it as its only item. */
function remove({ span }: Known<unknown>, files: Files, outlineOf: OutlineOf): readonly TextEdit[] | undefined {
  const file = files.get(span.uri);
  const outline = file && outlineOf(file);
  const place = outline && placeOf(outline, span);
  if (!place) return undefined;
  if (place.kind === 'entry') return removeEntry(file, place.object, place.entry, outline.syntax);
  const list = piecesAround(outline, span).findLast((piece) => piece.kind === 'list' && piece.items.includes(place.piece));
  const only = list?.kind === 'list' && list.items.length === 1 ? placeOf(outline, list) : undefined;
  return only?.kind === 'entry' ? removeEntry(file, only.object, only.entry, outline.syntax) : undefined;
}
