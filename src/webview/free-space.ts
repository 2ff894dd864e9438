import { formatRange, usableInSubnet } from '../net/range';
import { bestFit, nextFree } from '../net/space';
import { possibilities } from '../model/value';
import { subnetLengths } from '../plan/facts/addresses';
import { smallestSubnet } from '../plan/capacity';
import { button, el, replace } from './dom';
import { facts } from './details';
import { rangesIn } from './lanes';
import type { Planned } from './planned';
import type { Selection } from './state';
import type { Store } from './store';
import { addressText, nameOf, plural } from './words';

/** Free space of a network: pick a size, see where it fits, have the subnet inserted there. */
export function freePanel(store: Store, planned: Planned, { network: id, stretch }: Extract<Selection, { kind: 'free' }>): readonly HTMLElement[] {
  const network = planned.network.virtualNetworks.find((each) => each.id === id);
  if (!network) return [el('p', {}, 'It is no longer in the text.')];
  const spaces = rangesIn(network.addressSpace).map(({ range }) => range);
  const taken = planned.network.subnets.filter(({ virtualNetwork }) => possibilities(virtualNetwork).some(({ value }) => value.value === id)).flatMap(({ prefixes }) => rangesIn(prefixes).map(({ range }) => range));
  const names = new Set(planned.network.subnets.flatMap(({ name }) => possibilities(name).map(({ value }) => value.value)));
  const size = el('select', { id: 'free-size', 'data-focus': 'free-size' });
  for (let length = 16; length <= subnetLengths.value.smallest; length++) {
    const usable = usableInSubnet({ family: 4, first: 0n, length }) ?? 0;
    size.append(el('option', { value: length, selected: length === 24 }, `/${length}, ${plural(usable, 'usable address', 'usable addresses')}`));
  }
  const need = el('input', { id: 'free-need', type: 'number', min: 1, max: 65531, placeholder: 'addresses', 'data-focus': 'free-need' });
  const place = el('select', { id: 'free-place', 'data-focus': 'free-place' });
  const name = el('input', { id: 'free-name', type: 'text', value: freshName(names), autocomplete: 'off', spellcheck: 'false', 'data-focus': 'free-name' });
  const answer = el('p', { 'aria-live': 'polite' });
  const insert = button('Insert subnet', { class: 'main' }, () => { store.send({ kind: 'insert', deployment: planned.deployment.key, subnet: { network: id, name: name.value.trim(), prefix: place.value } }); });

  function update(): void {
    const length = Number(size.value);
    const here = nextFree(spaces, [...taken, ...outside()], length);
    const fits = [here, bestFit(spaces, taken, length), nextFree(spaces, taken, length)].flatMap((range) => (range ? [formatRange(range)] : []));
    const found = [...new Set(fits)];
    replace(place, ...found.map((text) => el('option', { value: text }, text)));
    answer.textContent = found.length > 0 ? `A /${length} fits at ${found.join(' or ')}.` : `No room for a /${length} in this network.`;
    insert.disabled = found.length === 0 || name.value.trim() === '' || names.has(name.value.trim());
  }

  /** All but the stretch that was chosen, as if it were taken, so that the first answer lies there. */
  function outside(): readonly { family: 4; first: bigint; length: number }[] {
    const blocks: { family: 4; first: bigint; length: number }[] = [];
    for (const { first, length } of spaces) {
      const end = Number(first) + 2 ** (32 - length);
      cover(Number(first), Math.min(stretch.first, end), blocks);
      cover(Math.max(stretch.end, Number(first)), end, blocks);
    }
    return blocks;
  }

  size.addEventListener('change', update);
  name.addEventListener('input', update);
  need.addEventListener('input', () => {
    const smallest = smallestSubnet(Number(need.value));
    if (smallest && Number(need.value) > 0 && smallest.value >= 16) {
      size.value = String(smallest.value);
      update();
    }
  });
  update();
  return [
    facts([['From', addressText(stretch.first)], ['To', addressText(stretch.end - 1)], ['Addresses', plural(stretch.end - stretch.first, 'address', 'addresses')], ['Network', nameOf(network)]]),
    el('fieldset', {}, el('legend', {}, 'New subnet'),
      field('free-need', 'For so many addresses', need),
      field('free-size', 'Size', size),
      field('free-place', 'Place', place),
      field('free-name', 'Name', name)),
    answer,
    el('div', { class: 'buttons' }, insert, button('Copy prefix', {}, () => { store.send({ kind: 'copy', text: place.value, what: 'The prefix' }); })),
  ];
}

/** The fewest blocks that cover addresses in a row. */
function cover(from: number, to: number, into: { family: 4; first: bigint; length: number }[]): void {
  for (let at = from; at < to; ) {
    let size = 2 ** 32;
    while (at % size !== 0 || at + size > to) size /= 2;
    into.push({ family: 4, first: BigInt(at), length: 32 - Math.log2(size) });
    at += size;
  }
}

function field(id: string, label: string, input: HTMLElement): HTMLElement {
  return el('div', { class: 'trial wide' }, el('label', { for: id }, label), input);
}

function freshName(names: ReadonlySet<string>): string {
  for (let number = 1; ; number++) if (!names.has(`snet-new${number === 1 ? '' : number}`)) return `snet-new${number === 1 ? '' : number}`;
}
