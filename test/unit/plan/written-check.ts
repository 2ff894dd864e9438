import { reportsOf } from '../../../src/analyze';
import { languages, writeNetwork } from '../../../src/languages';
import type { LanguageId } from '../../../src/languages/language';
import { proposeNetwork } from '../../../src/plan/propose';
import { randomFrom } from '../random';
import { randomRequirement } from './random-requirement';
import { analysisOf, troubles, wordsOfNetwork, wordsOfProposal } from './read-back';

export interface WrittenCheck {
  /** Proposals that were written and read again, and those that the language declined. */
  readonly written: number;
  readonly declined: number;
  /** Answers that fit nowhere, or not together. */
  readonly refused: number;
  /** The first that went wrong: the answers, what was written, and what is wrong with it. */
  readonly failure: { readonly requirement: unknown; readonly text: string; readonly messages: readonly string[] } | undefined;
  /** Everything that was written, for checks by other programs, as long as `keep` says so. */
  readonly texts: readonly (readonly { readonly uri: string; readonly text: string }[])[];
}

/**
 * Writes networks for random answers in a language until `count` were written, and reads them again: nothing may be found in
 * them, and it must be the same network. Kubenet is the one exception: that it retires is found, as it is when it is chosen.
 */
export function checkWritten(language: LanguageId, seed: number, count: number, keep = 0): WrittenCheck {
  const below = randomFrom(seed);
  // What is written before it can be read is looked at by other programs only.
  const isRead = languages.some(({ id }) => id === language);
  let [written, declined, refused] = [0, 0, 0];
  const texts: { readonly uri: string; readonly text: string }[][] = [];
  while (written < count) {
    const requirement = randomRequirement(below);
    const proposal = proposeNetwork(requirement);
    if (proposal.kind === 'refused') {
      refused++;
      continue;
    }
    const files = writeNetwork(language, proposal.network);
    if (!files) {
      declined++;
      continue;
    }
    written++;
    if (texts.length < keep) texts.push([...files]);
    if (!isRead) continue;
    const analysis = analysisOf(files);
    const meant = wordsOfProposal(proposal.network);
    const read = wordsOfNetwork([...reportsOf(analysis)].map(({ deployment }) => deployment.network));
    const messages = [
      ...troubles(analysis, requirement.model === 'kubenet' ? ['kubenet-retiring'] : []),
      ...meant.filter((line) => !read.includes(line)).map((line) => `meant: ${line}`),
      ...read.filter((line) => !meant.includes(line)).map((line) => `read:  ${line}`),
      ...(read.length === meant.length ? [] : [`${String(meant.length)} lines meant, ${String(read.length)} read`]),
    ];
    if (messages.length > 0) return { written, declined, refused, texts, failure: { requirement, text: files.map(({ text }) => text).join('\n'), messages } };
  }
  return { written, declined, refused, texts, failure: undefined };
}
