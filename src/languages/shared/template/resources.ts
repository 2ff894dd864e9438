import type { Origin } from '../../../model/value';
import { negated } from '../../../model/condition';
import { spanKey } from '../../../text/span';
import { atom, choice, failure, list, object, overChoices, unknown, via, withOrigin, type Datum, type ListDatum, type ObjectDatum, type PartialId, type Why } from '../datum';
import { nameIn } from '../functions/equal';
import { valueAt } from '../functions/objects';
import { copiesOf } from './copies';
import { emptyMemory, once, outputOf, type Copy, type Frame, type Instance } from './frame';
import { idFromRelative, idFromText, nameKey, partsOfName } from './ids';
import { scopeKey } from './scopes';
import type { Declaration, ModuleDeclaration, ResourceDeclaration, Template } from './template';

/**
 * What a symbolic name of the template stands for: the object of a resource, that of a module (`name`, `outputs`), or a list of
 * them where it is declared in a loop. A nested resource of Bicep has the symbol `vnet::nodes`. Undefined when nothing of that
 * name is declared.
 */
export function declaredOf(symbol: string, frame: Frame, place: Origin): Datum | undefined {
  const { instance } = frame;
  const declaration = symbolsOf(instance.template).get(symbol);
  return declaration && objectsOf(declaration, instance, place);
}

/**
 * What ARM's `reference(…)` gives: of a resource of this template its properties (all of it with `full`), of a deployment its
 * outputs. `id` is the name or id that is given, or the symbolic name.
 */
export function referenceTo(id: Datum, full: boolean, frame: Frame, place: Origin): Datum {
  return overChoices([id], place, ([named]) => {
    if (!named) return failure('nothing is referred to', place);
    const symbolic = named.kind === 'atom' && typeof named.value === 'string' ? declaredOf(named.value, frame, place) ?? namedIn(named.value, frame) : undefined;
    const found = symbolic ?? ownResource(wantedBy(named), frame);
    if (!found) return unknown('run-time', '`reference` gives the state of a resource after its deployment', place);
    return stateOf(found, full, place);
  });
}

/** The properties of a resource or the outputs of a deployment, as ARM writes them: `outputs.x.value`. */
function stateOf(found: Datum, full: boolean, place: Origin): Datum {
  if (found.kind === 'list') return { ...found, items: found.items.map((item) => stateOf(item, full, place)) };
  return overChoices([found], place, ([whole]) => {
    if (whole?.kind !== 'object') return whole ?? failure('nothing is referred to', place);
    const outputs = whole.element === undefined ? whole.entries.get('outputs') : undefined;
    if (!outputs) return full ? whole : valueAt(whole, atom('properties', place), place, false);
    const state = object(new Map([['outputs', withValues(outputs)]]), whole.origin, 'object', whole.open);
    return full ? object(new Map([['properties', state]]), whole.origin, 'object', whole.open) : state;
  });
}

function withValues(outputs: Datum): Datum {
  if (outputs.kind === 'choice') return overChoices([outputs], outputs.origin, ([each]) => (each ? withValues(each) : outputs));
  if (outputs.kind !== 'object') return outputs;
  return { ...outputs, entries: new Map([...outputs.entries].map(([name, value]) => [name, object(new Map([['value', value]]), value.origin)])) };
}

/** A resource or deployment of the template by its name, where one alone has it. */
function namedIn(name: string, { instance }: Frame): Datum | undefined {
  const found = instance.template.declarations.flatMap((declaration) => copiesOf(declaration, instance).copies.filter((copy) =>
    copy.exists !== 'no' && nameKey(declaration.name?.evaluate(copy.frame)) === name.toLowerCase()));
  const [only, another] = found;
  return only && !another ? objectOf(only, instance) : undefined;
}

/**
 * All that a deployment is made of, as far as its types are among those that are `read` (in small letters): most of a template is not
 * about networks, and need not be evaluated. `complete`: whether the text shows every such resource,
 * but for those of the types `beside`, of which `open` are the types that may have others.
 */
