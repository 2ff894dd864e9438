import type { WhatIf } from '../model/map';
import type { Cluster, NodePool, Subnet } from '../model/network';
import type { Value } from '../model/value';
import { formatRange, type Range } from '../net/range';
import { subnetLengths } from '../plan/facts/addresses';
import { maxPodsBounds, nodesPerPool } from '../plan/facts/limits';
import type { NetworkModel } from '../plan/plan';
import { button, el } from './dom';
import { isAutoscaled, wantedFor } from './details';
import { rangesIn } from './lanes';
import type { Planned } from './planned';
import { withWanted } from './state';
import type { Store } from './store';
import { wantedText } from './wanted-text';
import { modelName, nameOf } from './words';

/** The sliders and fields with which somebody tries what follows from other values. */
export function trialsFor(store: Store, base: Planned, id: string): readonly HTMLElement[] {
  const { network, deployment: { key } } = base;
  const subnet = network.subnets.find((each) => each.id === id);
  if (subnet) {
    const takers = base.subnets.get(id)?.takenBy ?? [];
    const pools = [...new Set(takers.map(({ pool }) => pool.pool))];
    return [prefixField(store, key, subnet), ...pools.flatMap((pool) => poolFields(store, base, pool))];
  }
  const cluster = network.clusters.find((each) => each.id === id);
  if (cluster) return [modelField(store, base, cluster), ...podRangeField(store, base, cluster), ...cluster.nodePools.slice(0, mostPools).flatMap((pool) => poolFields(store, base, pool))];
  for (const { nodePools } of network.clusters) {
    const pool = nodePools.find((each) => each.id === id);
    if (pool) return poolFields(store, base, pool);
  }
  return [];
}

/** More pools than these have their sliders where they are chosen themselves. */
const mostPools = 12;

function poolFields(store: Store, base: Planned, pool: NodePool): readonly HTMLElement[] {
  const key = base.deployment.key;
  const plan = [...base.clusters.values()].flatMap(({ pools }) => pools).find((each) => each.pool.id === pool.id);
  const number = (property: 'count' | 'minCount' | 'maxCount' | 'maxPods', label: string, written: number | undefined, least: number, most: number): HTMLElement =>
    slider(store, key, pool.id, property, label, written, least, most);
  const nodes = plan && atLeastOf(plan.nodes.now.cases);
  const autoscaled = isAutoscaled(pool);
  const scale = (value: number | undefined): number => Math.min(nodesPerPool.value, Math.max(60, 3 * (value ?? 0)));
  const [least, most] = [maxPodsBounds.value.least, maxPodsBounds.value.most];
  return [el('fieldset', {}, el('legend', {}, `Pool ${nameOf(pool)}`),
    ...(autoscaled
      ? [
        ...(pool.count.kind === 'known' ? [number('count', 'Nodes', pool.count.value, 0, scale(certainly(pool.maxCount)))] : []),
        number('minCount', 'Minimum nodes', certainly(pool.minCount), 0, scale(certainly(pool.maxCount))),
        number('maxCount', 'Maximum nodes', certainly(pool.maxCount), 1, scale(certainly(pool.maxCount))),
      ]
      : [number('count', 'Nodes', nodes, 0, scale(nodes))]),
    number('maxPods', 'Pods per node', plan && certainly(plan.maxPods.value), least, most),
    surgeField(store, key, pool),
  )];
}

