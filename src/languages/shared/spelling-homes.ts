import { azureNames, type AzureName } from './azure-names';
import { bare, entriesNamed, objectOf, piecesAround, sameExtent, type Outline, type WrittenObject } from './spelling-outline';
import type { Extent } from './written';

/** The object that a property belongs in. */
export interface Home {
  readonly object: WrittenObject;
  /** The object within it that has to be made first. */
  readonly missing: string | undefined;
}

/**
 * The object in which Azure looks for the property, starting from the place that lacks it: the head of a resource, the key of an
 * object, or the name of an object in a list. Objects that are missing on the way are not made up, but for the upgrade settings.
 */
export function homeOf(outline: Outline, property: string, place: Extent): Home | undefined {
  const azure = azureNames[property];
  if (!azure) return undefined;
  const resource = outline.resources.find(({ head }) => sameExtent(head, place));
  const start = resource ? ofResource(outline, resource, azure) : ofObject(outline, azure, place);
  return start && descend(outline, start);
}

/** The last part of a resource type, in small letters. */
export function lastPartOf(type: string): string {
  return type.slice(type.lastIndexOf('/') + 1).toLowerCase();
}

/** The steps from a resource to the object, and the kind of resource that has it; undefined for any. */
const ways: Readonly<Record<AzureName['in'], { readonly of: string | undefined; readonly path: readonly string[] }>> = {
  networkProfile: { of: 'managedclusters', path: ['properties', 'networkProfile'] },
  properties: { of: undefined, path: ['properties'] },
  sku: { of: 'managedclusters', path: ['sku'] },
  pool: { of: 'agentpools', path: ['properties'] },
  upgradeSettings: { of: 'agentpools', path: ['properties', 'upgradeSettings'] },
  addressSpace: { of: 'virtualnetworks', path: ['properties', 'addressSpace'] },
};

/** What may be made where it is missing. */
const mayBeMade = 'upgradeSettings';

interface Start {
  readonly object: WrittenObject;
  readonly path: readonly string[];
}

function ofResource(outline: Outline, { type, body }: Outline['resources'][number], azure: AzureName): Start | undefined {
  const { of, path } = ways[azure.in];
  const object = of === undefined || of === lastPartOf(type) ? objectOf(outline, body) : undefined;
  return object && { object, path };
}

function ofObject(outline: Outline, azure: AzureName, place: Extent): Start | undefined {
  const around = piecesAround(outline, place).at(-1);
  const [object, entry] = around?.kind === 'object' ? [around, around.entries.find(({ key }) => sameExtent(key, place))] : [];
  if (object && entry) {
    const { path } = ways[azure.in];
    const step = path.findIndex((name) => name.toLowerCase() === entry.name?.toLowerCase());
    const inner = step < 0 ? undefined : objectOf(outline, entry.value);
    return inner && { object: inner, path: path.slice(step + 1) };
  }
  return ofItem(outline, azure, place);
}

/** An object in a list has its properties in itself, but for a subnet's. */
function ofItem(outline: Outline, azure: AzureName, place: Extent): Start | undefined {
  const path = waysOfItems[azure.in];
  // The whole entry may be one piece of the text with its value, as `...pool` is: the innermost object counts.
  const object = piecesAround(outline, place).findLast((piece) => piece.kind === 'object');
  if (!path || object?.kind !== 'object') return undefined;
  const entry = object.entries.find((each) => sameExtent(each, place));
  return entry && (entry === object.entries[0] || entry.name?.toLowerCase() === 'name') ? { object, path } : undefined;
}

const waysOfItems: Readonly<Partial<Record<AzureName['in'], readonly string[]>>> = {
  pool: [],
  upgradeSettings: ['upgradeSettings'],
  properties: ['properties'],
};

function descend(outline: Outline, { object, path }: Start): Home | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return { object, missing: undefined };
  const [entry, ...others] = entriesNamed(object, step);
  if (others.length > 0) return undefined;
  if (!entry) return step === mayBeMade ? { object, missing: step } : undefined;
  const inner = objectOf(outline, bare(entry.value));
  return inner && descend(outline, { object: inner, path: rest });
}