export function partsOf(root: Instance, read?: ReadonlySet<string>, beside: ReadonlySet<string> = new Set()): { readonly resources: readonly Made[]; readonly templates: ReadonlySet<Template>; readonly open: ReadonlySet<string>; readonly complete: boolean } {
  const openTypes = new Set<string>();
  const resources: Made[] = [];
  const templates = new Set<Template>();
  let complete = true;
  const known = new Map<Template, boolean>();
  const pending: { readonly instance: Instance; readonly exists: 'yes' | 'maybe'; readonly when: Copy['when'] }[] = [{ instance: root, exists: 'yes', when: [] }];
  for (let next = pending.shift(); next; next = pending.shift()) {
    const { instance, exists, when } = next;
    templates.add(instance.template);
    if (instance.template.open) complete = false;
    for (const declaration of instance.template.declarations) {
      if (read && !holdsAny(declaration, instance.run, read, known)) continue;
      const { copies, open } = copiesOf(declaration, instance);
      const type = declaration.kind === 'resource' ? declaration.type.toLowerCase() : '';
      if (open && beside.has(type)) openTypes.add(type);
      else if (open) complete = false;
      for (const copy of copies) {
        if (copy.exists === 'no') continue;
        const both = { exists: copy.exists === 'yes' ? exists : copy.exists, when: [...when, ...copy.when] } as const;
        if (declaration.kind === 'resource') {
          resources.push({ instance, declaration, copy, ...both });
          continue;
        }
        const inner = moduleInstance(declaration, copy, instance);
        if (inner) pending.push({ instance: inner, ...both });
        else if (declaration.target.kind !== 'elsewhere' || !declaration.target.foreign) complete = false;
      }
    }
  }
  // What of the others could not be read is said as well.
  for (const template of known.keys()) templates.add(template);
  return { resources, templates, open: openTypes, complete };
}

/**
 * Whether a declaration is of one of the types, or leads to a template that may hold some: what is not there is neither copied nor given
 * any values.
 */
function holdsAny(declaration: Declaration, run: Instance['run'], read: ReadonlySet<string>, known: Map<Template, boolean>): boolean {
  if (declaration.kind === 'resource') return read.has(declaration.type.toLowerCase());
  const { target } = declaration;
  if (target.kind === 'elsewhere') return !target.foreign;
  const template = target.kind === 'inline' ? target.template : run.read(target.uri, run.files);
  if (!template || template.open) return true;
  const before = known.get(template);
  if (before !== undefined) return before;
  // A template that leads back to itself adds nothing by that.
  known.set(template, false);
  const holds = template.declarations.filter((inner) => holdsAny(inner, run, read, known)).length > 0;
  known.set(template, holds);
  return holds;
}

/** A copy of a resource, and whether it is made, its modules' conditions included. */
export interface Made {
  readonly instance: Instance;
  readonly declaration: ResourceDeclaration;
  readonly copy: Copy;
  readonly exists: 'yes' | 'maybe';
  readonly when: Copy['when'];
}

/** The template that a module's copy deploys, with its parameters; undefined when it is not of this workspace. */
export function moduleInstance(declaration: ModuleDeclaration, copy: Copy, caller: Instance): Instance | undefined {
  const { target } = declaration;
  if (target.kind === 'elsewhere') return undefined;
  const known = caller.memory.modules.get(copy.id);
  if (known) return known;
  const template = target.kind === 'inline' ? target.template : caller.run.read(target.uri, caller.run.files);
  // Every text is bounded: templates that call each other are followed until they meet, and no more of them than of copies.
  if (!template || isAmong(template, caller) || --caller.run.work.copies < 0) return undefined;
  const instance: Instance = {
    run: caller.run,
    template,
    path: `${copy.id}.`,
    given: givenTo(declaration, copy),
    called: false,
    outer: target.kind === 'inline' && target.scope === 'outer' ? copy.frame : undefined,
    scope: scopeOf(declaration, copy, caller),
    caller,
    call: caller.call ?? declaration.head,
    memory: emptyMemory(),
  };
  caller.memory.modules.set(copy.id, instance);
  return instance;
}

/** The key of the scope that a resource or module goes to. */
export function scopeOf({ scope }: Pick<ModuleDeclaration, 'scope'>, { frame }: Copy, { path, scope: around }: Instance): string {
  if (!scope) return around;
  return scopeKey(scope.evaluate(frame)) ?? `${path}${scope.what}`;
}

/** Whether the template is one of those that lead to the instance. */
function isAmong(template: Template, instance: Instance): boolean {
  for (let each: Instance | undefined = instance; each; each = each.caller) if (each.template === template) return true;
  return false;
}

