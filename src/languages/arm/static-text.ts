import { memberOf, type JsonNode, type JsonObject } from '../shared/json-file';
import type { SourceFile } from '../../text/span';
import { readingOf } from './scope';
import type { Expression } from './tree';

/** What a text can be made of without any values given: the template's own variables and the defaults of its parameters. */
export interface Definitions {
  readonly file: SourceFile;
  readonly root: JsonObject;
}

/** The pieces of a text in their order; undefined stands for one that only a deployment knows. */
export type Pieces = readonly (string | undefined)[];

/** The text that is written there, where all of it is. */
export function staticText(node: JsonNode | undefined, definitions: Definitions): string | undefined {
  if (node?.kind !== 'string') return undefined;
  const pieces = piecesOf(node, definitions);
  return pieces.every((piece) => piece !== undefined) ? pieces.join('') : undefined;
}

/**
 * The path of a linked template as it is written: what follows the last piece that only a deployment knows, or that is the address
 * of a place in the web, up to `.json`. So `concat(parameters('_artifactsLocation'), '/nested/x.json', …)` gives `nested/x.json`.
 * Of an address on GitHub the folders of the repository belong to the path.
 */
export function linkedPath(node: JsonNode | undefined, definitions: Definitions): string | undefined {
  if (!node) return undefined;
  let found: string | undefined;
  let run = '';
  let begun = false;
  let hidden = false;
  for (const piece of piecesOf(node, definitions)) {
    if (piece === undefined || isAddress(piece)) {
      // The first piece is the place where the templates are; a later one that is not known hides a part of a name.
      hidden = piece === undefined && begun;
      run = piece === undefined || piece.includes('.json') ? '' : foldersIn(piece);
    } else if (hidden && !piece.startsWith('/')) run = '';
    else {
      hidden = false;
      run += piece;
    }
    begun = true;
    found = /^[^?#]*?[^/?#]\.json(?![\w.])/i.exec(run)?.[0] ?? found;
  }
  return found?.replace(/^\/+/, '').replace(/\/{2,}/g, '/');
}

/** The folders of a repository in an address on GitHub. */
function foldersIn(address: string): string {
  const raw = /^https:\/\/raw\.githubusercontent\.com\/[^/]+\/[^/]+\/(?:refs\/heads\/)?[^/]+(\/.*)?$/i.exec(address);
  const page = raw ?? /^https:\/\/github\.com\/[^/]+\/[^/]+\/(?:raw|blob|tree)\/[^/]+(\/.*)?$/i.exec(address);
  return page?.[1] ?? '';
}

function isAddress(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
}

/** Definitions refer to each other at most this deep. */
const deepest = 20;
const notKnown: Pieces = [undefined];

function piecesOf(node: JsonNode, definitions: Definitions, depth = 0): Pieces {
  if (node.kind !== 'string' || depth > deepest) return notKnown;
  const reading = readingOf(node, definitions.file);
  if (reading.kind === 'literal') return [reading.value];
  return reading.kind === 'expression' ? piecesIn(reading.expression, definitions, depth) : notKnown;
}

function piecesIn(expression: Expression, definitions: Definitions, depth: number): Pieces {
  if (expression.kind === 'text') return [expression.value];
  if (expression.kind === 'number') return [String(expression.value)];
  const node = nodeOf(expression, definitions);
  if (node) {
    const pieces = piecesOf(node, definitions, depth + 1);
    // An address as the default of a parameter is one of many places where the templates may be: who deploys them gives another.
    return isParameter(expression) && pieces[0] !== undefined && isAddress(pieces[0]) ? notKnown : pieces;
  }
  if (expression.kind !== 'call') return notKnown;
  const { args } = expression;
  switch (expression.name.toLowerCase()) {
    case 'concat':
      return args.flatMap((arg) => piecesIn(arg, definitions, depth));
    case 'string':
      return args.length === 1 && args[0] ? piecesIn(args[0], definitions, depth) : notKnown;
    case 'format': {
      const [pattern, ...values] = args;
      if (pattern?.kind !== 'text') return notKnown;
      return pattern.value.split(/(\{\d+\})/).flatMap((piece): Pieces => {
        const value = /^\{\d+\}$/.test(piece) ? values[Number(piece.slice(1, -1))] : undefined;
        return value ? piecesIn(value, definitions, depth) : [piece];
      });
    }
    case 'uri': {
      const [base, relative] = args.map((arg) => piecesIn(arg, definitions, depth));
      return base && relative ? [...folderOf(base), ...relative] : notKnown;
    }
    default:
      return notKnown;
  }
}

/** The pieces up to the last slash: what a relative uri starts from. */
function folderOf(pieces: Pieces): Pieces {
  const last = pieces.at(-1);
  if (last === undefined) return pieces;
  return [...pieces.slice(0, -1), last.slice(0, last.lastIndexOf('/') + 1)];
}

function isParameter(expression: Expression): boolean {
  return expression.kind === 'property' ? isParameter(expression.target) : expression.kind === 'call' && expression.name.toLowerCase() === 'parameters';
}

/** The JSON that `variables('a').b` or `parameters('a')` stands for, where it is written in the template. */
function nodeOf(expression: Expression, definitions: Definitions): JsonNode | undefined {
  if (expression.kind === 'property') return memberOf(nodeOf(expression.target, definitions), expression.name)?.value;
  if (expression.kind !== 'call') return undefined;
  const [name] = expression.args;
  if (name?.kind !== 'text') return undefined;
  switch (expression.name.toLowerCase()) {
    case 'variables':
      return memberOf(memberOf(definitions.root, 'variables')?.value, name.value)?.value;
    case 'parameters': {
      const declared = memberOf(memberOf(definitions.root, 'parameters')?.value, name.value)?.value;
      // What has allowed values is there to be given one of them.
      return memberOf(declared, 'allowedValues') ? undefined : memberOf(declared, 'defaultValue')?.value;
    }
    default:
      return undefined;
  }
}
