import { perFile } from '../../text/memo';
import type { SourceFile, Span } from '../../text/span';
import { nameOf } from '../../text/uris';
import { object, unknown, via, type Datum } from '../shared/datum';
import { frameOf, naming, type Run } from '../shared/template/frame';
import { rootInstance } from '../shared/template/resources';
import type { Source, Template } from '../shared/template/template';
import { spanIn } from '../shared/written';
import { bicepFile, type BicepFile } from './bicep-file';
import { localUri } from './modules';
import { sourceOf, variablesOf } from './template';

/** What a `.bicepparam` file says. */
export interface BicepParameters {
  /** The uri of the template that it is for; undefined with `using none`, and for what lies in a registry. */
  readonly using: string | undefined;
  /** The uri of the file whose values hold where this one gives none. */
  readonly extends: string | undefined;
  readonly values: ReadonlyMap<string, Source>;
  readonly unreadable: readonly Span[];
}

/** Reads the file. It depends on its text alone. */
export const readBicepParameters: (file: SourceFile) => BicepParameters = perFile((file) => {
  const bicep = bicepFile(file);
  const { statements, errors } = bicep.tree;
  const using = statements.find((statement) => statement.kind === 'using')?.path;
  const base = statements.find((statement) => statement.kind === 'extends')?.path;
  return {
    using: using && localUri(using, file),
    extends: base && localUri(base, file),
    values: new Map(statements.flatMap((statement) => (statement.kind === 'param' && statement.value ? [[statement.name.text, sourceOf(statement.value, bicep)] as const] : []))),
    unreadable: errors.map((error) => spanIn(file, error)),
  };
});

/** The uri of the template that a file of parameters is for. */
export function usedBy(file: SourceFile): string | undefined {
  return readBicepParameters(file).using;
}

/**
 * The values that the file gives, those of the files that it extends included. A file that it extends and that is not in the
 * workspace may give values to all the other parameters of the template.
 */
export function givenByBicepParameters(file: SourceFile, run: Run): ReadonlyMap<string, Datum> {
  const given = new Map<string, Datum>();
  const chain = chainOf(file, run);
  for (const each of chain.files) {
    for (const [name, source] of readBicepParameters(each).values) given.set(name, evaluated(name, source, each, given, run));
  }
  if (chain.missing) {
    const using = readBicepParameters(file).using;
    const template = using === undefined ? undefined : run.read(using, run.files);
    const { span, what } = chain.missing;
    for (const name of template?.parameters.keys() ?? []) {
      if (!given.has(name)) given.set(name, unknown('module-not-on-disk', `${what} is not in the workspace`, { span, what, from: [] }));
    }
  }
  return given;
}

/** The file and those that it extends, the outermost first. */
function chainOf(file: SourceFile, { files }: Run): { readonly files: readonly SourceFile[]; readonly missing: { readonly span: Span; readonly what: string } | undefined } {
  const chain: SourceFile[] = [];
  for (let next: SourceFile | undefined = file; next && !chain.includes(next);) {
    chain.unshift(next);
    const path = bicepFile(next).tree.statements.find((statement) => statement.kind === 'extends')?.path;
    if (!path) break;
    const uri = localUri(path, next);
    const base: SourceFile | undefined = uri === undefined ? undefined : files.get(uri);
    if (!base) return { files: chain, missing: { span: spanIn(next, path), what: next.text.slice(path.start, path.end) } };
    next = base;
  }
  return { files: chain, missing: undefined };
}

/** The value of one parameter. `base` is what the files that it extends give. */
function evaluated(name: string, source: Source, file: SourceFile, base: ReadonlyMap<string, Datum>, run: Run): Datum {
  const frame = frameOf(rootInstance(asTemplate(file), new Map(), false, run));
  const bound = object(new Map(base), { span: source.span, what: '`base`', from: [] });
  return via(source.evaluate(naming(frame, [['base', bound]])), { span: source.span, what: `\`${name}\` in ${nameOf(file.uri)}`, gives: '' });
}

/** The file as a template without resources, so that its expressions find its variables, imports and other values. */
const asTemplate: (file: SourceFile) => Template = perFile((file) => {
  const bicep: BicepFile = bicepFile(file);
  const { values, unreadable } = readBicepParameters(file);
  return {
    language: 'bicep', file, targetScope: 'resourceGroup', parameters: new Map(), variables: new Map([...values, ...variablesOf(bicep)]), outputs: new Map(),
    declarations: [], unreadable, open: undefined,
  };
});
