import type { Condition } from '../../model/condition';
import type { Origin } from '../../model/value';
import { folderOf, nameOf, relativePath, resolvePath } from '../../text/uris';
import { choice, object, unknown, via, type Datum } from '../shared/datum';
import { agree, backendOf, stateFile, stateName, type Backend } from './backends';
import { foreignTo, type OtherRoot } from './foreign';
import { isConfiguration, readModule, spanIn, type Module } from './module';
import { outputOf } from './module-calls';
import { inputsIn } from './root-inputs';
import { rootEvaluation, type Evaluation, type Input, type Instance, type Run } from './scope';
import { datumIn } from './targets';
import { variableFilesOf, variantsIn, type Variant } from './variable-files';

/**
 * The outputs that `data.terraform_remote_state` reads, where one root of the workspace keeps its state there. That it is this one is
 * an assumption, so that values are known under the condition that it is. Undefined where no root does.
 */
export function outputsRead(instance: Instance): Datum | undefined {
  const { run } = instance.scope.evaluation;
  const wanted = backendRead(instance);
  if (!wanted) return undefined;
  const { resource } = instance;
  const head: Origin = { span: spanIn(resource.file, { start: resource.block.start, end: resource.block.headEnd }), what: `\`${resource.address}\``, from: [] };
  const [found, ...others] = rootsWith(wanted, run);
  if (!found) return undefined;
  if (others.length > 0) {
    const roots = [found, ...others].map(({ folder }) => relativePath(run.root, folder));
    return unknown('read-from-azure', `several roots keep their state there: ${roots.join(', ')}`, head);
  }
  const ways = variantsFor(found.folder, run).map((variant) => ({ variant, outputs: outputsOf(found, variant, instance.scope.evaluation) }));
  const is = (variant: Variant | undefined): string => `the state of ${relativePath(run.root, found.folder)}${variant === undefined || ways.length < 2 ? '' : ` with ${nameOf(variant.name)}`}`;
  const conditions = ways.map(({ variant }): Condition => ({ subject: head.what, is: is(variant) }));
  const elsewhere = unknown('read-from-azure', anotherState, head);
  const assumed = (datum: Datum, way: number): Datum => choice([
    { datum, when: conditions.slice(way, way + 1) },
    { datum: elsewhere, when: conditions.map((condition) => ({ ...condition, not: true })) },
  ], datum.origin);
  const data = ways.map(({ outputs }, way) => new Map([...outputs].map(([name, datum]) =>
    [name, atLeaves(datum, { span: head.span, what: `assumed to be output \`${name}\` of ${relativePath(run.root, found.folder)}` }, (leaf) => assumed(leaf, way))])));
  const open = { reason: 'read-from-azure', message: `${head.what} is read from a state` } as const;
  const [only, another] = data;
  if (only && !another) return object(only, head, 'object', open);
  return choice(data.map((entries, way) => ({ datum: object(entries, head, 'object', open), when: conditions.slice(way, way + 1) })), head);
}

/** What a value is where the state is another one. That an assumption may be wrong is no news. */
export const anotherState = 'it may be the state of another root';

/** Simple values are known under the condition; what is an id of something in the other root is joined by the names of that. */
function atLeaves(datum: Datum, step: Pick<Origin, 'span' | 'what'>, change: (leaf: Datum) => Datum): Datum {
  switch (datum.kind) {
    case 'atom':
      return datum.value === null ? datum : change(via(datum, step));
    case 'choice':
      return change(via(datum, step));
    case 'list':
      return { ...datum, items: datum.items.map((item) => atLeaves(item, step, change)) };
    case 'object':
      return { ...datum, entries: new Map([...datum.entries].map(([key, entry]) => [key, atLeaves(entry, step, change)])) };
    case 'unknown':
    case 'reference':
      return via(datum, step);
  }
}

/** What the data source says of the state that it reads. */
function backendRead(instance: Instance): Backend | undefined {
  const [kind, config] = [datumIn(instance, 'backend'), datumIn(instance, 'config')];
  if (kind?.kind !== 'atom' || typeof kind.value !== 'string' || (config && config.kind !== 'object')) return undefined;
  const settings = new Map<string, string>();
  for (const [name, datum] of config?.entries ?? []) {
    if (datum.kind === 'atom' && typeof datum.value === 'string') settings.set(name, datum.value);
    const inner = datum.kind === 'object' ? datum.entries.get('name') : undefined;
    if (inner?.kind === 'atom' && typeof inner.value === 'string') settings.set(`${name}.name`, inner.value);
  }
  return { kind: kind.value, settings };
}

function rootsWith(wanted: Backend, { root, files }: Run): readonly Module[] {
  const name = stateName(wanted, root);
  if (name === undefined) return [];
  const folders = new Set(files.list(name).map(({ uri }) => folderOf(uri)));
  const file = wanted.kind === 'local' ? stateFile(wanted, root) : undefined;
  if (file !== undefined) folders.add(folderOf(file));
  return [...folders].sort().flatMap((folder) => {
    if (folder === root || !files.list(folder).some(({ uri }) => isConfiguration(uri))) return [];
    const module = readModule(folder, files);
    const own = backendOf(module);
    return agree(wanted, own) && stateName(own, folder) === name ? [module] : [];
  });
}

/** The files of values with which the other root may have been deployed: that of the same name where there is one. */
function variantsFor(folder: string, { files, variant }: Run): readonly (Variant | undefined)[] {
  const same = variant === null ? undefined : resolvePath(folder, variant);
  if (variant !== null && same !== undefined && files.get(same)) return [{ root: folder, name: variant, values: [same] }];
  const all = variantsIn(folder, files, () => undefined).filter(({ root }) => root === folder);
  const called = variant === null ? [] : all.filter(({ name }) => nameOf(name) === nameOf(variant));
  return called.length > 0 ? called : all.length > 0 ? all : [undefined];
}

function outputsOf(module: Module, variant: Variant | undefined, { run, work }: Evaluation): ReadonlyMap<string, Datum> {
  const key = `${module.folder}\n${variant?.name ?? ''}`;
  const known = run.states.get(key);
  // States that read each other have no values yet.
  if (known) return known === 'in progress' ? new Map() : known;
  run.states.set(key, 'in progress');
  const inputs = new Map<string, Input>();
  const fresh = rootEvaluation(module, run.files, inputs, run.lookUp, { ...run, variant: variant?.name ?? null });
  const evaluation: Evaluation = { ...fresh, work };
  for (const [name, input] of inputsIn(variableFilesOf(module.folder, variant?.values ?? [], run.files), evaluation)) inputs.set(name, input);
  const other: OtherRoot = foreignTo(evaluation, relativePath(run.root, module.folder));
  const outputs = new Map([...module.outputs].map(([name, { file, block }]) => {
    const place = { start: block.start, end: block.headEnd };
    return [name, other.seen(outputOf(name, evaluation, { evaluation, file, names: new Map() }, place))] as const;
  }));
  run.states.set(key, outputs);
  return outputs;
}
