import { perFile } from '../../text/memo';
import type { SourceFile } from '../../text/span';
import { parseBicep } from './parse';
import type { FunctionDeclaration, Import, Name, Resource, Statement, StringExpression, Tree, TypeDeclaration } from './tree';

/** What the names of a file stand for, as far as its own text says it. */
export interface BicepFile {
  readonly file: SourceFile;
  readonly tree: Tree;
  readonly functions: ReadonlyMap<string, FunctionDeclaration>;
  readonly types: ReadonlyMap<string, TypeDeclaration>;
  /** By the name that they have in this file. */
  readonly imports: ReadonlyMap<string, Imported>;
  /** The resources and modules; those within others as `outer::inner`. */
  readonly symbols: ReadonlySet<string>;
}

/** What comes from another file. */
export interface Imported {
  readonly path: StringExpression;
  /** The name there; undefined for all that there is, under one name. */
  readonly name: string | undefined;
}

/** Reads the file. It depends on nothing but its text. */
export const bicepFile: (file: SourceFile) => BicepFile = perFile((file) => {
  const tree = parseBicep(file.text);
  return {
    file,
    tree,
    functions: byName(tree.statements.filter((statement) => statement.kind === 'func')),
    types: byName(tree.statements.filter((statement) => statement.kind === 'type')),
    imports: new Map(tree.statements.filter((statement) => statement.kind === 'import').flatMap(importsOf)),
    symbols: new Set(tree.statements.flatMap(symbolsOf)),
  };
});

export function treeOf(file: SourceFile): Tree {
  return bicepFile(file).tree;
}

/** Whether statements may be missing from the tree, because their text could not be read. */
export function missesStatements({ statements, errors }: Tree): boolean {
  return errors.some((error) => !statements.some(({ start, end }) => start <= error.start && error.end <= end));
}

/** The declarations by their names; of two with the same name the first. */
function byName<T extends { readonly name: Name }>(declarations: readonly T[]): ReadonlyMap<string, T> {
  return new Map([...declarations].reverse().map((declaration) => [declaration.name.text, declaration]));
}

function importsOf({ symbols, all, path }: Import): readonly (readonly [string, Imported])[] {
  if (all) return [[all.text, { path, name: undefined }]];
  return symbols.map(({ name, alias }) => [(alias ?? name).text, { path, name: name.text }] as const);
}

function symbolsOf(statement: Statement): readonly string[] {
  if (statement.kind === 'module') return [statement.name.text];
  return statement.kind === 'resource' ? nestedSymbols(statement, statement.name.text) : [];
}

function nestedSymbols(resource: Resource, symbol: string): readonly string[] {
  return [symbol, ...nestedIn(resource).flatMap((inner) => nestedSymbols(inner, `${symbol}::${inner.name.text}`))];
}

/** The resources that are written in the body of another, not those in theirs. */
export function nestedIn({ body }: Resource): readonly Resource[] {
  const unlooped = body.kind === 'for' ? body.body : body;
  const object = unlooped.kind === 'if' ? unlooped.body : unlooped;
  return object.kind === 'object' ? object.entries.filter((entry) => entry.kind === 'resource') : [];
}
