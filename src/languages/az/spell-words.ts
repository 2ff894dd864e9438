import type { Dialect, Word } from './tree';

/** The text in the quotes that the word has; quotes are put around it where it needs them. Undefined where no way is certain. */
export function quotedLike(word: Word, text: string, dialect: Dialect): string | undefined {
  switch (word.quoting) {
    case 'single':
      return text.includes("'") ? undefined : `'${text}'`;
    case 'double':
      return specialInDouble[dialect].test(text) ? undefined : `"${text}"`;
    case 'bare':
    case 'mixed':
      return quotedNew(text, dialect);
    case 'here':
      return undefined;
  }
}

/** What has a meaning of its own between double quotes. */
const specialInDouble: Readonly<Record<Dialect, RegExp>> = { bash: /["$`\\!]/, powershell: /["$`]/, batch: /["%!^]/ };

/** The text as a new word: without quotes where it needs none. */
export function quotedNew(text: string, dialect: Dialect): string {
  if (dialect === 'batch') return /^[\w./:,%+-]+$/.test(text) ? text.replace(/%/g, '%%') : `"${text.replace(/%/g, '%%')}"`;
  const bare = dialect === 'bash' ? /^[\w./:,%+-]+$/ : /^[\w./:+-]+%?$/;
  return bare.test(text) ? text : `'${text.replace(/'/g, dialect === 'bash' ? "'\\''" : "''")}'`;
}

/** Whether the text means itself wherever it stands, within quotes and without them. Without a dialect: in all of them. */
export function plainlyWritten(text: string, dialect?: Dialect): boolean {
  return /^[\w./:+-]+%?$/.test(text) && (!text.endsWith('%') || (dialect !== undefined && dialect !== 'batch'));
}

/** Several values in one word, as az wants them. */
export function commaItems(items: readonly string[]): string {
  return items.join(',');
}
