import { allFindings, analyze, findingsIn, type Analysis, type Report } from '../analyze';
import type { Change } from '../model/change';
import { elementsOf, isList, valuesOf } from '../model/elements';
import type { NewSubnet, WhatIf } from '../model/map';
import type { Value } from '../model/value';
import { readRange } from '../net/range';
import type { TextEdit } from '../text/span';
import { editedTexts, spellAll } from './fixes';
import { deploymentKey, reportOf } from './map';
import { waysFor } from './what-if-changes';

/** The edits for a what-if, or why the text cannot be changed so. */
export type WhatIfEdits = { readonly edits: readonly TextEdit[] } | { readonly refused: string };

/**
 * What-ifs as a change of the text, in the words of the model and then of the language. A new analysis proves that the text says
 * afterwards what was wanted.
 */
export function editsFor(analysis: Analysis, report: Report, wanted: readonly WhatIf[]): WhatIfEdits {
  const unnamed = wanted.find((each) => each.property === 'model' && each.to === 'pod-subnet' && !everyPoolHasPodSubnet(report, each.element, wanted));
  if (unnamed) return { refused: 'This model needs a subnet for the pods of each pool: choose one' };
  const changes: Change[] = [];
  const { unit } = report.deployment;
  for (const each of inOrder(wanted)) {
    const ways = waysFor(report.design.network, each);
    if (typeof ways === 'string') return { refused: ways };
    const way = ways.find((one) => spellAll(analysis, unit, one) !== undefined);
    if (!way) return { refused: noWay(each, ways.flat()) };
    changes.push(...way);
  }
  if (changes.length === 0) return { refused: 'Nothing is set to another value than in the text' };
  const spelled = spellAll(analysis, unit, distinctChanges(changes));
  const edits = spelled && distinct(spelled);
  if (!edits) return { refused: 'These changes meet at one place in the text: make them one after the other' };
  const after = reportAfter(analysis, report, edits);
  const missed = wanted.find((each) => !after || !holds(after, each));
  return missed ? { refused: `${whatIfNames[missed.property]} cannot be set in the text alone: other text decides about it as well` } : { edits };
}

/** A new subnet in a network of the text, or why there is no certain way to write it. */
export function insertionFor(analysis: Analysis, report: Report, { network: id, name, prefix }: NewSubnet): WhatIfEdits {
  const { network } = report.design;
  const target = network.virtualNetworks.find((each) => each.id === id);
  if (!target) return { refused: 'The network is no longer in the text' };
  if (!/^[A-Za-z0-9]([A-Za-z0-9_.-]{0,78}[A-Za-z0-9_])?$/.test(name)) return { refused: 'Azure takes letters, digits, dots, hyphens and underscores for the name of a subnet' };
  if (network.subnets.some((each) => isKnown(each.virtualNetwork, id) && each.name.kind === 'known' && each.name.value.toLowerCase() === name.toLowerCase())) return { refused: `The network has a subnet ${name}` };
  const reading = readRange(prefix);
  if (reading.kind !== 'range') return { refused: `${prefix} is not an address range` };
  const edits = spellAll(analysis, report.deployment.unit, [{ kind: 'insert-subnet', network: target.span, name, prefix }]);
  if (!edits) return { refused: 'There is no certain way to write a subnet here: its network comes from a loop, a module or elsewhere' };
  const after = reportAfter(analysis, report, edits)?.design.network.subnets ?? [];
  const made = after.filter((each) => isKnown(each.name, name) && isKnown(firstOf(each.prefixes), prefix));
  const isMade = made.length === 1 && made.every((each) => isKnown(each.virtualNetwork, id)) && after.length === network.subnets.length + 1;
  return isMade ? { edits } : { refused: 'There is no certain way to write a subnet here: the text of its network stands for several' };
}

