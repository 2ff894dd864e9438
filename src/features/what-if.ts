import { allFindings, analyze, findingsIn, type Analysis, type Report } from '../analyze';
import type { Change, Scalar } from '../model/change';
import { elementsOf, isList, valuesOf } from '../model/elements';
import type { NewSubnet, WhatIf } from '../model/map';
import type { Cluster, Network } from '../model/network';
import type { Value } from '../model/value';
import { readRange } from '../net/range';
import type { TextEdit } from '../text/span';
import { editedTexts, spellAll } from './fixes';

/** The edits for a what-if, or why the text cannot be changed so. */
export type WhatIfEdits = { readonly edits: readonly TextEdit[] } | { readonly refused: string };

/** What-ifs as a change of the text, in the words of the model and then of the language. */
export function editsFor(analysis: Analysis, report: Report, wanted: readonly WhatIf[]): WhatIfEdits {
  const changes: Change[] = [];
  for (const each of wanted) {
    const found = changesFor(report.design.network, each);
    if (typeof found === 'string') return { refused: found };
    changes.push(...found);
  }
  if (changes.length === 0) return { refused: 'Nothing is set to another value than in the text' };
  const edits = spellAll(analysis, report.deployment.unit, changes);
  return edits ? { edits: distinct(edits) } : { refused: 'There is no certain way to write this into the text: change it there by hand' };
}

/** A new subnet in a network of the text, or why there is no certain way to write it. */
export function insertionFor(analysis: Analysis, report: Report, { network: id, name, prefix }: NewSubnet): WhatIfEdits {
  const network = report.design.network.virtualNetworks.find((each) => each.id === id);
  if (!network) return { refused: 'The network is no longer in the text' };
  if (!/^[A-Za-z0-9]([A-Za-z0-9_.-]{0,78}[A-Za-z0-9_])?$/.test(name)) return { refused: 'Azure takes letters, digits, dots, hyphens and underscores for the name of a subnet' };
  const reading = readRange(prefix);
  if (reading.kind !== 'range') return { refused: `${prefix} is not an address range` };
  const edits = spellAll(analysis, report.deployment.unit, [{ kind: 'insert-subnet', network: network.span, name, prefix }]);
  return edits ? { edits } : { refused: 'There is no certain way to write a subnet here: its network comes from a loop, a module or elsewhere' };
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

function without(all: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others];
  return all.filter((each) => {
    const at = left.indexOf(each);
    if (at < 0) return true;
    left.splice(at, 1);
    return false;
  });
}

/** Two values that one literal decides are changed by one edit. */
function distinct(edits: readonly TextEdit[]): readonly TextEdit[] {
  const seen = new Map(edits.map((edit) => [JSON.stringify(edit), edit]));
  return [...seen.values()];
}

function changesFor(network: Network, { element: id, property, to }: WhatIf): readonly Change[] | string {
  for (const { element } of elementsOf(network)) {
    if (element.id !== id) continue;
    const cluster = network.clusters.find((each) => each === element);
    if (property === 'model') return cluster ? modelChanges(cluster, String(to)) : 'Only a cluster has a network model';
    for (const [name, value] of valuesOf(element)) if (name === property) return changeOf(value, to);
  }
  return 'It is no longer in the text';
}

function changeOf(value: Value<unknown>, to: Scalar): readonly Change[] | string {
  switch (value.kind) {
    case 'known': {
      if (!isList(value.value)) return [{ kind: 'set', value, to }];
      const item = value.value.items[0];
      return item?.kind === 'known' ? [{ kind: 'set', value: item, to }] : 'The text does not say what it is now';
    }
    case 'absent':
      return [{ kind: 'add', at: value, to }];
    case 'oneOf':
      return 'It depends on a condition in the text: change it there by hand';
    case 'unknown':
      return `It is not known: ${value.message}`;
  }
}

/** The settings that make a model. Pod subnets need more than a setting. */
function modelChanges({ networkPlugin, networkPluginMode }: Cluster, model: string): readonly Change[] | string {
  const [plugin, mode] = model === 'overlay' ? ['azure', 'overlay'] : model === 'node-subnet' ? ['azure', undefined] : model === 'kubenet' || model === 'none' ? [model, undefined] : [];
  if (plugin === undefined) return 'This model needs a subnet for the pods of each pool';
  const first = networkPlugin.kind === 'known' && networkPlugin.value === plugin ? [] : changeOf(networkPlugin, plugin);
  const second = mode === undefined ? removal(networkPluginMode) : networkPluginMode.kind === 'known' && networkPluginMode.value === mode ? [] : changeOf(networkPluginMode, mode);
  if (typeof first === 'string') return first;
  return typeof second === 'string' ? second : [...first, ...second];
}

function removal(value: Value<string>): readonly Change[] | string {
  switch (value.kind) {
    case 'known':
      return [{ kind: 'remove', value }];
    case 'absent':
      return [];
    case 'oneOf':
    case 'unknown':
      return 'The mode of the network plugin depends on a condition in the text: change it there by hand';
  }
}
