import { bicepLanguage } from '../../../src/languages/bicep/bicep';
import { readBicepTemplate } from '../../../src/languages/bicep/template';
import type { Deployment } from '../../../src/languages/language';
import type { Cluster, NodePool, VirtualNetwork } from '../../../src/model/network';
import type { List, Value } from '../../../src/model/value';
import type { Span } from '../../../src/text/span';
import { filesIn, folder, type Written } from './evaluated';

/** What a deployment of `main.bicep` describes. */
export function deploymentOf(written: string | Written): Deployment {
  const files = filesIn(typeof written === 'string' ? { 'main.bicep': written } : written);
  return bicepLanguage(readBicepTemplate).evaluate({ language: 'bicep', root: `${folder}/main.bicep`, variant: null, called: false }, files);
}

export function networkOf(written: string | Written): Deployment['network'] {
  return deploymentOf(written).network;
}

/** One call of a module as a whole file. `params` is the inside of its inputs. */
export function calling(reference: string, params: string, statements = ''): string {
  return `${statements}\nmodule called '${reference}' = {\n  params: {\n${params}\n  }\n}\n`;
}

/** A value in a few words: itself, its items, its options in a set, `-` when it is absent, `?` and the message when it is not known. */
export function seen(value: Value<unknown>): unknown {
  switch (value.kind) {
    case 'known':
      return isList(value.value) ? [...value.value.items.map(seen), ...(value.value.complete ? [] : ['…'])] : value.value;
    case 'oneOf':
      return new Set(value.options.map((option) => seen(option.value)));
    case 'unknown':
      return `? ${value.message}`;
    case 'absent':
      return '-';
  }
}

function isList(value: unknown): value is List<unknown> {
  return typeof value === 'object' && value !== null && 'items' in value;
}

/** The properties that are written, by their names. */
export function written(element: Cluster | NodePool | VirtualNetwork | Cluster['access']): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(element).flatMap(([name, value]) => (isValue(value) && value.kind !== 'absent' ? [[name, seen(value)] as const] : [])));
}

function isValue(value: unknown): value is Value<unknown> {
  return typeof value === 'object' && value !== null && 'kind' in value && 'span' in value;
}

/** The places in what is made that lie in none of the user's files; trails aside, they would be squiggles that nobody sees. */
export function hiddenPlaces(value: unknown): readonly Span[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isSpan(value)) return value.uri.startsWith('registry:') ? [value] : [];
  return Object.entries(value).flatMap(([name, part]) => (name === 'from' ? [] : hiddenPlaces(part)));
}

function isSpan(value: object): value is Span {
  return 'uri' in value && 'start' in value;
}
