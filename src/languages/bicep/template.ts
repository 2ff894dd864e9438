import { perFile } from '../../text/memo';
import type { SourceFile, Span } from '../../text/span';
import type { Why } from '../shared/datum';
import type { Declaration, ModuleDeclaration, Parameter, ReadTemplate, ResourceDeclaration, Source, Template } from '../shared/template/template';
import { spanIn, writtenIn } from '../shared/written';
import { bicepFile, missesStatements, nestedIn, type BicepFile } from './bicep-file';
import { evaluate } from './evaluate';
import { bindTurn } from './loops';
import { moduleTarget } from './modules';
import { outcome } from './outcome';
import type {
  Body, Decorator, Expression, For, Module, ObjectExpression, Output, Parameter as ParameterStatement, Place, Resource, Type, Variable,
} from './tree';

/** Reads a `.bicep` file as a template. It depends on the text of that file alone: imports are followed when values are needed. */
export const readBicepTemplate: ReadTemplate = (uri, files) => {
  if (!/\.bicep$/i.test(uri)) return undefined;
  const file = files.get(uri);
  return file && templateOf(file);
};

const templateOf: (file: SourceFile) => Template = perFile((file) => {
  const bicep = bicepFile(file);
  const { statements, errors } = bicep.tree;
  const declarations = statements.flatMap((statement): readonly Declaration[] => {
    if (statement.kind === 'module') return [moduleDeclaration(statement, bicep)];
    return statement.kind === 'resource' ? resourceDeclarations(statement, bicep, undefined) : [];
  });
  return {
    language: 'bicep',
    file,
    targetScope: targetScopeOf(bicep),
    parameters: new Map(statements.flatMap((statement) => (statement.kind === 'param' ? [[statement.name.text, parameterOf(statement, bicep)] as const] : []))),
    variables: variablesOf(bicep),
    outputs: sourcesOf(statements.filter((statement) => statement.kind === 'output'), bicep),
    declarations: withOwnSymbols(declarations),
    unreadable: errors.map((error) => spanIn(file, error)),
    open: whyOpen(bicep),
  };
});

/** The variables of a template or of a file of parameters, by name. */
export function variablesOf(bicep: BicepFile): ReadonlyMap<string, Source> {
  return sourcesOf(bicep.tree.statements.filter((statement) => statement.kind === 'var'), bicep);
}

/** An expression to be evaluated later. `within` is the symbol of the resource around it. */
export function sourceOf(expression: Expression, bicep: BicepFile, within = ''): Source {
  return {
    span: spanIn(bicep.file, expression),
    what: writtenIn(bicep.file, expression),
    evaluate: (frame) => evaluate(expression, { frame, bicep, within }),
    outcome: (frame, holds) => outcome(expression, holds, { frame, bicep, within }),
  };
}

function sourcesOf(statements: readonly (Variable | Output)[], bicep: BicepFile): ReadonlyMap<string, Source> {
  return new Map(statements.map(({ name, value }) => [name.text, sourceOf(value, bicep)]));
}

function targetScopeOf({ tree: { statements } }: BicepFile): string {
  const value = statements.find((statement) => statement.kind === 'target-scope')?.value;
  return value?.kind === 'literal' && typeof value.value === 'string' ? value.value : 'resourceGroup';
}

function parameterOf({ keyword, name, type, value, decorators }: ParameterStatement, bicep: BicepFile): Parameter {
  const { secure, nullable } = typeFacts(type, bicep, 0);
  return {
    name: name.text,
    head: spanIn(bicep.file, { start: keyword.start, end: name.end }),
    fallback: value && sourceOf(value, bicep),
    secure: secure || isSecure(decorators),
    nullable,
  };
}

/** What a type says of its values. The names of types are followed within the file. */
function typeFacts(type: Type | undefined, bicep: BicepFile, depth: number): { readonly secure: boolean; readonly nullable: boolean } {
  if (type?.kind === 'nullable') return { ...typeFacts(type.inner, bicep, depth), nullable: true };
  if (type?.kind === 'parentheses') return typeFacts(type.inner, bicep, depth);
  const declared = type?.kind === 'reference' && depth < deepestType ? bicep.types.get(type.name) : undefined;
  if (!declared) return { secure: false, nullable: false };
  const facts = typeFacts(declared.value, bicep, depth + 1);
  return { ...facts, secure: facts.secure || isSecure(declared.decorators) };
}

const deepestType = 20;

/** `@secure()` and `@sys.secure()`. */
function isSecure(decorators: readonly Decorator[]): boolean {
  return decorators.some(({ value }) => value.kind === 'call' && value.name.text === 'secure');
}

/** What a resource or module is set to, taken apart. */
interface Unfolded {
  readonly loop: For | undefined;
  readonly condition: Expression | undefined;
  /** The object; something else where it could not be read. */
  readonly content: Expression;
}

