import type { Answers } from './answers';

/** One question of the wizard: what the editor shows, and what becomes of the answer. */
export type Step = InputStep | PickStep;

interface Question {
  /** Names the question, for going back to it. */
  readonly id: string;
  /** In a few words, also where answers are listed. */
  readonly title: string;
  /** What is asked, and what the default means. */
  readonly prompt: string;
  /** The answer that holds now, for the list of answers. */
  readonly shown: string;
}

/** A line of text. */
export interface InputStep extends Question {
  readonly kind: 'input';
  readonly value: string;
  /** What is wrong with the text; undefined for a good one. */
  readonly check: (text: string) => string | undefined;
  /** The answers with this one. Only for a text that is good. */
  readonly give: (text: string) => Answers;
}

/** One of several choices, or as many as one likes. */
export interface PickStep extends Question {
  readonly kind: 'pick';
  readonly many: boolean;
  readonly choices: readonly Choice[];
  readonly give: (ids: readonly string[]) => Answers;
}

export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  readonly picked: boolean;
  /** Why it cannot be chosen; undefined where it can. */
  readonly refused: string | undefined;
}

export function choice(id: string, label: string, more: Partial<Choice> = {}): Choice {
  return { id, label, description: '', detail: '', picked: false, refused: undefined, ...more };
}
