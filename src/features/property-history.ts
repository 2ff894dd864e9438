import { laterChanges } from '../plan/facts/changes';
import { oldValues, retirements } from '../plan/facts/old-values';
import type { Source } from '../plan/facts/fact';
import type { Client } from '../model/network';
import type { NetworkModel } from '../model/network-model';

/** What is known of the element that a property belongs to, as far as it decides which old texts concern it. */
export interface Circumstances {
  /** The words or numbers that the value may be; empty where it is not known. */
  readonly words: readonly string[];
  /** Undefined where it is not known. */
  readonly client: Client['kind'] | undefined;
  readonly models: readonly NetworkModel[] | undefined;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** What happens when the property is changed later, what ends, and what older pages say of it: Markdown, a paragraph each. */
export function historyOf(property: string, circumstances: Circumstances): readonly string[] {
  const { client, today } = circumstances;
  const later = laterChanges.filter(({ of }) => of.includes(property)).map(({ azurerm, service, sources }) => {
    const [own] = sources.slice(client === 'azurerm' ? 0 : -1);
    const text = client === 'azurerm' ? `${azurerm}. Beyond the provider, ${service}` : service;
    return `*A change later:* ${text}${own ? ` (${link(own)})` : ''}`;
  });
  const ending = retirements.filter(({ of, word }) => of === property && says(circumstances, word)).map(({ what, on, source }) => (today > on ? `*Ended:* ${what} ended on ${on} (${link(source)})` : `*Ends:* ${what} ends on ${on} (${link(source)})`));
  const old = oldValues.filter((each) => each.of.includes(property) && concerns(each, circumstances));
  const lines = old.map(({ said, now, source }) => `- ${said}: now ${now} (${link(source)})`);
  return [...later, ...ending, ...(lines.length > 0 ? [`Older pages say\n${lines.join('\n')}`] : [])];
}

function concerns({ models, words, clients }: (typeof oldValues)[number], circumstances: Circumstances): boolean {
  if (clients && circumstances.client !== undefined && !clients.includes(circumstances.client)) return false;
  if (words && !words.some((word) => says(circumstances, word))) return false;
  // What is not known may be any of them.
  return !models || !circumstances.models || circumstances.models.some((model) => models.includes(model));
}

function says({ words }: Circumstances, word: string): boolean {
  return words.some((each) => each.toLowerCase() === word.toLowerCase());
}

function link({ title, url, date }: Source): string {
  return `[${title.replace(/[[\]]/g, '')}](${url}), ${date}`;
}
