import { readArmTemplate } from '../../../src/languages/arm/template';
import { unknown, type Datum } from '../../../src/languages/shared/datum';
import { budget, frameOf, outputOf, parameterOf, variableOf, type Frame } from '../../../src/languages/shared/template/frame';
import { readParameterFile } from '../../../src/languages/shared/template/parameter-file';
import { partsOf, rootInstance, type Made } from '../../../src/languages/shared/template/resources';
import type { Template } from '../../../src/languages/shared/template/template';
import { trailOf, type Origin } from '../../../src/model/value';
import type { Files } from '../../../src/text/files';
import type { SourceFile, Span } from '../../../src/text/span';

/** The folder in which the tests' files lie. */
export const folder = 'file:///project';
export const main = `${folder}/main.json`;

export const schema = '"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "contentVersion": "1.0.0.0"';

/** A template with these members besides its schema, as text. */
export function template(members: string): string {
  return `{ ${schema}, ${members} }`;
}

export interface UnderTest {
  readonly template: Template;
  readonly frame: Frame;
  variable(name: string): Datum;
  parameter(name: string): Datum;
  output(name: string): Datum;
  /** The whole content of every resource that is made, modules' resources included, by their ids. */
  resources(): ReadonlyMap<string, Datum>;
  made(): readonly Made[];
  /** What the file says at a span. */
  text(span: Span | undefined): string | undefined;
}

/** Reads and evaluates `main.json` among these files; a text alone is `main.json`. */
export function read(files: string | Readonly<Record<string, string>>, options: { readonly parameters?: string; readonly steps?: number } = {}): UnderTest {
  const named = typeof files === 'string' ? { 'main.json': files } : files;
  const all = new Map(Object.entries(named).map(([name, text]): [string, SourceFile] => [`${folder}/${name}`, { uri: `${folder}/${name}`, text }]));
  const known: Files = { get: (uri) => all.get(uri), list: () => [...all.values()] };
  const found = readArmTemplate(main, known);
  if (!found) throw new Error('main.json is no template');
  const parameters = options.parameters === undefined ? undefined : all.get(`${folder}/${options.parameters}`);
  const instance = rootInstance(found, parameters ? readParameterFile(parameters).values : new Map(), false, {
    files: known, read: readArmTemplate, work: { ...budget, steps: options.steps ?? budget.steps },
  });
  const frame = frameOf(instance);
  const place: Origin = { span: { uri: main, start: 0, end: 0 }, what: 'the test', from: [] };
  const made = (): readonly Made[] => partsOf(instance).resources;
  return {
    template: found,
    frame,
    variable: (name) => variableOf(name, frame, place),
    parameter: (name) => parameterOf(name, frame, place),
    output: (name) => outputOf(name, instance, place),
    made,
    resources: () => new Map(made().map(({ copy, declaration }) => [copy.id, declaration.kind === 'resource' ? declaration.content.evaluate(copy.frame) : unknown('unreadable', 'it is no resource', place)])),
    text: (span) => span && all.get(span.uri)?.text.slice(span.start, span.end),
  };
}

/** The value of the variable `x` that is this expression, written without brackets. */
export function valueOf(expression: string, more = ''): Datum {
  return read(template(`"variables": { "x": ${JSON.stringify(`[${expression}]`)} }${more === '' ? '' : `, ${more}`}`)).variable('x');
}

/** The datum as JSON has it; what is not known as a text in angle brackets, a choice by its conditions. */
export function plain(datum: Datum): unknown {
  switch (datum.kind) {
    case 'atom':
      return datum.value;
    case 'list':
      return [...datum.items.map(plain), ...(datum.open ? [`<open: ${datum.open.reason}>`] : [])];
    case 'object':
      return Object.fromEntries([...[...datum.entries].map(([name, value]) => [name, plain(value)] as const), ...(datum.open ? [['<open>', datum.open.reason] as const] : [])]);
    case 'choice':
      return Object.fromEntries(datum.options.map(({ datum: option, when }) => [when.map(({ subject, is, not }) => `${subject} ${not ? '≠' : '='} ${is}`).join(' & '), plain(option)]));
    case 'unknown':
      return datum.failed ? `<failed: ${datum.message}>` : `<${datum.reason}>`;
    case 'reference':
      return `<${datum.element}.${datum.attribute}>`;
  }
}

/** The steps of a trail in words. */
export function trail(datum: Datum): readonly string[] {
  return trailOf(datum.origin).map(({ what }) => what);
}
