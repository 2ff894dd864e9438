import type { Condition } from '../../model/condition';
import type { Origin } from '../../model/value';
import { atom, unknown, type Choice, type Datum, type PartialId, type UnknownDatum } from '../shared/datum';
import type { Target } from '../shared/template/links';
import { fromRoot } from '../shared/template/scopes';
import { instancesOf } from './instances';
import { withCalled } from './module-calls';
import type { Evaluation } from './scope';
import { azurermTypes, targetsIn } from './targets';

/** Another root, as one that reads its state sees it. */
export interface OtherRoot {
  /**
   * The value without what it has to do with the elements of its own root: ids become those of things elsewhere, known by their names,
   * and conditions say whose they are.
   */
  seen(datum: Datum): Datum;
}

/** `name`: how the other root is called from here. */
export function foreignTo(root: Evaluation, name: string): OtherRoot {
  const origins = new Map<Origin, Origin>();
  let found: ReadonlyMap<string, Target> | undefined;
  const targets = (): ReadonlyMap<string, Target> => (found ??= targetsBelow(root));

  function plain(origin: Origin): Origin {
    const known = origins.get(origin);
    if (known) return known;
    const { span, what, literal } = origin;
    // Its causes are shared, and none of them leads back to it.
    const own: Origin = { span, what, from: origin.from.map(plain), ...(literal && { literal }) };
    origins.set(origin, own);
    return own;
  }

  function seen(datum: Datum): Datum {
    return datum.kind === 'choice'
      ? { ...datum, options: datum.options.map(({ datum: option, when }) => ({ datum: seenWay(option), when: when.map(renamed) })), origin: plain(datum.origin) }
      : seenWay(datum);
  }

  function renamed(condition: Condition): Condition {
    return { ...condition, subject: `${condition.subject} in ${name}` };
  }

  function seenWay(datum: Exclude<Datum, Choice>): Exclude<Datum, Choice> {
    const origin = plain(datum.origin);
    const later = `it is known after the deployment of ${name}`;
    switch (datum.kind) {
      case 'atom':
        return atom(datum.value, origin);
      case 'list':
        return { ...datum, items: datum.items.map(seen), origin };
      case 'object': {
        const { element, ...rest } = datum;
        const entries = new Map([...datum.entries].map(([key, entry]) => [key, seen(entry)]));
        if (element === undefined) return { ...rest, entries, origin };
        if (!entries.has('id')) entries.set('id', idOf(element, origin));
        return { ...rest, entries, open: datum.open ?? { reason: 'read-from-azure', message: later }, origin };
      }
      case 'reference':
        return datum.attribute === 'id' ? idOf(datum.element, origin) : unknown('read-from-azure', later, origin);
      case 'unknown': {
        const { id, reason, message, failed } = datum;
        const whole = id && seenId(id);
        return { kind: 'unknown', reason, message, failed, origin, ...(whole && { id: whole }) };
      }
    }
  }

  function idOf(element: string, origin: Origin): UnknownDatum {
    const id = partialId(element);
    return { ...unknown('read-from-azure', `it is known after the deployment of ${name}`, origin), ...(id && { id }) };
  }

  function partialId(element: string): PartialId | undefined {
    const target = targets().get(element);
    if (!target) return undefined;
    const above = target.parent?.kind === 'element' ? targets().get(target.parent.id) : undefined;
    const parents = target.parent?.kind === 'names' ? target.parent.names.map((each) => nameIn(each, undefined)) : above ? [nameIn(above.name, above.id)] : [];
    const names = [...parents, nameIn(target.name, target.id)].map((text) => text !== undefined && atom(text, { span: target.head, what: text, from: [] }));
    if (names.includes(false)) return undefined;
    // What the other root only reads is not made there.
    const scope = { kind: 'deployment', of: target.existing ? '' : fromRoot(root.run.root, name) } as const;
    return { scope, type: target.type, names: names.flatMap((each) => each || []) };
  }

  function seenId({ scope, type, names }: PartialId): PartialId | undefined {
    if (scope.kind === 'id') {
      const id = seen(scope.id);
      return { scope: { ...scope, id }, type, names: names.map(seen) };
    }
    const group = scope.kind === 'resourceGroup' ? { ...scope, subscription: scope.subscription && seen(scope.subscription), resourceGroup: seen(scope.resourceGroup) } : scope;
    return { scope: group, type, names: names.map(seen) };
  }

  return { seen };
}

/** A name as it is written, else the id of the element that has it: of that it is known which one it is. */
function nameIn(name: Datum | undefined, id: string | undefined): string | undefined {
  if (name?.kind === 'atom' && typeof name.value === 'string') return name.value;
  const part = name?.origin.part ?? (name?.kind === 'reference' ? { element: name.element, attribute: name.attribute } : undefined);
  return id ?? (part?.attribute === 'name' ? part.element : undefined);
}

/** All that links may lead to in a root and the modules that it calls. */
function targetsBelow(root: Evaluation): ReadonlyMap<string, Target> {
  const targets = withCalled(root).evaluations.flatMap((evaluation) => [...evaluation.module.resources.values()].flatMap((resource) =>
    (resource.type in azurermTypes || resource.type === 'azapi_resource' ? instancesOf(evaluation, resource).instances.flatMap(targetsIn) : [])));
  return new Map(targets.map((target) => [target.id, target]));
}
