import { posix } from 'node:path';
import ts from 'typescript';

/** The texts of the sources by their path below `src/`. */
export type Sources = ReadonlyMap<string, string>;

/** By part: the other parts and the packages that it may import. */
export type ImportTable = Readonly<Record<string, readonly string[]>>;

/** A part is a folder of `src/`, a folder of `src/languages/`, or a file that lies directly in `src/`. */
export function partOf(path: string): string {
  const [first = '', second = '', ...more] = path.split('/');
  if (first === 'languages' && more.length > 0) return `languages/${second}`;
  return second === '' ? first.replace(/\.ts$/, '') : first;
}

/** The imports that the table does not allow. `node:` stands for every module of Node. */
export function wrongImports(sources: Sources, mayImport: ImportTable): readonly string[] {
  return [...sources.keys()].flatMap((path) => {
    const part = partOf(path);
    return importsOf(sources, path).flatMap(({ line, from, target }) => {
      if (target === undefined && from.startsWith('.') && !from.endsWith('.json')) return [`src/${path}:${line}: ${from} leads to no source`];
      const name = target !== undefined ? partOf(target) : from.startsWith('node:') ? 'node:' : from.replace(/^(?:\.\.\/)+(?=package\.json$)/, '');
      // The list of the languages knows them all, and nobody else knows one.
      const isListed = path === 'languages/index.ts' && target !== undefined && name.startsWith('languages/');
      if (name === part || isListed || mayImport[part]?.includes(name)) return [];
      return [`src/${path}:${line}: ${part} may not import ${from}`];
    });
  });
}

/** Every import by which a file depends on itself, those of types included. */
export function cycles(sources: Sources): readonly string[] {
  const imports = new Map([...sources.keys()].map((path) => [path, importsOf(sources, path)]));
  const leadsTo = (from: string, goal: string): boolean => {
    const seen = new Set([from]);
    for (const path of seen) for (const { target } of imports.get(path) ?? []) if (target !== undefined) seen.add(target);
    return seen.has(goal);
  };
  return [...imports].flatMap(([path, own]) =>
    own.flatMap(({ line, from, target }) => (target !== undefined && leadsTo(target, path) ? [`src/${path}:${line}: ${from} leads back to this file`] : [])),
  );
}

/** Folders whose name does not say what they hold, and files called `index.ts` that are none of the lists. */
export function wrongNames(sources: Sources, lists: readonly string[]): readonly string[] {
  return [...sources.keys()].flatMap((path) => {
    const folders = path.split('/').slice(0, -1);
    const vague = folders.find((name) => /^(?:utils?|common|helpers?|core)$/.test(name));
    if (vague !== undefined) return [`src/${path}:1: the folder ${vague} does not say what it holds`];
    return posix.basename(path) === 'index.ts' && !lists.includes(path) ? [`src/${path}:1: only ${lists.join(' and ')} are lists`] : [];
  });
}

export function defaultExports(sources: Sources): readonly string[] {
  return seenIn(sources, (node) => {
    const isDefault = ts.isExportAssignment(node)
      || (node.kind === ts.SyntaxKind.DefaultKeyword && !ts.isDefaultClause(node.parent))
      || (ts.isExportSpecifier(node) && node.name.text === 'default');
    return isDefault ? 'a default export has no name' : undefined;
  });
}

/** What waits, or gives another answer each time: `async`, the clock, randomness, and the world outside. */
export function impurities(sources: Sources): readonly string[] {
  return seenIn(sources, (node) => {
    if (node.kind === ts.SyntaxKind.AsyncKeyword || ts.isAwaitExpression(node)) return 'async code';
    // With an argument `Date` reckons; without one it reads the clock.
    if (ts.isNewExpression(node)) return node.expression.getText() === 'Date' && (node.arguments ?? []).length === 0 ? 'the clock' : undefined;
    if (ts.isCallExpression(node)) return node.expression.getText() === 'Date' ? 'the clock' : undefined;
    if (ts.isPropertyAccessExpression(node)) return /^(?:Date\.now|Math\.random)$/.test(node.getText()) ? node.getText() : undefined;
    return ts.isIdentifier(node) && worldly.has(node.text) && isUse(node) ? node.text : undefined;
  });
}

const worldly: ReadonlySet<string> = new Set([
  'Promise', 'console', 'performance', 'crypto', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'fetch', 'process', 'globalThis',
]);

/** Whether the identifier is used as a name of its own, and not as that of a property. */
function isUse(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name !== node;
  return !ts.isPropertySignature(parent) && !ts.isPropertyAssignment(parent) && !ts.isMethodSignature(parent);
}

interface Import {
  readonly line: number;
  readonly from: string;
  /** The source that it leads to; undefined for packages and for what is not there. */
  readonly target: string | undefined;
}

function importsOf(sources: Sources, path: string): readonly Import[] {
  const found: Import[] = [];
  visit(path, sources.get(path) ?? '', (node, line) => {
    const asked = askedFor(node);
    if (!asked) return;
    const from = ts.isStringLiteralLike(asked) ? asked.text : asked.getText();
    const base = posix.join(posix.dirname(path), from);
    found.push({ line, from, target: from.startsWith('.') ? [`${base}.ts`, `${base}/index.ts`].find((file) => sources.has(file)) : undefined });
  });
  return found;
}

/** What a node imports: declarations, re-exports, calls and types do. */
function askedFor(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isImportTypeNode(node)) return ts.isLiteralTypeNode(node.argument) ? node.argument.literal : node.argument;
  if (ts.isExternalModuleReference(node)) return node.expression;
  if (!ts.isCallExpression(node)) return undefined;
  return node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText() === 'require' ? node.arguments[0] : undefined;
}

function seenIn(sources: Sources, faultOf: (node: ts.Node) => string | undefined): readonly string[] {
  const found: string[] = [];
  for (const [path, text] of sources) {
    visit(path, text, (node, line) => {
      const fault = faultOf(node);
      if (fault !== undefined) found.push(`src/${path}:${line}: ${fault}`);
    });
  }
  return found;
}

/** Visits every node of a source with the line that it begins on, from 1. */
function visit(path: string, text: string, see: (node: ts.Node, line: number) => void): void {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const walk = (node: ts.Node): void => {
    see(node, source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1);
    ts.forEachChild(node, walk);
  };
  walk(source);
}
