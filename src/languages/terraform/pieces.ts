import { heredocMarker, lineEnd, scanHeredocRun, scanQuotedRun, scanToken, type TokenKind } from './scan';
import type { Place } from './tree';

/** A token as it stands in the file, those within templates included. */
export interface Piece extends Place {
  readonly kind: TokenKind | 'text' | 'sequence' | 'close-quote' | 'close-sequence' | 'close-heredoc';
  /** The column of the first token of a line; -1 for every other. */
  readonly indent: number;
}

type Mode =
  | { readonly kind: 'code'; braces: number }
  | { readonly kind: 'quoted' }
  | { readonly kind: 'heredoc'; readonly marker: string; fresh: boolean };

/**
 * Every token from `from` on, in order and without overlap, to the end of the text. It keeps its own stack of what is
 * open and so reads text that is nested without limit. A string that is not closed ends at its line, as in the parser.
 */
export function* tokens(text: string, from = 0): Generator<Piece, void, undefined> {
  const modes: Mode[] = [{ kind: 'code', braces: 0 }];
  for (let at = from; at < text.length; ) {
    const mode = modes.at(-1);
    if (!mode) return;
    const piece = mode.kind === 'code' ? codePiece(text, at, mode, modes) : templatePiece(text, at, mode, modes);
    if (piece.end > piece.start) yield piece;
    if (piece.kind === 'end') return;
    at = piece.end;
  }
}

function codePiece(text: string, at: number, mode: Mode & { kind: 'code' }, modes: Mode[]): Piece {
  const token = scanToken(text, at);
  if (token.kind === 'quote') modes.push({ kind: 'quoted' });
  else if (token.kind === 'heredoc') modes.push({ kind: 'heredoc', marker: heredocMarker(text, token).marker, fresh: false });
  else if (token.kind === '{') mode.braces++;
  else if (token.kind === '}' && mode.braces > 0) mode.braces--;
  else if (token.kind === '}' && modes.length > 1) {
    modes.pop();
    return { ...token, kind: 'close-sequence' };
  }
  return token;
}

function templatePiece(text: string, at: number, mode: Mode & { kind: 'quoted' | 'heredoc' }, modes: Mode[]): Piece {
  if (mode.kind === 'heredoc' && mode.fresh) {
    const line = text.slice(at, lineEnd(text, at));
    if (line.trim() === mode.marker) {
      modes.pop();
      const start = at + line.indexOf(mode.marker);
      return { kind: 'close-heredoc', start, end: start + mode.marker.length, indent: -1 };
    }
  }
  const run = mode.kind === 'heredoc' ? scanHeredocRun(text, at) : scanQuotedRun(text, at);
  if (run.end > at) {
    if (mode.kind === 'heredoc') mode.fresh = run.stop === 'line';
    return { kind: 'text', start: at, end: run.end, indent: -1 };
  }
  if (run.stop === 'sequence') {
    if (mode.kind === 'heredoc') mode.fresh = false;
    modes.push({ kind: 'code', braces: 0 });
    return { kind: 'sequence', start: at, end: at + 2, indent: -1 };
  }
  modes.pop();
  return { kind: 'close-quote', start: at, end: run.stop === 'quote' ? at + 1 : at, indent: -1 };
}