function slider(store: Store, deployment: string, element: string, property: WhatIf['property'], label: string, written: number | undefined, least: number, most: number): HTMLElement {
  const now = wantedFor(store, deployment, element, property);
  const value = typeof now === 'number' ? now : written;
  const id = `trial-${property}-${element.replace(/\W+/g, '-')}`;
  const range = el('input', { type: 'range', min: least, max: Math.max(most, value ?? 0), value: value ?? least, 'aria-label': `${label}, slider`, 'data-focus': `${id} range`, tabindex: 0 });
  const field = el('input', { id, type: 'number', min: least, max: property === 'maxPods' ? most : nodesPerPool.value, value: value ?? '', placeholder: 'not known', 'data-focus': id });
  const set = (text: string): void => {
    const number = Number(text);
    const whole = text.trim() !== '' && Number.isInteger(number) && number >= 0;
    field.classList.toggle('wrong', !whole);
    if (!whole) return;
    range.value = String(number);
    if (field.value !== text) field.value = text;
    store.change({ wanted: withWanted(store.state(), deployment, element, property, number === written ? undefined : number) });
  };
  range.addEventListener('input', () => { set(range.value); });
  field.addEventListener('input', () => { set(field.value); });
  return row(label, id, written === undefined ? 'not known in the text' : `in the text: ${written}`, range, field);
}

function surgeField(store: Store, deployment: string, pool: NodePool): HTMLElement {
  const id = `trial-surge-${pool.id.replace(/\W+/g, '-')}`;
  const written = certainly(pool.maxSurge);
  const now = wantedFor(store, deployment, pool.id, 'maxSurge');
  const field = el('input', { id, type: 'text', value: now ?? written ?? '', placeholder: 'default', size: 6, 'data-focus': id, inputmode: 'numeric', autocomplete: 'off', spellcheck: 'false' });
  field.addEventListener('input', () => {
    const text = field.value.trim();
    const right = text === '' || /^\d{1,4}%?$/.test(text);
    field.classList.toggle('wrong', !right);
    field.setAttribute('aria-invalid', String(!right));
    if (right) store.change({ wanted: withWanted(store.state(), deployment, pool.id, 'maxSurge', text === '' || text === written ? undefined : text) });
  });
  return row('Surge, nodes or %', id, written === undefined ? 'in the text: default' : `in the text: ${written}`, undefined, field);
}

function prefixField(store: Store, deployment: string, subnet: Subnet): HTMLElement {
  const ranges = rangesIn(subnet.prefixes);
  const range = ranges[0]?.range;
  const id = `trial-prefix-${subnet.id.replace(/\W+/g, '-')}`;
  if (!range || ranges.length > 1) return el('p', { class: 'quiet' }, ranges.length > 1 ? 'It has several prefixes: change them in the code.' : 'Its prefix is not known.');
  const written = formatRange(range);
  const now = wantedFor(store, deployment, subnet.id, 'prefixes');
  const choice = el('select', { id, 'data-focus': id }, ...lengths(range).map(({ text, length }) => el('option', { value: text, selected: text === (now ?? written) }, `/${length}  ${text}`)));
  choice.addEventListener('change', () => { store.change({ wanted: withWanted(store.state(), deployment, subnet.id, 'prefixes', choice.value === written ? undefined : choice.value) }); });
  return el('fieldset', {}, el('legend', {}, `Subnet ${nameOf(subnet)}`), row('Prefix', id, `in the text: ${written}`, undefined, choice));
}

/** The ranges of every length around the present one: larger ones contain it, smaller ones begin where it does. */
function lengths(range: Range): readonly { readonly text: string; readonly length: number }[] {
  const found: { text: string; length: number }[] = [];
  for (let length = Math.max(8, range.length - 8); length <= subnetLengths.value.smallest; length++) {
    const bits = BigInt(32 - length);
    found.push({ text: formatRange({ family: 4, first: (range.first >> bits) << bits, length }), length });
  }
  return found;
}

function podRangeField(store: Store, base: Planned, cluster: Cluster): readonly HTMLElement[] {
  const plan = base.podRanges.get(cluster.id);
  const range = plan && rangesIn(base.clusters.get(cluster.id)?.podCidrs.value ?? cluster.podCidrs)[0]?.range;
  if (!range) return [];
  const id = `trial-pods-${cluster.id.replace(/\W+/g, '-')}`;
  const written = formatRange(range);
  const now = wantedFor(store, base.deployment.key, cluster.id, 'podCidrs');
  const options = Array.from({ length: 13 }, (_, index) => index + 10).map((length) => {
    const bits = BigInt(32 - length);
    return { length, text: formatRange({ family: 4, first: (range.first >> bits) << bits, length }) };
  });
  const choice = el('select', { id, 'data-focus': id }, ...options.map(({ text, length }) => el('option', { value: text, selected: text === (now ?? written) }, `/${length}  ${text}`)));
  choice.addEventListener('change', () => { store.change({ wanted: withWanted(store.state(), base.deployment.key, cluster.id, 'podCidrs', choice.value === written ? undefined : choice.value) }); });
  return [el('fieldset', {}, el('legend', {}, 'Pod range'), row('Prefix', id, `in the text: ${written}`, undefined, choice))];
}