/** The messages of the findings that would go and come in the whole workspace with these edits. */
export function findingsAfter(analysis: Analysis, edits: readonly TextEdit[]): { readonly gone: readonly string[]; readonly come: readonly string[] } {
  const after = analyze(analysis, editedTexts(analysis, edits), analysis.options);
  const messages = (of: Analysis): readonly string[] => {
    const found = [...after.touched].flatMap((uri) => findingsIn(of, uri)).map(({ message }) => message);
    return after.touched.size === 0 ? allFindings(of).map(({ message }) => message) : found;
  };
  const [was, is] = [messages(analysis), messages(after)];
  return { gone: without(was, is), come: without(is, was) };
}

function everyPoolHasPodSubnet({ design: { network } }: Report, cluster: string, wanted: readonly WhatIf[]): boolean {
  const pools = network.clusters.find(({ id }) => id === cluster)?.nodePools ?? [];
  return pools.every(({ id, podSubnet }) => podSubnet.kind === 'known' || wanted.some(({ element, property }) => element === id && property === 'podSubnet'));
}

function reportAfter(analysis: Analysis, { deployment }: Report, edits: readonly TextEdit[]): Report | undefined {
  return reportOf(analyze(analysis, editedTexts(analysis, edits), analysis.options), deploymentKey(deployment.unit));
}

function holds({ design: { network, plan } }: Report, { element: id, property, to }: WhatIf): boolean {
  if (property === 'model') return plan.clusters.some(({ cluster, model, pools }) => cluster.id === id && isKnown(model.value, to) && pools.every((pool) => isKnown(pool.model.value, to)));
  for (const { element } of elementsOf(network)) {
    if (element.id !== id) continue;
    for (const [name, value] of valuesOf(element)) {
      if (name !== property) continue;
      return isKnown(firstOf(value), to) || (to === false && value.kind === 'absent');
    }
  }
  return false;
}

function firstOf(value: Value<unknown>): Value<unknown> {
  return value.kind === 'known' && isList(value.value) ? value.value.items[0] ?? value : value;
}

function isKnown(value: Value<unknown>, wanted: unknown): boolean {
  return value.kind === 'known' && String(value.value).toLowerCase() === String(wanted).toLowerCase();
}

/** The switch of the autoscaler comes last: in Terraform its name is the longest, and others would not be in line with it. */
function inOrder(wanted: readonly WhatIf[]): readonly WhatIf[] {
  return [...wanted].sort((a, b) => Number(a.property === 'autoscaling') - Number(b.property === 'autoscaling'));
}

function noWay({ property }: WhatIf, changes: readonly Change[]): string {
  if (changes.some(({ kind }) => kind === 'link')) return 'There is no certain way to name that subnet here: write its id by hand';
  return `There is no certain way to write ${whatIfNames[property].toLowerCase()} into the text: change it there by hand`;
}

const whatIfNames: Readonly<Record<WhatIf['property'], string>> = {
  count: 'The number of nodes', minCount: 'The minimum of nodes', maxCount: 'The maximum of nodes', maxPods: 'The number of pods per node', maxSurge: 'The surge',
  autoscaling: 'The autoscaler', model: 'The network model', podSubnet: 'The pod subnet', prefixes: 'The prefix', podCidrs: 'The pod range',
};

function without(all: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others];
  return all.filter((each) => {
    const at = left.indexOf(each);
    if (at < 0) return true;
    left.splice(at, 1);
    return false;
  });
}

/** What a text that several elements share has to lose or gain is written once. */
function distinctChanges(changes: readonly Change[]): readonly Change[] {
  return [...new Map(changes.map((change) => [changeKey(change), change])).values()];
}

function changeKey(change: Change): string {
  switch (change.kind) {
    case 'set':
    case 'remove':
      return JSON.stringify([change.kind, change.value.origin.literal ?? change.value.span, change.kind === 'set' ? change.to : null]);
    case 'add':
      return JSON.stringify([change.kind, change.at.span, change.at.property, change.to]);
    case 'link':
      return JSON.stringify([change.kind, change.at.span, change.property, change.to]);
    case 'insert-subnet':
      return JSON.stringify(change);
  }
}

/** Two values that one literal decides are changed by one edit. */
function distinct(edits: readonly TextEdit[]): readonly TextEdit[] {
  const seen = new Map(edits.map((edit) => [JSON.stringify(edit), edit]));
  return [...seen.values()];
}
