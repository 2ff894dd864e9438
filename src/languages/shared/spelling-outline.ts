import type { Scalar } from '../../model/change';
import type { SourceFile } from '../../text/span';
import type { Extent } from './written';

/**
 * The objects and lists that a file writes out, in Bicep or as JSON: what a change of it has to know, and nothing else. It is a
 * pure function of the file's text.
 */
export interface Outline {
  readonly syntax: Syntax;
  readonly pieces: readonly Piece[];
  readonly resources: readonly WrittenResource[];
  readonly variables: readonly WrittenVariable[];
  readonly limits: readonly Limit[];
}

/** How a language writes objects. Comments are `//` and block comments in all of them. */
export interface Syntax {
  /** Whether a comma parts entries on lines of their own too. */
  readonly commas: boolean;
  key(name: string): string;
  /** Undefined for what the language has no literal for. */
  scalar(value: Scalar): string | undefined;
}

export type Piece = WrittenObject | WrittenList | WrittenOther;

/** An object, braces included. */
export interface WrittenObject extends Extent {
  readonly kind: 'object';
  readonly entries: readonly Entry[];
  /** Whether all of it could be read, so that nothing hides among the entries. */
  readonly sound: boolean;
}

export interface Entry extends Extent {
  /** Undefined for what has no name that is written out, such as `...defaults` or a nested resource. */
  readonly name: string | undefined;
  readonly key: Extent;
  readonly value: Piece;
}

export interface WrittenList extends Extent {
  readonly kind: 'list';
  readonly items: readonly Piece[];
}

/** Any other expression. */
export interface WrittenOther extends Extent {
  readonly kind: 'other';
  /** The expressions that it is made of, as far as objects and lists may lie in them. */
  readonly parts: readonly Piece[];
  /** The name, when it is a variable and nothing else. */
  readonly variable?: string;
  /** Whether its value is that of its only part, as with parentheses. */
  readonly wraps?: boolean;
}

export interface WrittenResource {
  /** What stands for the resource as a whole: the place at which it lacks something. */
  readonly head: Extent;
  /** Without its version, of a nested resource only its own part. */
  readonly type: string;
  readonly body: Piece;
}

export interface WrittenVariable {
  readonly name: string;
  readonly value: Piece;
  /** Where the name holds. */
  readonly scope: Extent;
}

/** What a declaration demands of a value that is written as its default. */
export interface Limit {
  readonly value: Extent;
  readonly allowed: readonly (Scalar | null)[] | undefined;
  /** Of numbers. */
  readonly least: number | undefined;
  readonly most: number | undefined;
  /** Of texts. */
  readonly shortest: number | undefined;
  readonly longest: number | undefined;
}

/** Gives the outline of a file that the language can read, else undefined. */
export type OutlineOf = (file: SourceFile) => Outline | undefined;

export function sameExtent(a: Extent, b: Extent): boolean {
  return a.start === b.start && a.end === b.end;
}

/** The pieces that the place lies within, from the outermost to the innermost. */
export function piecesAround(outline: Outline, place: Extent): readonly Piece[] {
  const found: Piece[] = [];
  let among = outline.pieces;
  for (;;) {
    const piece = among.find(({ start, end }) => start <= place.start && place.end <= end);
    if (!piece) return found;
    found.push(piece);
    among = childrenOf(piece);
  }
}

function childrenOf(piece: Piece): readonly Piece[] {
  switch (piece.kind) {
    case 'object':
      return piece.entries.map(({ value }) => value);
    case 'list':
      return piece.items;
    case 'other':
      return piece.parts;
  }
}

/** The expression without what is around it and changes nothing. */
export function bare(piece: Piece): Piece {
  const [inner] = piece.kind === 'other' && piece.wraps ? piece.parts : [];
  return inner ? bare(inner) : piece;
}

/** The object that is written there, or in the one variable that is named there. */
export function objectOf(outline: Outline, piece: Piece): WrittenObject | undefined {
  const inner = bare(piece);
  if (inner.kind === 'object') return inner;
  if (inner.kind === 'list' || inner.variable === undefined) return undefined;
  const wanted = inner.variable.toLowerCase();
  const candidates = outline.variables.filter(({ name, scope }) => name.toLowerCase() === wanted && scope.start <= inner.start && inner.end <= scope.end);
  const [variable] = candidates;
  const value = variable && candidates.length === 1 ? bare(variable.value) : undefined;
  return value?.kind === 'object' ? value : undefined;
}

/** The entries of that name. Azure finds names without their case. */
export function entriesNamed({ entries }: WrittenObject, name: string): readonly Entry[] {
  const wanted = name.toLowerCase();
  return entries.filter((entry) => entry.name?.toLowerCase() === wanted);
}
