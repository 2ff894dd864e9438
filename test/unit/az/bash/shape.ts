import { parseBash } from '../../../../src/languages/az/bash/parse';
import type { Expansion, Part, Statement, Value, Word } from '../../../../src/languages/az/tree';

/** The statements of a script in a short form that shows how they were read. */
export function shapes(text: string): readonly string[] {
  return parseBash(text).statements.map(shapeOf);
}

/** The words of the first command, each in its short form. */
export function words(text: string): readonly string[] {
  const [first] = parseBash(text).statements;
  return first?.kind === 'command' ? first.words.map(wordShape) : [];
}

/** The messages of the faults, with the text that each marks. */
export function faults(text: string): readonly string[] {
  return parseBash(text).errors.map(({ message, start, end }) => `${message}: ${JSON.stringify(text.slice(start, end))}`);
}

export function shapeOf(statement: Statement): string {
  switch (statement.kind) {
    case 'assignment': {
      const key = statement.key ? `[${valueShape(statement.key)}]` : '';
      const value = statement.value ? `${statement.adds ? '+=' : '='}${valueShape(statement.value)}` : '';
      return `${statement.local ? 'local ' : ''}${statement.name.text}${key}${value}`;
    }
    case 'command': {
      const marks = `${statement.conditional ? '?' : ''}${statement.piped ? '|' : ''}`;
      const before = statement.assignments.map((assignment) => `${shapeOf(assignment)} `).join('');
      const input = statement.input ? ` < ${wordShape(statement.input)}` : '';
      return `${marks}run(${before}${statement.words.map(wordShape).join(' ')}${input})`;
    }
    case 'output':
      return `output(${valueShape(statement.value)})`;
    case 'if':
      return statement.branches
        .map(({ test, compares, body }) => {
          const comparison = compares ? ` <${valueShape(compares.left)} ${compares.equal ? '=' : '!='} ${valueShape(compares.right)}>` : '';
          return `${test.length > 0 ? `if ${list(test)}${comparison}` : 'else'} {${list(body)}}`;
        })
        .join(' ');
    case 'loop': {
      const over = statement.over ? ` in ${statement.over.map(valueShape).join(' ')}` : '';
      return `loop ${statement.name?.text ?? '_'}${over}${statement.test ? ` while ${list(statement.test)}` : ''} {${list(statement.body)}}`;
    }
    case 'case':
      return `case ${valueShape(statement.subject)}${statement.branches.map(({ patterns, body }) => ` ${patterns.map(valueShape).join('|')} {${list(body)}}`).join('')}`;
    case 'block':
      return `${statement.conditional ? '?' : ''}${statement.own ? 'own' : ''}{${list(statement.body)}}`;
    case 'function':
      return `function ${statement.name.text} {${list(statement.body)}}`;
    case 'jump':
      return statement.word;
  }
}

function list(statements: readonly Statement[]): string {
  return statements.map(shapeOf).join('; ');
}

export function valueShape(value: Value): string {
  switch (value.kind) {
    case 'word':
      return wordShape(value);
    case 'list':
      return `(${value.items.map(valueShape).join(' ')})`;
    case 'table':
      return `{${value.entries.map(({ key, value: entry }) => `${wordShape(key)}: ${valueShape(entry)}`).join(', ')}}`;
    case 'computed':
      return `computed(${list(value.statements)})`;
  }
}

const marks = { bare: '', single: "'", double: '"', mixed: '~', here: '#' } as const;

/** A word with its quoting as a mark on both sides; `~` for mixed, `#` for a here-document. */
export function wordShape({ parts, quoting }: Word): string {
  return `${marks[quoting]}${parts.map(partShape).join('')}${marks[quoting]}`;
}

function partShape(part: Part): string {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'variable':
      return `{${part.name}${part.steps.map((step) => (step.kind === 'all' ? '[@]' : `[${valueShape(step.value)}]`)).join('')}${part.expansion ? expansionShape(part.expansion) : ''}}`;
    case 'substitution':
      return `$(${list(part.statements)})`;
    case 'arithmetic':
      return `((${(part.parts ?? []).map(partShape).join('')}))`;
    case 'placeholder':
      return `<${part.name}>`;
    case 'value':
      return valueShape(part.value);
    case 'other':
      return '*';
  }
}

function expansionShape({ operator, word, replacement }: Expansion): string {
  return ` ${operator}${word ? ` ${wordShape(word)}` : ''}${replacement ? ` with ${wordShape(replacement)}` : ''}`;
}
