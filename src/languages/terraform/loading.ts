import type { Origin } from '../../model/value';
import type { SourceFile } from '../../text/span';
import { nameOf, resolvePath } from '../../text/uris';
import { atom, failure, overChoices, unknown, type Datum, type ObjectDatum } from '../shared/datum';
import { toText } from './convert';
import { whyReference } from './equal';
import { fails } from './functions/choosing';
import { callFunction } from './functions/functions';
import type { Scope } from './scope';

/** Evaluates a text as a template in which nothing but the given names has a meaning. */
export type Render = (template: SourceFile, names: ReadonlyMap<string, Datum>) => Datum;

/**
 * The functions that read files of the workspace, with paths as Terraform sees them when it runs in the root, and those that render
 * templates. Undefined for other functions.
 */
export function callLoading(name: string, args: readonly Datum[], scope: Scope, origin: Origin, render: Render): Datum | undefined {
  const own = name.startsWith('core::') ? name.slice('core::'.length) : name;
  const load = loaders.get(own);
  if (!load) return undefined;
  return overChoices(args, origin, ([first, second, ...others]) => {
    if (!first || others.length > 0 || (second === undefined) === rendering.has(own)) return failure(`\`${own}\` takes other arguments`, origin);
    if (first.kind === 'unknown') return { ...first, origin };
    if (first.kind === 'reference') return { ...unknown(whyReference(first).reason, whyReference(first).message, origin) };
    if (first.kind !== 'atom' || first.value === null) return failure(`\`${own}\` takes a text`, origin);
    if (second && fails(second)) return { ...second, origin };
    const names = second?.kind === 'object' && !second.open ? second : undefined;
    if (second && !names) return second.kind === 'unknown' ? { ...second, origin } : second.kind === 'object' && second.open ? unknown(second.open.reason, second.open.message, origin) : failure(`\`${own}\` takes an object`, origin);
    return load({ name: own, text: String(first.value), names, scope, origin, render });
  });
}

interface Loading {
  readonly name: string;
  readonly text: string;
  readonly names: ObjectDatum | undefined;
  readonly scope: Scope;
  readonly origin: Origin;
  readonly render: Render;
}

const rendering: ReadonlySet<string> = new Set(['templatefile', 'templatestring']);

/** The function that makes a checksum or code of the text of a file. */
const digests: Readonly<Record<string, string>> = {
  filebase64: 'base64encode', filebase64sha256: 'base64sha256', filebase64sha512: 'base64sha512', filemd5: 'md5', filesha1: 'sha1', filesha256: 'sha256', filesha512: 'sha512',
};

const loaders: ReadonlyMap<string, (loading: Loading) => Datum> = new Map([
  ['file', (loading: Loading) => withFile(loading, (file) => atom(file.text.normalize('NFC'), { ...loading.origin, from: [wholeFile(file), ...loading.origin.from] }))],
  ['fileexists', (loading: Loading) => withFile(loading, () => atom(true, loading.origin))],
  ['templatefile', (loading: Loading) => withFile(loading, (file) => rendered(file, loading))],
  ['templatestring', (loading: Loading) => rendered({ uri: 'registry:/template', text: loading.text }, loading)],
  ...Object.entries(digests).map(([name, digest]) => [name, (loading: Loading) => withFile(loading, (file) => callFunction(digest, [atom(file.text, loading.origin)], loading.origin))] as const),
]);

/** What is not there may be made before Terraform runs, so that nothing is said of it. */
function withFile({ name, text, scope, origin }: Loading, use: (file: SourceFile) => Datum): Datum {
  const { root, files } = scope.evaluation.run;
  const uri = text.startsWith('/') || /^[a-z]:|^~/i.test(text) ? undefined : resolvePath(root, text.replaceAll('\\', '/'));
  const file = uri === undefined ? undefined : files.get(uri);
  if (!file) return unknown('function-not-pure', `\`${name}\` reads a file that is not among those of the workspace`, origin);
  // A text in which characters were replaced when it was read is not what the file says.
  return file.text.includes('\uFFFD') ? unknown('function-not-pure', `${nameOf(file.uri)} is no text`, origin) : use(file);
}

function rendered(template: SourceFile, { name, names, origin, render }: Loading): Datum {
  const found = render(template, names?.entries ?? new Map());
  const datum = name === 'templatestring' ? toText(found) : found;
  if (datum.kind === 'atom' && datum.value === null) return failure(`\`${name}\` gives a null`, origin);
  return { ...datum, origin: { ...origin, from: [...(template.uri.startsWith('registry:') ? [] : [wholeFile(template)]), ...origin.from] } };
}

function wholeFile({ uri, text }: SourceFile): Origin {
  return { span: { uri, start: 0, end: text.length }, what: nameOf(uri), from: [] };
}
