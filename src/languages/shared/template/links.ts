import { compatible, negated, sameCondition, type Condition } from '../../../model/condition';
import type { Origin, Reason } from '../../../model/value';
import type { Span } from '../../../text/span';
import { nameOf } from '../../../text/uris';
import type { Datum, PartialId, PartialScope } from '../datum';
import type { Link } from '../values';
import { idFromText, nameKey, nameKeys } from './ids';
import { rootIn, scopeName, scopeOfGroup, scopeOfGroupId } from './scopes';

/** A thing that links may mean. */
export interface Target {
  readonly id: string;
  /** The type in small letters. */
  readonly type: string;
  /** Its own name, the last part where it is written with those of its parents. */
  readonly name: Datum | undefined;
  /** The names of what it is within, outermost first, or the id of that. */
  readonly parent: Parent | undefined;
  /** Whether the text makes it, or only refers to it. */
  readonly existing: boolean;
  /** Whether it is written inside of its parent: a resource of its own with the same name is the same thing, and holds. */
  readonly inline: boolean;
  readonly head: Span;
  /** What must hold for it to be made. */
  readonly when: readonly Condition[];
  /** What it is deployed to, told from others by a key. */
  readonly scope: string;
}

export type Parent = { readonly kind: 'element'; readonly id: string } | { readonly kind: 'names'; readonly names: readonly Datum[] };

/** What a link means: an element that the text makes, for certain or by an assumption, or one that only Azure has. */
export type Meant =
  | { readonly kind: 'element'; readonly id: string; readonly assumed: Assumption | undefined }
  /** One of several that exclude each other, by the conditions under which each is made. */
  | { readonly kind: 'either'; readonly ways: readonly { readonly id: string; readonly when: readonly Condition[] }[] }
  | { readonly kind: 'elsewhere'; readonly elsewhere: Elsewhere }
  | { readonly kind: 'unclear'; readonly message: string; readonly reason: Reason };

/** That a thing known by its name is the one of that name here. */
export interface Assumption {
  readonly condition: Condition;
  readonly origin: Origin;
}

/** A thing that is not made here, known by the names of it and of what it is within, outermost first. */
export interface Elsewhere {
  readonly id: string;
  readonly type: string;
  readonly names: readonly string[];
  /** The element of the text that it lies within, where that is made here: a subnet that is not among those of its network. */
  readonly within: string | undefined;
  /** The names as they are written; `names` has them in small letters. */
  readonly shown: readonly string[];
  readonly scope: string | undefined;
  /** Where the text first names it. */
  readonly span: Span;
}

/** What all the links of a deployment are looked up in. */
export interface Targets {
  meant(link: Link, type: string): Meant | undefined;
  /** The parent of an element: of a subnet its network. */
  parentOf(id: string): Meant | undefined;
  /** Of an element that is written twice, inside its parent and by itself, the id of the latter. */
  twinOf(id: string): string | undefined;
  /** Of an element that another one of the same name replaces under a condition, that the condition does not hold. */
  insteadOf(id: string): Condition | undefined;
}

