/** What a key does while something in the picture has the focus. */
export type KeyAction = 'next' | 'previous' | 'first' | 'last' | 'below' | 'above' | 'choose' | 'closer' | 'farther' | 'all' | 'fit';

/** Undefined for the editor's own keys. */
export function keyAction({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): KeyAction | undefined {
  return ctrlKey || metaKey || altKey ? undefined : keyActions[key];
}

const keyActions: Readonly<Record<string, KeyAction>> = {
  ArrowRight: 'next', ArrowLeft: 'previous', Home: 'first', End: 'last', ArrowDown: 'below', ArrowUp: 'above', Enter: 'choose', ' ': 'choose',
  '+': 'closer', '=': 'closer', '-': 'farther', '0': 'all', f: 'fit',
};
