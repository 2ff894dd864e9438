import assert from 'node:assert/strict';
import { readBicepTemplate } from '../../../src/languages/bicep/template';
import type { Datum } from '../../../src/languages/shared/datum';
import { budget, frameOf, outputOf, parameterOf, variableOf, type Instance, type Run } from '../../../src/languages/shared/template/frame';
import { rootInstance } from '../../../src/languages/shared/template/resources';
import type { Template } from '../../../src/languages/shared/template/template';
import { trailOf, type Origin } from '../../../src/model/value';
import { filesOf, type Files } from '../../../src/text/files';
import { emptyPathMap } from '../../../src/text/path-map';
import type { SourceFile, Span } from '../../../src/text/span';
import { plain } from '../shared/data';

/** The files of a folder by their paths in it. */
export type Written = Readonly<Record<string, string>>;

export const folder = 'file:///project';

export function filesIn(written: Written): Files {
  const draft = emptyPathMap<SourceFile>().draft();
  for (const [path, text] of Object.entries(written)) draft.set(`${folder}/${path}`, { uri: `${folder}/${path}`, text });
  return filesOf(draft.finish());
}

export function runOver(files: Files): Run {
  return { files, read: readBicepTemplate, work: { ...budget } };
}

/** One deployment of `main.bicep`, given as its text or among other files. */
export interface Deployed {
  readonly run: Run;
  readonly template: Template;
  readonly instance: Instance;
  variable(name: string): Datum;
  output(name: string): Datum;
  parameter(name: string): Datum;
  /** The text at a place. */
  textAt(span: Span | undefined): string | undefined;
}

export function deployed(written: string | Written, given: ReadonlyMap<string, Datum> = new Map()): Deployed {
  const files = filesIn(typeof written === 'string' ? { 'main.bicep': written } : written);
  const run = runOver(files);
  const template = readBicepTemplate(`${folder}/main.bicep`, files);
  assert.ok(template, 'main.bicep is a template');
  const instance = rootInstance(template, given, false, run);
  const place: Origin = { span: { uri: `${folder}/main.bicep`, start: 0, end: 0 }, what: 'the test', from: [] };
  return {
    run,
    template,
    instance,
    variable: (name) => variableOf(name, frameOf(instance), place),
    output: (name) => outputOf(name, instance, place),
    parameter: (name) => parameterOf(name, frameOf(instance), place),
    textAt: (span) => span && files.get(span.uri)?.text.slice(span.start, span.end),
  };
}

/** The value of an expression, as `plain` writes it, behind some statements. */
export function valueOf(expression: string, statements = ''): unknown {
  return plain(datumOf(expression, statements));
}

export function datumOf(expression: string, statements = ''): Datum {
  return deployed(`${statements}\nvar result = ${expression}\n`).variable('result');
}

/** Asserts the values of expressions, all behind the same statements. */
export function gives(expected: Readonly<Record<string, unknown>>, statements = ''): void {
  for (const [expression, value] of Object.entries(expected)) assert.deepEqual(valueOf(expression, statements), value, expression);
}

/** The steps of a trail by their words. */
export function trail(datum: Datum): readonly string[] {
  return trailOf(datum.origin).map(({ what }) => what);
}

/** The conditions of the ways of a choice, in words. */
export function ways(datum: Datum): readonly string[] {
  assert.equal(datum.kind, 'choice');
  if (datum.kind !== 'choice') return [];
  return datum.options.map(({ datum: inner, when }) => `${when.map(({ subject, is, not }) => `${subject} is ${not ? 'not ' : ''}${is}`).join(' and ')}: ${JSON.stringify(plain(inner))}`);
}
