import type { Origin } from '../../../model/value';
import { failure, type Datum, type PartialId, type PartialScope } from '../datum';
import { overPossible, type Decided } from './choices';
import { ofValues, type ArmFunction } from './define';
import { joined, type Part } from './joining';
import { unknownFor, whyUnknown } from './results';

/**
 * The functions that make resource ids. An id that the text gives whole is a string. Mostly it does not, because the
 * subscription and the resource group are those of the deployment: then the result is unknown and carries `id`, what the
 * text does give. The type and the names in it are enough to find the resource among those of the template.
 */
export const resourceIdFunctions: readonly ArmFunction[] = [
  // Before the type a subscription and a resource group may stand, or one of them. With a subscription alone the scope of the
  // deployment decides whether the id has a resource group, so that it is never known whole.
  identifying('resourceId', 2, (before, origin) => {
    const [first, second] = before;
    if (before.length > 2) return failure('only a subscription and a resource group may stand before the type', origin);
    if (first && second) return { kind: 'resourceGroup', subscription: first, resourceGroup: second };
    if (!first) return { kind: 'deployment' };
    return isGuid(first) ? { kind: 'subscription', subscription: first } : { kind: 'resourceGroup', subscription: undefined, resourceGroup: first };
  }),
  identifying('subscriptionResourceId', 2, (before, origin) => {
    if (before.length > 1) return failure('only a subscription may stand before the type', origin);
    return { kind: 'subscription', subscription: before[0] };
  }),
  identifying('managementGroupResourceId', 2, (before, origin) => {
    if (before.length > 1) return failure('only a management group may stand before the type', origin);
    return { kind: 'managementGroup', managementGroup: before[0] };
  }),
  identifying('tenantResourceId', 2, (before, origin) => (before.length > 0 ? failure('nothing may stand before the type', origin) : '')),
  identifying('extensionResourceId', 3, ([base, ...more], origin) => {
    if (!base || more.length > 0) return failure('one id must stand before the type', origin);
    return { kind: 'id', id: base, as: 'extension' };
  }),
];

/** What the arguments before the type say of the place: `''` for the tenant, whose ids begin with `/providers/`. */
type Place = (before: readonly Decided[], origin: Origin) => PartialScope | Datum | '';

function identifying(name: string, least: number, placeOf: Place): ArmFunction {
  return ofValues(name, least, undefined, (given, origin) => overPossible(given, origin, (args) => {
    const failed = args.find((arg) => arg.kind === 'unknown' && arg.failed);
    if (failed) return { ...failed, origin };
    // Of an extension the id comes first, and it has slashes too.
    const at = args.findIndex((arg, index) => index >= least - 2 && isType(arg));
    const type = args[at];
    if (type?.kind !== 'atom' || typeof type.value !== 'string') return notATypeIn(args, origin);
    const names = args.slice(at + 1);
    // A slash behind the type is passed over: hundreds of Azure's quickstart templates write one.
    const kind = type.value.replace(/\/+$/, '');
    const wanted = kind.split('/').length - 1;
    if (names.length !== wanted) return failure(`\`${kind}\` takes ${wanted} ${wanted === 1 ? 'name' : 'names'}, not ${names.length}`, origin);
    const wrong = [...args.slice(0, at), ...names].find((arg) => !whyUnknown(arg) && !(arg.kind === 'atom' && typeof arg.value === 'string'));
    if (wrong) return failure('names must be strings', origin);
    const place = placeOf(args.slice(0, at), origin);
    if (place !== '' && isDatum(place)) return place;
    const whole = name !== 'resourceId' || place === '' || place.kind !== 'subscription';
    return identified(place, kind, names, whole, origin);
  }));
}

function isDatum(place: PartialScope | Datum): place is Datum {
  return 'origin' in place;
}

/** A type has its namespace, the part before the first slash. */
function isType(arg: Decided): boolean {
  return arg.kind === 'atom' && typeof arg.value === 'string' && /^[^/]+\/[^/]/.test(arg.value);
}

function notATypeIn(args: readonly Decided[], origin: Origin): Datum {
  const why = args.map(whyUnknown).find((each) => each !== undefined);
  return why ? unknownFor(why, origin) : failure('the type of the resource is missing', origin);
}

/** The id as a text where all of it is known; else what is known of it. */
function identified(place: PartialScope | '', type: string, names: readonly Decided[], whole: boolean, origin: Origin): Datum {
  const id: PartialId = { scope: place === '' ? { kind: 'deployment' } : place, type, names };
  const scope = place === '' ? [] : whole ? partsOf(place) : undefined;
  const [namespace = '', ...types] = type.split('/');
  const tail = types.flatMap((each, index): Part[] => { const name = names[index]; return name ? [`/${each}/`, name] : []; });
  if (scope === undefined) {
    return { kind: 'unknown', reason: 'run-time', message: 'the subscription and resource group of the deployment are not in the text', failed: false, id, origin };
  }
  const text = joined([...scope, `/providers/${namespace}`, ...tail], origin);
  return text.kind === 'unknown' && place !== '' ? { ...text, id } : text;
}

/** What stands before `/providers/` in an id; undefined when a part of it is the deployment's. */
function partsOf(scope: PartialScope): readonly Part[] | undefined {
  switch (scope.kind) {
    case 'deployment':
      return undefined;
    case 'subscription':
      return inTurn(['/subscriptions/', scope.subscription]);
    case 'resourceGroup':
      return inTurn(['/subscriptions/', scope.subscription, '/resourceGroups/', scope.resourceGroup]);
    case 'managementGroup':
      return inTurn(['/providers/Microsoft.Management/managementGroups/', scope.managementGroup]);
    case 'id':
      return inTurn([scope.id]);
  }
}

function inTurn(parts: readonly (string | Datum | undefined)[]): readonly Part[] | undefined {
  const all: Part[] = [];
  for (const part of parts) {
    if (part === undefined || (typeof part === 'object' && part.kind === 'choice')) return undefined;
    all.push(part);
  }
  return all;
}

function isGuid(datum: Decided): boolean {
  return datum.kind === 'atom' && typeof datum.value === 'string' && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(datum.value);
}