const models: readonly NetworkModel[] = ['overlay', 'node-subnet', 'kubenet', 'none'];

function modelField(store: Store, base: Planned, cluster: Cluster): HTMLElement {
  const id = `trial-model-${cluster.id.replace(/\W+/g, '-')}`;
  const model = base.clusters.get(cluster.id)?.model.value;
  const written = model?.kind === 'known' ? model.value : undefined;
  const now = wantedFor(store, base.deployment.key, cluster.id, 'model');
  const all = written !== undefined && !models.includes(written) ? [written, ...models] : models;
  const choice = el('select', { id, 'data-focus': id },
    ...(written === undefined ? [el('option', { value: '' }, 'not known')] : []),
    ...all.map((each) => el('option', { value: each, selected: each === (now ?? written) }, modelName(each))));
  choice.addEventListener('change', () => {
    store.change({ wanted: withWanted(store.state(), base.deployment.key, cluster.id, 'model', choice.value === written || choice.value === '' ? undefined : choice.value) });
  });
  return el('fieldset', {}, el('legend', {}, `Cluster ${nameOf(cluster)}`), row('Network model', id, written === undefined ? 'not known in the text' : `in the text: ${modelName(written)}`, undefined, choice));
}

function row(label: string, id: string, hint: string, range: HTMLElement | undefined, field: HTMLElement): HTMLElement {
  field.setAttribute('aria-describedby', `${id}-hint`);
  return el('div', { class: range ? 'trial' : 'trial wide' }, el('label', { for: id }, label), range, field, el('span', { id: `${id}-hint`, class: 'hint quiet' }, hint));
}

function certainly<T>(value: Value<T>): T | undefined {
  return value.kind === 'known' ? value.value : undefined;
}

function atLeastOf(cases: readonly { readonly atLeast: number }[]): number | undefined {
  const [only, ...others] = cases;
  return others.length === 0 ? only?.atLeast : undefined;
}

/** The bar at the foot of the panel: what is tried out, what the rules say to it, and what to do with it. */
export function trialBar(store: Store, key: string, checked: { readonly gone: readonly string[]; readonly come: readonly string[]; readonly refused: string | null } | undefined): HTMLElement | undefined {
  const wanted = store.state().wanted[key] ?? [];
  const planned = store.planned(key);
  if (wanted.length === 0 || !planned) return undefined;
  const isProposal = store.state().proposal !== undefined;
  const edit = button('Show as edit', { class: 'main', disabled: checked?.refused !== null && checked !== undefined, 'data-focus': 'edit' }, () => { store.send({ kind: 'edit', deployment: key, wanted }); });
  const reset = button('Reset', { 'data-focus': 'reset' }, () => { store.change({ wanted: { ...store.state().wanted, [key]: [] } }); });
  const lines = (label: string, all: readonly string[]): readonly HTMLElement[] => all.slice(0, 4).map((text) => el('li', {}, `${label}: ${text}`));
  return el('div', { class: 'trial-bar' },
    el('h3', {}, 'Tried out'),
    el('ul', { class: 'plain' }, ...wanted.map((each) => el('li', {}, wantedText(planned, each))),
      ...(checked ? [...lines('Would go', checked.gone), ...lines('Would come', checked.come)] : [])),
    checked?.refused ? el('p', { class: 'quiet' }, `${checked.refused}.`) : undefined,
    el('div', { class: 'buttons' }, isProposal ? undefined : edit, reset));
}