function givenTo({ params, symbol, name }: ModuleDeclaration, { frame, id }: Copy): ReadonlyMap<string, Datum> {
  const datum = params?.evaluate(frame);
  if (!datum || !params) return new Map();
  const what = (key: string): string => `\`${key}\` of module \`${symbol ?? name?.what ?? ''}\``;
  if (datum.kind === 'object') return new Map([...datum.entries].map(([key, value]) => [key, via(value, { span: value.origin.span, what: what(key), gives: `${id}.` })]));
  return new Map();
}

const symbols = new WeakMap<Template, ReadonlyMap<string, Declaration>>();

function symbolsOf(template: Template): ReadonlyMap<string, Declaration> {
  let known = symbols.get(template);
  if (!known) {
    known = new Map([...template.declarations].reverse().flatMap((declaration) => (declaration.symbol === undefined ? [] : [[declaration.symbol, declaration]])));
    symbols.set(template, known);
  }
  return known;
}

function objectsOf(declaration: Declaration, instance: Instance, place: Origin): Datum {
  return once(instance.memory.declarations, declaration, place, () => {
    const { looped, copies, open } = copiesOf(declaration, instance);
    const head: Origin = { span: declaration.head, what: whatOf(declaration), from: [] };
    const objects = copies.map((copy) => objectOf(copy, instance));
    if (looped) return list(objects, head, 'tuple', open);
    return objects[0] ?? (open ? unknown(open.reason, open.message, head) : failure(`${head.what} is not made`, head));
  });
}

function whatOf(declaration: Declaration): string {
  const { symbol, name } = declaration;
  return symbol === undefined ? name?.what ?? (declaration.kind === 'module' ? 'module' : declaration.type) : `\`${symbol}\``;
}

/** A copy of a resource or module as other expressions see it. */
export function objectOf(copy: Copy, instance: Instance): Datum {
  const { declaration } = copy;
  const place: Origin = { span: declaration.head, what: whatOf(declaration), from: [] };
  return once(instance.memory.objects, copy.id, place, () =>
    (declaration.kind === 'resource' ? resourceObject(declaration, copy) : moduleObject(declaration, copy, instance)));
}

/** What is written in a resource, and the rest from Azure. */
function resourceObject(declaration: ResourceDeclaration, copy: Copy): Datum {
  const { id, frame } = copy;
  const head: Origin = { span: declaration.head, what: whatOf(declaration), from: [] };
  const content = declaration.content.evaluate(frame);
  const entries = new Map<string, Datum>();
  const why: Why = declaration.existing
    ? { reason: 'read-from-azure', message: `${head.what} is read from Azure` }
    : { reason: 'run-time', message: `${head.what} gets it from its deployment`, azureAdds: true };
  if (content.kind === 'object') for (const [key, value] of content.entries) if (!notPartOf.has(key.toLowerCase())) entries.set(key, key.toLowerCase() === 'properties' ? value : completedByAzure(value, why));
  const identity = nameIn(entries, 'identity');
  const own = identity === undefined ? undefined : entries.get(identity);
  if (identity !== undefined && own) entries.set(identity, withPrincipal(own, id));
  const name = declaration.name?.evaluate(frame);
  entries.set('name', name ? withOrigin(name, { ...name.origin, part: { element: id, attribute: 'name' } }) : unknown('unreadable', 'the name is missing', head));
  const wholeId = idOf(declaration, copy, name, head);
  if (wholeId) entries.set('id', wholeId);
  entries.set('type', atom(declaration.type, head));
  if (declaration.apiVersion) entries.set('apiVersion', atom(declaration.apiVersion.text, head));
  const key = nameIn(entries, 'properties');
  const properties = key === undefined ? undefined : entries.get(key);
  if (key !== undefined) entries.delete(key);
  // Of a body that is only half there, or not there yet, the properties may be about to be written.
  const hidden: Why | undefined = content.kind === 'object' ? content.open : content.kind === 'unknown' ? { reason: content.reason, message: content.message } : undefined;
  const written = properties ?? object(new Map(), head, 'object', hidden);
  entries.set('properties', overChoices([written], written.origin, ([each]) => {
    if (each?.kind !== 'object') return each ?? written;
    const named = declaration.type.toLowerCase() === 'microsoft.managedidentity/userassignedidentities' ? withPrincipal(each, id) : withInlineElements(each, declaration.type, id);
    return completedByAzure(named, why);
  }));
  const keys = content.kind === 'object' ? content.keys : undefined;
  return { kind: 'object', form: 'object', entries, open: hidden, element: id, origin: head, ...(keys && { keys }) };
}