function unfold(body: Body): Unfolded {
  const loop = body.kind === 'for' ? body : undefined;
  const inner = body.kind === 'for' ? body.body : body;
  return inner.kind === 'if' ? { loop, condition: inner.condition, content: inner.body } : { loop, condition: undefined, content: inner };
}

/** The parts that resources and modules have in common. */
function declared({ keyword, name, body }: Resource | Module, { end }: Place, bicep: BicepFile, symbol: string): Omit<ModuleDeclaration, 'kind' | 'target' | 'params'> {
  const { loop, condition, content } = unfold(body);
  const source = (expression: Expression): Source => sourceOf(expression, bicep, symbol);
  const property = (wanted: string): Source | undefined => propertyOf(body, wanted, bicep, symbol);
  return {
    symbol,
    head: spanIn(bicep.file, { start: keyword.start, end: Math.max(end, name.end) }),
    body: spanIn(bicep.file, content),
    condition: condition && source(condition),
    copies: loop && { over: source(loop.collection), frameOf: (frame, item, index) => bindTurn(loop, frame, item, index) },
    name: property('name'),
    scope: property('scope'),
  };
}

/** The value that a body gives to a property, if it gives one. */
function propertyOf(body: Body, name: string, bicep: BicepFile, symbol: string): Source | undefined {
  const { content } = unfold(body);
  const properties = content.kind === 'object' ? content.entries.filter((entry) => entry.kind === 'property') : [];
  const found = properties.find(({ key }) => key.kind === 'literal' && key.value === name);
  return found && sourceOf(found.value, bicep, symbol);
}

/** A resource, and behind it those that are written in it. One whose type could not be read is none. */
function resourceDeclarations(resource: Resource, bicep: BicepFile, container: ResourceDeclaration | undefined): readonly ResourceDeclaration[] {
  const written = resource.type.kind === 'literal' ? String(resource.type.value) : undefined;
  if (written === undefined) return [];
  const symbol = container?.symbol === undefined ? resource.name.text : `${container.symbol}::${resource.name.text}`;
  const { content } = unfold(resource.body);
  const at = written.indexOf('@');
  const type = at < 0 ? written : written.slice(0, at);
  const own: ResourceDeclaration = {
    kind: 'resource',
    ...declared(resource, resource.type, bicep, symbol),
    type: container && !type.toLowerCase().startsWith(`${container.type.toLowerCase()}/`) ? `${container.type}/${type}` : type,
    // A nested resource without a version has that of the resource around it.
    apiVersion: at < 0 ? container?.apiVersion : versionOf(written.slice(at + 1), resource.type, bicep),
    existing: resource.existing,
    container,
    parent: propertyOf(resource.body, 'parent', bicep, symbol),
    content: sourceOf(content.kind === 'object' ? withoutLinks(content) : content, bicep, symbol),
  };
  return [own, ...nestedIn(resource).flatMap((inner) => resourceDeclarations(inner, bicep, own))];
}

/** The version stands right before the quote at the end. */
function versionOf(text: string, { end }: Place, { file }: BicepFile): { readonly text: string; readonly span: Span } {
  return { text, span: spanIn(file, { start: end - 1 - text.length, end: end - 1 }) };
}

/** The body without what says where the resource belongs and what it waits for: those are other resources, not parts of it. */
function withoutLinks(content: ObjectExpression): ObjectExpression {
  return { ...content, entries: content.entries.filter((entry) => entry.kind !== 'property' || entry.key.kind !== 'literal' || !links.has(String(entry.key.value))) };
}

const links: ReadonlySet<string> = new Set(['parent', 'scope', 'dependsOn']);

function moduleDeclaration(module: Module, bicep: BicepFile): Declaration {
  const symbol = module.name.text;
  return {
    kind: 'module', ...declared(module, module.path, bicep, symbol), target: moduleTarget(module.path, bicep.file, templateOf),
    params: propertyOf(module.body, 'params', bicep, symbol),
  };
}

/** Of two declarations with the same name, which Bicep refuses, the first one has it. */
function withOwnSymbols(declarations: readonly Declaration[]): readonly Declaration[] {
  const taken = new Set<string | undefined>();
  return declarations.filter(({ symbol }) => {
    if (taken.has(symbol)) return false;
    taken.add(symbol);
    return true;
  });
}

/** Why there may be resources that the tree does not have. */
function whyOpen(bicep: BicepFile): Why | undefined {
  if (missesStatements(bicep.tree)) return { reason: 'unreadable', message: 'a part of the file could not be read' };
  const broken = bicep.tree.statements.some((statement) => statement.kind === 'resource' && hidesResources(statement));
  return broken ? { reason: 'unreadable', message: 'a resource could not be read' } : undefined;
}

function hidesResources(resource: Resource): boolean {
  const { content } = unfold(resource.body);
  if (resource.type.kind !== 'literal' || content.kind === 'hole') return true;
  return (content.kind === 'object' && content.entries.some(({ kind }) => kind === 'hole')) || nestedIn(resource).some(hidesResources);
}
