import type { Origin } from '../../model/value';
import { relativePath } from '../../text/uris';
import { atom, failure, list, object, overChoices, unknown, via, type Datum } from '../shared/datum';
import { blocksWithin } from './blocks';
import { evaluate } from './evaluate';
import { instancesOf } from './instances';
import { attributesIn, attributeOf, blocksIn, headOf, type Resource } from './module';
import { calledModule, moduleDatum, outputOf, together } from './module-calls';
import { inFile, moduleScope, originAt, spanAt, textAt, type Instance, type LookUp, type Scope } from './scope';
import { constrained } from './type-constraint';
import type { Block, Place, Step } from './tree';

/** What the root of a traversal and its first steps name, and how many of the steps that took. */
export const lookUp: LookUp = (root, steps, scope, place) => {
  const named = scope.names.get(root);
  if (named) return { datum: named, used: 0 };
  const first = nameOf(steps[0]);
  switch (root) {
    case 'var':
      return { datum: first === undefined ? failure('`var` needs a name', originAt(scope, place)) : variableOf(first, scope, place), used: 1 };
    case 'local':
      return { datum: first === undefined ? failure('`local` needs a name', originAt(scope, place)) : localOf(first, scope, place), used: 1 };
    case 'each':
    case 'count':
    case 'self':
      return { datum: unknown('unreadable', `\`${root}\` has no meaning here`, originAt(scope, place)), used: steps.length };
    case 'path':
      return { datum: pathOf(first, scope, place), used: 1 };
    case 'terraform':
      return { datum: unknown('no-value', `\`terraform.${first ?? ''}\` is given when Terraform runs`, originAt(scope, place)), used: 1 };
    case 'module':
      return moduleOf(first, steps, scope, place);
    case 'data':
      return { datum: resourceOf(`data.${first ?? ''}.${nameOf(steps[1]) ?? ''}`, scope, place), used: 2 };
    default:
      return { datum: resourceOf(`${root}.${first ?? ''}`, scope, place), used: 1 };
  }
};

function nameOf(step: Step | undefined): string | undefined {
  return step?.kind === 'attribute' ? step.name : undefined;
}

/** Paths are seen from the root, where Terraform runs: that of the root itself is a point. */
function pathOf(name: string | undefined, scope: Scope, place: Place): Datum {
  const { module, run } = scope.evaluation;
  if (name === 'root' || (name === 'module' && module.folder === run.root)) return atom('.', originAt(scope, place));
  if (name === 'module' && module.folder.includes('://')) return atom(relativePath(run.root, module.folder), originAt(scope, place));
  return unknown('run-time', `\`path.${name ?? ''}\` depends on where Terraform runs`, originAt(scope, place));
}

function variableOf(name: string, user: Scope, place: Place): Datum {
  const { evaluation } = user;
  return once(evaluation.variables, name, user, place, () => {
    const declared = evaluation.module.variables.get(name);
    if (!declared) return unknown('unreadable', `variable \`${name}\` is not declared`, originAt(user, place));
    const head: Origin = { span: headOf(declared.file, declared.block), what: `variable \`${name}\``, from: [] };
    const scope = moduleScope(evaluation, declared);
    const { body } = declared.block;
    const fallback = attributeOf(body, 'default');
    const standard = (): Datum => (fallback
      ? via(evaluate(fallback.value, scope), { span: spanAt(scope, fallback.value), what: `default of variable \`${name}\`` })
      : unknown('no-value', `variable \`${name}\` has no ${evaluation.caller ? 'value' : 'default'}`, { ...head, part: { element: `${evaluation.path}var.${name}`, attribute: 'value' } }));
    const given = evaluation.inputs.get(name)?.evaluate();
    const value = !given ? standard() : fallback && refusesNull(body) ? overChoices([given], given.origin, ([each]) => (each?.kind === 'atom' && each.value === null ? standard() : each ?? given)) : given;
    const type = attributeOf(body, 'type');
    return type ? constrained(value, type.value, scope) : value;
  });
}

/** Of a variable that is not nullable, null means its default. */
function refusesNull(body: Block['body']): boolean {
  const written = attributeOf(body, 'nullable')?.value;
  return written?.kind === 'literal' && written.value === false;
}

function localOf(name: string, user: Scope, place: Place): Datum {
  const { evaluation } = user;
  return once(evaluation.locals, name, user, place, () => {
    const assigned = evaluation.module.locals.get(name);
    if (!assigned) return unknown('unreadable', `local \`${name}\` is not defined`, originAt(user, place));
    const scope = moduleScope(evaluation, assigned);
    return via(evaluate(assigned.attribute.value, scope), { span: spanAt(scope, assigned.attribute.value), what: `local \`${name}\`` });
  });
}

