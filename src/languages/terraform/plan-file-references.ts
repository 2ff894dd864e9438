import type { JsonNode, JsonObject } from '../shared/json-file';
import { addressFrom, outputFrom, pathOf, type ModuleStep } from './plan-file-addresses';
import { nodeAt, objectAt, textAt, textsAt } from './plan-file-json';
import type { PlannedResource } from './plan-file-resources';

/** Finds what an expression of the configuration leads to. */
export interface References {
  /**
   * The one resource of the kinds that an expression of a resource refers to, whatever lies between; undefined where there may be
   * others. A plan does not hold the expressions themselves, only what they refer to. `isAll`: whether nothing but resources of these kinds
   * can be meant, so that the only one within reach is it where the plan does not say.
   */
  target(expression: JsonNode | undefined, from: PlannedResource, kinds: readonly string[], isAll: boolean): string | undefined;
}

/** What is looked for and what was found so far, with the references that were followed: they may lead in circles. */
interface Search {
  readonly kinds: ReadonlySet<string>;
  readonly found: Set<string>;
  readonly seen: Set<string>;
}

/** A module of the configuration, in one of its copies. */
interface Place {
  readonly modules: readonly ModuleStep[];
  /** The modules from the root down to this one. */
  readonly configurations: readonly (JsonObject | undefined)[];
  /** The key of the copy from which the reference comes, where it is of the same `for_each`. */
  readonly key: string | undefined;
}

export function referencesIn(root: JsonNode | undefined, resources: readonly PlannedResource[]): References {
  const configuration = objectAt(root, 'configuration', 'root_module');
  const byResource = new Map<string, PlannedResource[]>();
  for (const each of resources) {
    const key = pathOf(each.address.modules) + each.address.resource;
    byResource.set(key, [...(byResource.get(key) ?? []), each]);
  }
  return {
    target(expression, from, names, isAll) {
      const { modules, key } = from.address;
      const configurations = modules.reduce<readonly (JsonObject | undefined)[]>((found, { name }) => [...found, objectAt(found.at(-1), 'module_calls', name, 'module')], [configuration]);
      const place: Place = { modules, configurations, key };
      const search: Search = { kinds: new Set(names), found: new Set(), seen: new Set() };
      const isWhole = expression !== undefined && follow(textsAt(expression, 'references'), place, search, 0);
      const [only, another] = isWhole ? search.found : isAll ? within(place, search.kinds) : [];
      return another === undefined ? only : undefined;
    },
  };

  /**
   * What can be meant where a plan does not say what an expression refers to: a value that is known later comes from something that is
   * made, in the module itself or given to it.
   */
  function within(place: Place, kinds: ReadonlySet<string>): ReadonlySet<string> {
    const path = pathOf(place.modules);
    const own = resources.filter(({ text, kind, values }) => text.startsWith(path) && kinds.has(kind) && textAt(values, 'id') === undefined).map(({ text }) => text);
    const search: Search = { kinds, found: new Set(own), seen: new Set() };
    const call = place.modules.at(-1);
    if (!call) return search.found;
    const inputs = objectAt(place.configurations.at(-2), 'module_calls', call.name, 'expressions');
    const above: Place = { modules: place.modules.slice(0, -1), configurations: place.configurations.slice(0, -1), key: undefined };
    const isWhole = (inputs?.members ?? []).map(({ value }) => follow(textsAt(value, 'references'), above, search, 1)).every(Boolean);
    return isWhole ? search.found : new Set([...search.found, ...within(above, kinds)]);
  }

  /** Adds the resources that the references lead to; false where some of them cannot be followed. */
  function follow(references: readonly string[], place: Place, search: Search, depth: number, wanted?: string): boolean {
    if (depth > mostSteps) return false;
    const longest = references.filter((text) => !references.some((other) => other !== text && (other.startsWith(`${text}.`) || other.startsWith(`${text}[`))));
    const sameKey = longest.some((text) => /^(?:each\.key|count\.index)$/.test(text));
    return longest.map((text) => followOne(text, sameKey ? place.key : wanted, place, search, depth)).every(Boolean);
  }

  function followOne(text: string, key: string | undefined, place: Place, search: Search, depth: number): boolean {
    if (/^(?:each\.key|count|path|terraform)\b/.test(text)) return true;
    const step = JSON.stringify([pathOf(place.modules), text, key]);
    if (search.seen.has(step)) return true;
    search.seen.add(step);
    // What locals and the values of a `for_each` refer to is not in a plan, or not by its parts.
    if (/^(?:local|each|self)\b/.test(text)) return false;
    const variable = /^var\.([\w-]+)/.exec(text)?.[1];
    if (variable !== undefined) return followInput(variable, place, search, depth);
    if (text.startsWith('module.')) return followOutput(text, key, place, search, depth);
    const address = addressFrom(text)?.address;
    const all = address ? (byResource.get(pathOf(place.modules) + address.resource) ?? []).filter(({ kind }) => search.kinds.has(kind)) : [];
    const chosen = address?.key ?? (all.some((each) => each.address.key === key) ? key : undefined);
    for (const each of all) if (chosen === undefined || each.address.key === chosen) search.found.add(each.text);
    return true;
  }

  /** What the values of the root are, a plan knows: they lead to no resource. */
  function followInput(variable: string, { modules, configurations }: Place, search: Search, depth: number): boolean {
    const call = modules.at(-1);
    if (!call) return true;
    const expression = nodeAt(configurations.at(-2), 'module_calls', call.name, 'expressions', variable);
    return follow(textsAt(expression, 'references'), { modules: modules.slice(0, -1), configurations: configurations.slice(0, -1), key: call.key }, search, depth + 1);
  }

  function followOutput(text: string, key: string | undefined, { modules, configurations }: Place, search: Search, depth: number): boolean {
    const output = outputFrom(text);
    const module = output && objectAt(configurations.at(-1), 'module_calls', output.module.name, 'module');
    if (!output || !module) return false;
    const expression = nodeAt(module, 'outputs', output.output, 'expression');
    const place: Place = { modules: [...modules, output.module], configurations: [...configurations, module], key: undefined };
    return follow(textsAt(expression, 'references'), place, search, depth + 1, output.key ?? key);
  }
}

const mostSteps = 50;