export function targetsOf(all: readonly Target[]): Targets {
  const byId = new Map(all.map((target) => [target.id, target]));

  const meant: Targets['meant'] = ({ datum, part }, type) => {
    if (part?.attribute === 'id') return elementMeant(part.element, type);
    if (datum.kind === 'reference' && datum.attribute === 'id') return elementMeant(datum.element, type);
    const id = datum.kind === 'unknown' ? datum.id : datum.kind === 'atom' && typeof datum.value === 'string' ? idFromText(datum.value, datum.origin) : undefined;
    return id && idMeant(id, type, datum.origin);
  };

  function elementMeant(written: string, type: string): Meant | undefined {
    const id = twinOf(written) ?? written;
    const target = byId.get(id);
    if (!target) return undefined;
    if (target.type !== type) return wrongType(target.type, type);
    if (!target.existing) return { kind: 'element', id, assumed: undefined };
    const { parent, name } = target;
    const origin: Origin = { span: target.head, what: `\`${id}\``, from: [] };
    if (!parent) return name && namesMeant(type, [name], { scope: target.scope, sure: false }, origin);
    if (parent.kind === 'names') return name && namesMeant(type, [...parent.names, name], { scope: target.scope, sure: false }, origin);
    return name && childMeant(elementMeant(parent.id, typeAbove(type)), type, name, origin);
  }

  function idMeant({ scope, type: tail, names }: PartialId, type: string, origin: Origin): Meant | undefined {
    if (scope.kind === 'id' && scope.as === 'extension') {
      const group = scopeOfGroupId(scope.id);
      return group !== undefined && tail.toLowerCase() === type ? namesMeant(type, names, { scope: group, sure: true }, origin) : undefined;
    }
    if (scope.kind === 'id') {
      const own = names.at(-1);
      if (!own || scope.id.kind === 'choice' || names.length !== 1) return undefined;
      const above = typeAbove(type);
      if (`${above}/${tail}`.toLowerCase() !== type) return undefined;
      return childMeant(meant({ datum: scope.id, part: scope.id.origin.part }, above), type, own, origin);
    }
    if (tail.toLowerCase() !== type) return wrongType(tail, type);
    return namesMeant(type, names, { scope: keyOf(scope), sure: true }, origin);
  }

  /** What lies within another thing. What is within something assumed is assumed to be there as well. */
  function childMeant(parent: Meant | undefined, type: string, name: Datum, origin: Origin): Meant | undefined {
    if (!parent || parent.kind === 'unclear') return parent;
    if (parent.kind === 'either') return { kind: 'unclear', reason: 'read-from-azure', message: `a condition decides what ${quoted(name)} lies in` };
    if (parent.kind === 'elsewhere') {
      const key = nameKey(name);
      return isWritten(key) ? elsewhere(type, [...parent.elsewhere.shown, textOfName(name)], parent.elsewhere.scope, origin) : nameless(name);
    }
    const found = childrenOf(parent.id, type).filter((target) => sameName(target, name));
    const [one, another] = found;
    if (one && another) return eitherOf(found) ?? { kind: 'unclear', reason: 'read-from-azure', message: `several of them are called ${quoted(name)}` };
    if (one) return { kind: 'element', id: one.id, assumed: parent.assumed };
    if (parent.assumed) return { kind: 'unclear', reason: 'read-from-azure', message: `${quoted(name)} is not described here` };
    return isWritten(nameKey(name)) ? strangerWithin(parent.id, type, name, origin) : nameless(name);
  }

  /** Something in a thing of the text that is not among what the text puts there. */
  function strangerWithin(parent: string, type: string, name: Datum, { span }: Origin): Meant {
    const above = byId.get(parent)?.name;
    const shown = [above ? textOfName(above) : parent, textOfName(name)];
    const id = `existing ${parent}/${type.slice(type.lastIndexOf('/') + 1)}/${textOfName(name).toLowerCase()}`;
    return { kind: 'elsewhere', elsewhere: { id, type, names: shown.map((each) => each.toLowerCase()), shown, scope: undefined, within: parent, span } };
  }

  /** What is known by its names alone. Candidates of the same scope come first; they are certain where the names are those of that scope. */
  function namesMeant(type: string, names: readonly Datum[], where: Where, origin: Origin): Meant | undefined {
    const { scope, sure } = where;
    const [name] = names.slice(-1);
    if (!name) return undefined;
    if (names.length > 1) return childMeant(namesMeant(typeAbove(type), names.slice(0, -1), where, origin), type, name, origin);
    const { part } = name.origin;
    if (part?.attribute === 'name' && byId.get(part.element)?.type === type) return elementMeant(part.element, type);
    const key = nameKey(name);
    if (key === undefined) return nameless(name);
    const everywhere = madeByName().get(`${type} ${key}`) ?? [];
    const here = everywhere.filter((target) => target.scope === scope);
    const found = here.length > 0 ? here : everywhere.filter((target) => !areOther(target.scope, scope));
    const [one, another] = found;
    if (one && another) return (sure ? eitherOf(found) : undefined) ?? { kind: 'unclear', reason: 'read-from-azure', message: `several here are called ${quoted(name)}: ${found.map(({ id }) => `\`${id}\``).join(', ')}` };
    if (one) return { kind: 'element', id: one.id, assumed: sure && one.scope === scope ? undefined : assumptionOf(one, name) };
    return isWritten(key) ? elsewhere(type, [textOfName(name)], scope, origin) : nameless(name);
  }

  let byName: Map<string, Target[]> | undefined;

  /** What the text makes, by type and name: thousands of links are looked up in it. */
  function madeByName(): ReadonlyMap<string, readonly Target[]> {
    if (byName) return byName;
    byName = new Map();
    for (const target of all) {
      for (const own of target.existing ? [] : nameKeys(target.name)) {
        const key = `${target.type} ${own}`;
        const same = byName.get(key);
        if (same) same.push(target);
        else byName.set(key, [target]);
      }
    }
    return byName;
  }

  const children = new Map<string, ReadonlyMap<string, readonly Target[]>>();

  function childrenOf(id: string, type: string): readonly Target[] {
    let byParent = children.get(type);
    if (!byParent) {
      const sorted = new Map<string, Target[]>();
      for (const target of all) {
        const above = !target.existing && target.type === type ? parentMeant(target) : undefined;
        if (above?.kind !== 'element') continue;
        const same = sorted.get(above.id);
        if (same) same.push(target);
        else sorted.set(above.id, [target]);
      }
      byParent = new Map([...sorted].map(([parent, targets]) => [parent, withoutTwins(targets)]));
      children.set(type, byParent);
    }
    return byParent.get(id) ?? [];
  }

  const twins = new Map<string, string>();
  const otherwise = new Map<string, Condition>();

  /** Each name once. The twins are known as soon as the children of the type have been asked for. */
  function withoutTwins(targets: readonly Target[]): readonly Target[] {
    const last = new Map<string, Target>();
    for (const target of [...targets.filter(({ inline }) => inline), ...targets.filter(({ inline }) => !inline)]) {
      const key = nameKey(target.name);
      const before = key === undefined ? undefined : last.get(key);
      if (key === undefined || (before && before.inline && target.inline)) continue;
      // Of what excludes itself by conditions, each is a thing of its own. What is made under a condition is what there is with it.
      if (before && compatible(before.when, target.when)) {
        const [only, another] = target.when.filter((condition) => !before.when.some((other) => sameCondition(condition, other)));
        if (!only) twins.set(before.id, target.id);
        else if (!another) otherwise.set(before.id, negated(only));
      }
      last.set(key, target);
    }
    return targets.filter(({ id }) => !twins.has(id)).map((target) => {
      const condition = otherwise.get(target.id);
      return condition ? { ...target, when: [...target.when, condition] } : target;
    });
  }

  function twinOf(id: string): string | undefined {
    const target = byId.get(id);
    if (target?.parent && !target.existing) childrenOf('', target.type);
    let twin = twins.get(id);
    for (let next = twin; next !== undefined; next = twins.get(next)) twin = next;
    return twin;
  }

  function parentMeant({ parent, type, scope }: Target): Meant | undefined {
    if (!parent) return undefined;
    if (parent.kind === 'element') return elementMeant(parent.id, typeAbove(type));
    return namesMeant(typeAbove(type), parent.names, { scope, sure: true }, parent.names[0]?.origin ?? { span: nowhere, what: '', from: [] });
  }

  return {
    meant,
    twinOf,
    insteadOf(id) {
      twinOf(id);
      return otherwise.get(id);
    },
    parentOf(id) {
      const target = byId.get(id);
      return target && parentMeant(target);
    },
  };
}

const nowhere: Span = { uri: '', start: 0, end: 0 };

/** What is not known by its name, for the reason why the name is not. */
function nameless(name: Datum): Meant | undefined {
  return name.kind === 'unknown' ? { kind: 'unclear', reason: name.reason, message: name.message } : undefined;
}

function wrongType(found: string, wanted: string): Meant {
  const last = (type: string): string => type.slice(type.lastIndexOf('/') + 1);
  return { kind: 'unclear', reason: 'unreadable', message: `it is the id of something in \`${last(found)}\`, where one in \`${last(wanted)}\` is needed` };
}

