import type { WhatIf } from '../model/map';
import type { NodePool } from '../model/network';
import type { Value } from '../model/value';
import { nodesPerPool } from '../plan/facts/limits';
import { wantedFor } from './details';
import { el } from './dom';
import { withWanted } from './state';
import type { Store } from './store';

/** A number with a slider beside it. `written` is what the text says. */
export function slider(store: Store, deployment: string, element: string, property: WhatIf['property'], label: string, written: number | undefined, least: number, most: number): HTMLElement {
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

/** What a percentage or a number of nodes may be, and whether the text in the field is one. */
const surgeForm = /^\d{1,4}%?$/;

/** The surge as a share or as nodes: the slider moves in what the field has, in percent where nothing is written. */
export function surgeField(store: Store, deployment: string, pool: NodePool, nodes: number | undefined): HTMLElement {
  const id = `trial-surge-${pool.id.replace(/\W+/g, '-')}`;
  const written = certainly(pool.maxSurge);
  const now = wantedFor(store, deployment, pool.id, 'maxSurge');
  const field = el('input', { id, type: 'text', value: String(now ?? written ?? ''), placeholder: 'default', size: 6, 'data-focus': id, inputmode: 'numeric', autocomplete: 'off', spellcheck: 'false' });
  const range = el('input', { type: 'range', min: 1, 'aria-label': 'Surge, slider', 'data-focus': `${id} range`, tabindex: 0 });
  const inNodes = (): boolean => /^\d+$/.test(field.value.trim());
  const follow = (): void => {
    range.max = String(inNodes() ? Math.max(10, nodes ?? 0, Number.parseInt(field.value, 10)) : 100);
    range.value = String(Number.parseInt(field.value, 10) || 10);
    range.setAttribute('aria-valuetext', field.value.trim() === '' ? 'default' : inNodes() ? `${range.value} nodes` : `${range.value} percent`);
  };
  const set = (): void => {
    const text = field.value.trim();
    const right = text === '' || surgeForm.test(text);
    field.classList.toggle('wrong', !right);
    field.setAttribute('aria-invalid', String(!right));
    if (right) store.change({ wanted: withWanted(store.state(), deployment, pool.id, 'maxSurge', text === '' || text === written ? undefined : text) });
  };
  field.addEventListener('input', () => {
    follow();
    set();
  });
  range.addEventListener('input', () => {
    field.value = inNodes() ? range.value : `${range.value}%`;
    follow();
    set();
  });
  follow();
  return row('Surge', id, `nodes or %; in the text: ${written ?? 'default'}`, range, field);
}

/** A switch that is on or off. */
export function switchField(id: string, label: string, hint: string, on: boolean, set: (on: boolean) => void): HTMLElement {
  const box = el('input', { id, type: 'checkbox', checked: on, 'data-focus': id });
  box.addEventListener('change', () => { set(box.checked); });
  return el('div', { class: 'trial switch' }, el('label', { for: id }, label), el('span', {}, box), el('span', { id: `${id}-hint`, class: 'hint quiet' }, hint));
}

export function row(label: string, id: string, hint: string, range: HTMLElement | undefined, field: HTMLElement): HTMLElement {
  field.setAttribute('aria-describedby', `${id}-hint`);
  return el('div', { class: range ? 'trial' : 'trial wide' }, el('label', { for: id }, label), range, field, el('span', { id: `${id}-hint`, class: 'hint quiet' }, hint));
}

export function certainly<T>(value: Value<T>): T | undefined {
  return value.kind === 'known' ? value.value : undefined;
}