function moduleOf(name: string | undefined, steps: readonly Step[], user: Scope, place: Place): ReturnType<LookUp> {
  const called = name === undefined ? undefined : calledModule(user.evaluation, name);
  if (name === undefined || !called) return { datum: unknown('unreadable', `module \`${name ?? ''}\` is not called`, originAt(user, place)), used: steps.length };
  const [only] = called.evaluations;
  const output = nameOf(steps[1]);
  if (called.copies.form === 'one' && only && output !== undefined) return { datum: outputOf(output, only, user, place), used: 2 };
  return { datum: moduleDatum(name, called, steps[1]?.kind === 'index' ? nameOf(steps[2]) : undefined, user, place), used: called.notHere ? steps.length : 1 };
}

function resourceOf(address: string, user: Scope, place: Place): Datum {
  const { evaluation } = user;
  return once(evaluation.resources, address, user, place, () => {
    const resource = evaluation.module.resources.get(address);
    if (!resource) return unknown('unreadable', `\`${address}\` is not declared`, originAt(user, place));
    const head: Origin = { span: headOf(resource.file, resource.block), what: `\`${address}\``, from: [] };
    const { copies, instances } = instancesOf(evaluation, resource);
    return together(copies, instances.map(datumOf), head);
  });
}

/** A copy of a resource as other expressions see it: what is written in it, and the rest from Azure. */
export function datumOf(instance: Instance): Datum {
  const { resource, scope, id } = instance;
  const head: Origin = { span: headOf(resource.file, resource.block), what: `\`${id}\``, from: [] };
  const entries = entriesOf(resource, resource.block, scope, id);
  if (resource.mode === 'managed') return { kind: 'object', form: 'object', entries, open: undefined, element: id, origin: head };
  // By its id it can still be told which element it is.
  entries.set('id', { kind: 'reference', element: id, attribute: 'id', origin: head });
  const outputs = resource.type === 'terraform_remote_state' ? scope.evaluation.run.outputsRead?.(instance) : undefined;
  if (outputs) entries.set('outputs', outputs);
  return object(entries, head, 'object', { reason: 'read-from-azure', message: `\`${resource.address}\` is read from Azure` });
}

function entriesOf(resource: Resource, block: Block, scope: Scope, id: string): Map<string, Datum> {
  const entries = new Map<string, Datum>();
  for (const attribute of attributesIn(block.body)) {
    if (!metaArguments.has(attribute.name)) entries.set(attribute.name, evaluate(attribute.value, inFile(scope, resource.file)));
  }
  if (blocksIn(block.body).length === 0) return entries;
  const types = new Set(block.body.items.flatMap((item) => (item.kind === 'block' && item.type !== 'dynamic' && !metaArguments.has(item.type) ? [item.type] : [])));
  if (block.body.items.some((item) => item.kind === 'block' && item.type === 'dynamic')) {
    for (const item of block.body.items) if (item.kind === 'block' && item.type === 'dynamic' && item.labels[0]) types.add(item.labels[0].text);
  }
  for (const type of types) {
    const { blocks, open } = blocksWithin(block.body, type, scope);
    const items = blocks.map(({ block: nested, scope: inner }, index): Datum => {
      const origin: Origin = { span: spanAt(inner, { start: nested.start, end: nested.headEnd }), what: textAt(inner, { start: nested.start, end: nested.headEnd }), from: [] };
      const inside = entriesOf(resource, nested, inner, id);
      // Azure gives the identity of a resource its principal, which roles are for.
      if (type === 'identity') inside.set('principal_id', { kind: 'reference', element: id, attribute: 'principal_id', origin });
      if (resource.type !== 'azurerm_virtual_network' || type !== 'subnet') return object(inside, origin);
      // A subnet written inside its network is an element of its own.
      return { kind: 'object', form: 'object', entries: inside, open: undefined, element: inlineSubnetId(id, inside.get('name'), index), origin };
    });
    const form = resource.type === 'azurerm_virtual_network' && type === 'subnet' ? 'set' : 'list';
    entries.set(type, list(items, { span: headOf(resource.file, resource.block), what: type, from: [] }, form, open));
  }
  return entries;
}

/** The id of a subnet that is written inside its network: by its name, or by its place where the name is not known. */
export function inlineSubnetId(network: string, name: Datum | undefined, index: number): string {
  return `${network}.subnet[${name?.kind === 'atom' ? JSON.stringify(name.value) : index}]`;
}

const metaArguments: ReadonlySet<string> = new Set(['count', 'for_each', 'provider', 'depends_on', 'lifecycle', 'provisioner', 'connection', 'timeouts']);

/** Evaluates a name once, whoever uses it first; a name that needs itself is not known. */
function once(known: Map<string, Datum | 'in progress'>, name: string, user: Scope, place: Place, work: () => Datum): Datum {
  const entry = known.get(name);
  if (entry === 'in progress') return unknown('unreadable', `\`${name}\` refers to itself`, originAt(user, place));
  if (entry) return entry;
  known.set(name, 'in progress');
  const datum = work();
  known.set(name, datum);
  return datum;
}