function assumptionOf({ id, head }: Target, name: Datum): Assumption {
  const file = nameOf(head.uri);
  return {
    condition: { subject: `${quoted(name)}`, is: `the one in ${file}` },
    origin: { span: head, what: `assumed to be \`${id}\` in ${file}`, from: [] },
  };
}

/** Things of one name of which no two can be there together. */
function eitherOf(found: readonly Target[]): Meant | undefined {
  const exclusive = found.every((one, index) => found.slice(index + 1).every((other) => !compatible(one.when, other.when)));
  return exclusive ? { kind: 'either', ways: found.map(({ id, when }) => ({ id, when })) } : undefined;
}

/** Whether two scopes are both written out, and differ. */
function areOther(one: string, two: string | undefined): boolean {
  // What another root makes is none of what is made here.
  if (rootIn(two)) return one !== two;
  const isWrittenOut = (scope: string): boolean => /^(?:group|subscription) /.test(scope) && !scope.includes('\u0000');
  return two !== undefined && one !== two && isWrittenOut(one) && isWrittenOut(two);
}

/** Where names are looked up. `sure`: they are the names of that scope, and not of something that is only called so. */
interface Where {
  readonly scope: string | undefined;
  readonly sure: boolean;
}

/** The key of the scope that an id names; undefined where nothing tells it. */
function keyOf(scope: PartialScope): string | undefined {
  if (scope.kind === 'deployment') return scope.of;
  return scope.kind === 'resourceGroup' ? scopeOfGroup(scope.subscription, scope.resourceGroup) : undefined;
}

