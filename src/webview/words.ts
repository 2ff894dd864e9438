import { describeConditions } from '../model/condition';
import type { Element } from '../model/network';
import { possibilities, type List, type Value } from '../model/value';
import { formatAddress } from '../net/range';
import { count } from '../plan/capacity';
import type { NetworkModel, Quantity, Setting } from '../plan/plan';
import { extentOf } from '../plan/quantity';

/** How numbers and values are said. All of it is plain text. */

/** "155", "98 to 155", "at least 98". */
export function amount(quantity: Quantity | undefined): string {
  if (!quantity) return 'not known';
  const { atLeast, atMost } = extentOf(quantity);
  if (atMost === undefined) return atLeast > 0 ? `at least ${count(atLeast)}` : 'not known';
  return atLeast === atMost ? signed(atLeast) : `${signed(atLeast)} to ${signed(atMost)}`;
}

/** How a number comes about, with its conditions, one line for each case. */
export function workings({ cases }: Quantity): readonly string[] {
  return [...new Set(cases.map(({ working, when }) => [working, describeConditions(when)].filter((text) => text !== '').join(', ')))];
}

export function signed(value: number): string {
  return value < 0 ? `−${count(-value)}` : count(value);
}

/** The name of an element, or what it is called in the code. */
export function nameOf({ name, id }: Pick<Element, 'name' | 'id'>): string {
  const [only, ...others] = possibilities(name);
  return only && others.length === 0 ? only.value.value : shortId(id);
}

/** The end of a full address, which people call the thing by. */
export function shortId(id: string): string {
  return id.split(/[./](?=[^./]*$)/).at(-1) ?? id;
}

/** What is known of a value, for people. */
export function valueText(value: Value<string | number | boolean>): string {
  switch (value.kind) {
    case 'known':
      return String(value.value);
    case 'oneOf':
      return value.options.map((option) => `${valueText(option.value)} ${describeConditions(option.when)}`).join('; ');
    case 'unknown':
      return `not known: ${value.message}`;
    case 'absent':
      return 'not written';
  }
}

export function settingText(setting: Setting<string | number | boolean>): string {
  return `${valueText(setting.value)}${setting.isDefault ? ' (default)' : ''}`;
}

export function listText(value: Value<List<string>>): string {
  switch (value.kind) {
    case 'known':
      return [...value.value.items.map(valueText), ...(value.value.complete ? [] : ['others that are not known'])].join(', ') || 'none';
    case 'oneOf':
      return value.options.map((option) => `${listText(option.value)} ${describeConditions(option.when)}`).join('; ');
    case 'unknown':
      return `not known: ${value.message}`;
    case 'absent':
      return 'not written';
  }
}

export function modelName(model: NetworkModel): string {
  switch (model) {
    case 'kubenet':
      return 'kubenet';
    case 'node-subnet':
      return 'Azure CNI, node subnet';
    case 'overlay':
      return 'Azure CNI Overlay';
    case 'pod-subnet':
      return 'Azure CNI, pod subnet';
    case 'pod-subnet-static':
      return 'Azure CNI, pod subnet (static blocks)';
    case 'none':
      return 'own CNI';
  }
}

/** An IPv4 address from its number. */
export function addressText(address: number): string {
  return formatAddress({ family: 4, value: BigInt(address) });
}

export function plural(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}