/** The id, of which the text gives the type and the names: some take it apart again. */
function idOf(declaration: ResourceDeclaration, copy: Copy, name: Datum | undefined, head: Origin): Datum | undefined {
  const { container, frame } = copy;
  const { instance } = frame;
  const parent = container ? objectOf(container, instance) : declaration.parent?.evaluate(frame);
  const above = parent?.kind === 'object' ? parent.entries.get('id') : undefined;
  const inherited = above?.kind === 'unknown' ? above.id?.names : undefined;
  const named = name && name.kind !== 'choice' ? withOrigin(name, { ...name.origin, part: { element: copy.id, attribute: 'name' } }) : undefined;
  const names = [...(inherited ?? []), ...(named ? (partsOfName(named).length > 1 ? partsOfName(named) : [named]) : [])];
  if (names.length !== declaration.type.split('/').length - 1 || names.some(({ kind }) => kind === 'choice')) return undefined;
  return {
    kind: 'unknown', reason: 'run-time', message: `the id of ${head.what} is known after the deployment`, failed: false,
    id: { scope: { kind: 'deployment', of: scopeOf(declaration, copy, instance) }, type: declaration.type, names },
    origin: { ...head, part: { element: copy.id, attribute: 'id' } },
  };
}

/** What is not written in an object of a resource, Azure may add to it, however deep it lies. */
function completedByAzure(datum: Datum, why: Why): Datum {
  switch (datum.kind) {
    case 'object':
      if (datum.open || datum.entries.size > 200) return datum;
      return { ...datum, open: why, entries: new Map([...datum.entries].map(([key, value]) => [key, completedByAzure(value, why)])) };
    case 'list':
      return datum.items.some(({ kind }) => kind === 'object') ? { ...datum, items: datum.items.map((item) => completedByAzure(item, why)) } : datum;
    case 'atom':
    case 'unknown':
    case 'choice':
    case 'reference':
      return datum;
  }
}

const notPartOf: ReadonlySet<string> = new Set(['name', 'parent', 'scope', 'dependson', 'copy', 'condition', 'resources']);

/** Azure gives an identity its principal, which roles are for. */
function withPrincipal<T extends Datum>(identity: T, element: string): T {
  if (identity.kind !== 'object') return identity;
  return { ...identity, entries: new Map([...identity.entries, ['principalId', { kind: 'reference', element, attribute: 'principalId', origin: identity.origin }]]) };
}

/** The parts of a network that are elements of their own: its subnets. */
function withInlineElements(properties: ObjectDatum, type: string, id: string): ObjectDatum {
  if (type.toLowerCase() !== 'microsoft.network/virtualnetworks') return properties;
  const key = nameIn(properties.entries, 'subnets');
  const subnets = key === undefined ? undefined : properties.entries.get(key);
  if (key === undefined || !subnets) return properties;
  const taken = new Map<string, string>();
  const named = overChoices([subnets], subnets.origin, ([found]) => (found?.kind === 'list' ? withElements(found, id, taken) : found ?? subnets));
  return { ...properties, entries: new Map([...properties.entries, [key, named]]) };
}

/** `taken`: the texts that have an id. Two subnets of one name, in lists that exclude each other, are two elements. */
function withElements(subnets: ListDatum, network: string, taken: Map<string, string>): ListDatum {
  const own = new Map<string, number>();
  const items = subnets.items.map((item, index) => overChoices([item], item.origin, ([each]) => {
    if (each?.kind !== 'object') return each ?? item;
    const nameEntry = nameIn(each.entries, 'name');
    const name = nameEntry === undefined ? undefined : each.entries.get(nameEntry);
    const text = `${spanKey(each.origin.span)} ${nameKey(name) ?? ''}`;
    const nth = own.get(text) ?? 0;
    own.set(text, nth + 1);
    const element = freeId(inlineSubnetId(network, name, index), `${text} ${nth}`, taken);
    if (nameEntry === undefined || !name) return { ...each, element };
    const entries = new Map([...each.entries, [nameEntry, withOrigin(name, { ...name.origin, part: { element, attribute: 'name' } })]]);
    return { ...each, entries, element };
  }));
  return { ...subnets, items };
}

