import type { Origin } from '../../model/value';
import type { SourceFile } from '../../text/span';
import { folderOf, nameOf, resolvePath } from '../../text/uris';
import { atom, failure, list, object, unknown, via, withOrigin, type Datum } from '../shared/datum';
import { base64, utf8 } from '../shared/functions/bytes';
import { overPossible } from '../shared/functions/choices';
import type { Argument } from '../shared/functions/functions';
import { valueAt } from '../shared/functions/objects';
import { longestText, tooLong, whyUnknown } from '../shared/functions/results';
import { datumOfJson, jsonOf } from '../shared/json-file';
import { originAt, type Scope } from './scope';
import type { Call } from './tree';
import { datumOfYaml } from './yaml-file';

/**
 * The functions that read files when Bicep is compiled (bicep-functions-files), with the paths seen from the file that calls. Undefined
 * for other functions. Values of JSON and YAML keep their places in the file that they come from.
 */
export function callLoading(name: string, args: readonly Argument[], scope: Scope, call: Call): Datum | undefined {
  const load = loaders.get(name);
  if (!load) return undefined;
  const values = args.filter((arg) => arg.kind !== 'lambda');
  const origin = originAt(scope, call, values.map((value) => value.origin));
  return overPossible(values, origin, (known) => {
    const failed = known.find((value) => value.kind === 'unknown' && value.failed);
    if (failed) return { ...failed, origin };
    const why = known.map(whyUnknown).find((each) => each !== undefined);
    if (why) return unknown(why.reason, why.message, origin);
    const texts = known.map((value) => (value.kind === 'atom' && typeof value.value === 'string' ? value.value : undefined));
    const [path, ...options] = texts;
    if (path === undefined || options.includes(undefined)) return failure(`\`${name}\` takes a path`, origin);
    return load({ path, options: options.map(String), scope, origin });
  });
}

interface Loading {
  readonly path: string;
  /** The arguments behind the path. */
  readonly options: readonly string[];
  readonly scope: Scope;
  readonly origin: Origin;
}

const loaders: ReadonlyMap<string, (loading: Loading) => Datum> = new Map([
  ['loadTextContent', (loading: Loading) => withFile(loading, (file) => {
    const text = withoutMark(file.text);
    return text.length > longestText ? tooLong(loading.origin) : atom(text, { ...loading.origin, from: [wholeFile(file)] });
  })],
  ['loadFileAsBase64', (loading: Loading) => withFile(loading, ({ text }) => (text.length > longestText ? tooLong(loading.origin) : atom(base64(utf8(text)), loading.origin)))],
  ['loadJsonContent', (loading: Loading) => withFile(loading, (file) => {
    const { root } = jsonOf(file);
    return root ? partAt(datumOfJson(root, file), loading) : unknown('unreadable', `${nameOf(file.uri)} is not JSON`, loading.origin);
  })],
  ['loadYamlContent', (loading: Loading) => withFile(loading, (file) => partAt(datumOfYaml(file), loading))],
  ['loadDirectoryFileInfo', directory],
]);

function withFile({ path, scope, origin }: Loading, use: (file: SourceFile) => Datum): Datum {
  const uri = resolvePath(folderOf(scope.bicep.file.uri), path);
  const file = uri === undefined ? undefined : scope.frame.instance.run.files.get(uri);
  return file ? use(file) : unknown('unreadable', `the file \`${path}\` is not among those of the workspace that are read`, origin);
}

function wholeFile({ uri, text }: SourceFile): Origin {
  return { span: { uri, start: 0, end: text.length }, what: nameOf(uri), from: [] };
}

function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/** The part that a JSONPath leads to, and the whole without one. */
function partAt(whole: Datum, { options: [path], origin }: Loading): Datum {
  const steps = path === undefined ? [] : stepsOf(path);
  if (!steps) return unknown('unreadable', `the path \`${path ?? ''}\` is not followed`, origin);
  const part = steps.reduce((datum, step) => valueAt(datum, atom(step, origin), origin, true), whole);
  return steps.length > 0 ? withOrigin(part, { ...part.origin, span: origin.span, what: origin.what }) : via(part, origin);
}

/** The steps of a path such as `$.pools[0].count`; undefined for those that search or filter. */
function stepsOf(path: string): readonly (string | number)[] | undefined {
  const steps: (string | number)[] = [];
  let rest = path.replace(/^\$/, '');
  while (rest !== '') {
    const [whole, name, quoted, index] = /^(?:\.?([\w$-]+)|\[\s*['"]([^'"]*)['"]\s*\]|\[\s*(\d+)\s*\])/.exec(rest) ?? [];
    if (whole === undefined) return undefined;
    steps.push(index === undefined ? name ?? quoted ?? '' : Number(index));
    rest = rest.slice(whole.length);
  }
  return steps;
}

/** The files of a folder that are read. There may be others, which are not of our languages. */
function directory({ path, options: [pattern = '*'], scope, origin }: Loading): Datum {
  const folder = resolvePath(folderOf(scope.bicep.file.uri), path);
  if (folder === undefined) return failure('the folder lies outside of the workspace', origin);
  const wanted = new RegExp(`^${pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*').replace(/\?/g, '.')}$`, 'i');
  const base = path.replace(/^\.\//, '').replace(/\/*$/, '/').replace(/^\/$/, '');
  const files = scope.frame.instance.run.files.list(folder).map(({ uri }) => nameOf(uri)).filter((name) => wanted.test(name));
  const items = files.map((name) => object(new Map([
    ['relativePath', atom(`${base}${name}`, origin)],
    ['baseName', atom(name, origin)],
    ['extension', atom(/\.[^.]*$/.exec(name)?.[0] ?? '', origin)],
  ]), origin));
  return list(items, origin, 'tuple', { reason: 'unreadable', message: `only some of the files in \`${path}\` are read` });
}
