import type { Cluster, Subnet } from '../model/network';
import { formatRange, type Range } from '../net/range';
import { subnetLengths } from '../plan/facts/addresses';
import { wantedFor } from './details';
import { el } from './dom';
import { rangesIn } from './lanes';
import type { Planned } from './planned';
import { withWanted } from './state';
import type { Store } from './store';
import { row } from './trial-fields';
import { nameOf } from './words';

/** The prefix of a subnet: other lengths at the same place. */
export function prefixField(store: Store, deployment: string, subnet: Subnet): HTMLElement {
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

/** The range of the pods, where the model has one. */
export function podRangeField(store: Store, base: Planned, cluster: Cluster): readonly HTMLElement[] {
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