function elsewhere(type: string, shown: readonly string[], scope: string | undefined, { span }: Origin): Meant {
  const names = shown.map((name) => name.toLowerCase());
  const place = scope === undefined || scope === '' ? '' : ` in ${scopeName(scope)}`;
  return { kind: 'elsewhere', elsewhere: { id: elsewhereId(type, names) + place, type, names, shown, scope, within: undefined, span } };
}

/** `existing virtualNetworks/hub/subnets/nodes`. */
export function elsewhereId(type: string, names: readonly string[]): string {
  const kinds = type.split('/').slice(1).map((kind) => kindNames[kind] ?? kind);
  return `existing ${kinds.map((kind, index) => `${kind}/${names[index] ?? ''}`).join('/')}`;
}

const kindNames: Readonly<Record<string, string>> = {
  virtualnetworks: 'virtualNetworks', routetables: 'routeTables', managedclusters: 'managedClusters', agentpools: 'agentPools',
  natgateways: 'natGateways', networksecuritygroups: 'networkSecurityGroups', userassignedidentities: 'userAssignedIdentities',
};

/** Whether a key is a name that is written out, and not one that is only told from others. */
export function isWritten(key: string | undefined): key is string {
  return key !== undefined && !key.startsWith('\u0000');
}

function textOfName(name: Datum): string {
  return name.kind === 'atom' ? String(name.value) : name.origin.what;
}

function sameName(target: Target, name: Datum): boolean {
  const { part } = name.origin;
  if (part?.attribute === 'name' && part.element === target.id) return true;
  const key = nameKey(name);
  return key !== undefined && nameKeys(target.name).includes(key);
}

function typeAbove(type: string): string {
  return type.slice(0, type.lastIndexOf('/'));
}

function quoted(name: Datum): string {
  return `\`${textOfName(name)}\``;
}
