import { inWindow, type Act } from './page';

/** What a person does with the questions of the wizard. */

/** The question that is open. */
export const widget = '.quick-input-widget:not([style*="display: none"])';
export const accept: Act = { press: 'Enter' };
export const all: Act = { press: 'Control+A' };

/** A question, by the title over it. */
export function question(title: string): Act {
  return { wait: `${widget} .quick-input-title:has-text("${title}")` };
}

/** What the questions are called, in their order, where every default is taken. */
const titles = [
  'Regions', 'Clusters in each region', 'Nodes of the pool system', 'Most nodes of the pool system', 'More pools', 'Who reaches pods', 'What else lives in the network', 'Addresses', 'Network model',
  'Pods per node', 'Surge', 'Way out', 'Address space', 'Ranges that are taken', 'Further ranges that are taken',
];

/** Takes what is offered, from one question to the last, or to the one before another. */
export async function takeDefaults(from: string, to?: string): Promise<void> {
  for (const title of titles.slice(titles.indexOf(from), to === undefined ? undefined : titles.indexOf(to))) await inWindow(question(title), accept);
}

/** Starts the wizard from the palette of commands, and answers the first question. What was answered before is left. */
export async function startAnew(name: string): Promise<void> {
  await inWindow({ press: 'F1' }, { type: 'Plan a Network' }, { wait: `${widget} .monaco-list-row:has-text("AKS Network: Plan a Network")` }, accept, { wait: `${widget} .quick-input-title:has-text("Plan a network")` });
  const [title] = await inWindow({ read: `${widget} .quick-input-title` });
  if (title?.trim() === 'Plan a network') await inWindow({ type: 'anew' }, accept);
  await inWindow(question('Name'), all, { type: name }, accept);
}

/** The summary of the plan is there, with what can be done with it. */
export const summary: Act = { wait: `${widget} .quick-input-title:has-text("Plan: ")` };

/** Writes the plan that is summed up to new files, in the folder that is offered. */
export async function writeNewFiles(language: string): Promise<void> {
  await inWindow(summary, { type: 'Write it' }, accept, question('write it to new files'), { type: language }, accept, question(`write ${language}`), accept);
}