function freeId(id: string, text: string, taken: Map<string, string>): string {
  for (let number = 1; ; number++) {
    const free = number === 1 ? id : `${id}(${number})`;
    const holder = taken.get(free);
    if (holder === undefined) taken.set(free, text);
    if (holder === undefined || holder === text) return free;
  }
}

/** The element that an object is, where it is one or the same in every way. */
export function elementIn(datum: Datum | undefined): string | undefined {
  const ways = datum?.kind === 'choice' ? datum.options.map((option) => option.datum) : [datum];
  const ids = new Set(ways.map((way) => (way?.kind === 'object' ? way.element : undefined)));
  const [only] = ids;
  return ids.size === 1 ? only : undefined;
}

/** The id of a subnet that is written inside its network: by its name, or by its place where the name is not known. */
export function inlineSubnetId(network: string, name: Datum | undefined, index: number): string {
  return `${network}/subnets/${name?.kind === 'atom' ? String(name.value) : index}`;
}

function moduleObject(declaration: ModuleDeclaration, copy: Copy, instance: Instance): Datum {
  const head: Origin = { span: declaration.head, what: `module ${whatOf(declaration)}`, from: [] };
  const inner = moduleInstance(declaration, copy, instance);
  const name = declaration.name?.evaluate(copy.frame);
  const entries = new Map<string, Datum>(name ? [['name', name]] : []);
  if (inner) entries.set('outputs', whereMade(outputsObject(inner, head), copy));
  else {
    const why = declaration.target.kind === 'elsewhere' ? declaration.target.why : { reason: 'module-not-on-disk', message: `the file of ${head.what} is not in the workspace` } as const;
    entries.set('outputs', unknown(why.reason, why.message, head));
  }
  return object(entries, head, 'object', { reason: 'run-time', message: `${head.what} gets it from its deployment` });
}

/** Of a module that is not made there are no outputs: `module.?outputs` is null. */
function whereMade(outputs: Datum, { exists, when: [condition, another] }: Copy): Datum {
  if (exists === 'no') return atom(null, outputs.origin);
  if (exists === 'yes' || !condition || another) return outputs;
  return choice([{ datum: outputs, when: [condition] }, { datum: atom(null, outputs.origin), when: [negated(condition)] }], outputs.origin);
}

/** The outputs by name. In Bicep `outputs.x` is the value, in an ARM template `outputs.x.value` is. */
function outputsObject(inner: Instance, head: Origin): Datum {
  const entries = new Map<string, Datum>();
  for (const name of inner.template.outputs.keys()) entries.set(name, outputOf(name, inner, head));
  return object(entries, head);
}

/** The id that `reference` is given: of a resource that the template may hold. */
function wantedBy(id: Datum): PartialId | undefined {
  if (id.kind === 'unknown') return id.id;
  return id.kind === 'atom' && typeof id.value === 'string' ? idFromText(id.value, id.origin) ?? idFromRelative(id.value, id.origin) : undefined;
}

/** The resource or deployment of this template that an id means, by its type and names. */
function ownResource(wanted: PartialId | undefined, frame: Frame): Datum | undefined {
  const { instance } = frame;
  if (!wanted) return undefined;
  const type = wanted.type.toLowerCase();
  for (const declaration of instance.template.declarations) {
    const own = declaration.kind === 'module' ? 'microsoft.resources/deployments' : declaration.type.toLowerCase();
    if (own !== type) continue;
    for (const copy of copiesOf(declaration, instance).copies) {
      const name = declaration.name?.evaluate(copy.frame);
      if (name && sameEnd(partsOfName(name), wanted.names)) return objectOf(copy, instance);
    }
  }
  return undefined;
}

/** Whether two paths of names end alike, as far as both go. */
function sameEnd(a: readonly Datum[], b: readonly Datum[]): boolean {
  const parts = Math.min(a.length, b.length);
  for (let back = 1; back <= parts; back++) {
    const key = nameKey(a.at(-back));
    if (key === undefined || key !== nameKey(b.at(-back))) return false;
  }
  return parts > 0;
}

/** An instance of a template at the root of a deployment. */
export function rootInstance(template: Template, given: ReadonlyMap<string, Datum>, called: boolean, run: Instance['run']): Instance {
  return { run, template, path: '', given, called, outer: undefined, scope: '', caller: undefined, call: undefined, memory: emptyMemory() };
}

