import type { Computed, Part, Place, Statement, Step, Value, Word } from '../tree';

/** The operation of an expression that is not followed, with everything that runs in its operands. */
export function computed(operator: string, operands: readonly Value[], { start, end }: Place): Computed {
  return { kind: 'computed', statements: operands.flatMap(statementsIn), operation: { operator, operands }, start, end };
}

/** An expression of which nothing is known but what runs in it. */
export function opaque(statements: readonly Statement[], { start, end }: Place): Computed {
  return { kind: 'computed', statements, start, end };
}

/** Everything that runs where the value is computed, in order. */
export function statementsIn(value: Value): readonly Statement[] {
  switch (value.kind) {
    case 'word':
      return value.parts.flatMap(statementsInPart);
    case 'list':
      return value.items.flatMap(statementsIn);
    case 'table':
      return value.entries.flatMap(({ key, value: entry }) => [...statementsIn(key), ...statementsIn(entry)]);
    case 'computed':
      return value.statements;
  }
}

function statementsInPart(part: Part): readonly Statement[] {
  switch (part.kind) {
    case 'substitution':
      return [...part.statements, ...statementsInSteps(part.steps ?? [])];
    case 'variable':
      return statementsInSteps(part.steps);
    case 'value':
      return statementsIn(part.value);
    case 'text':
    case 'arithmetic':
    case 'placeholder':
    case 'other':
      return [];
  }
}

function statementsInSteps(steps: readonly Step[]): readonly Statement[] {
  return steps.flatMap((step) => (step.kind === 'key' ? statementsIn(step.value) : []));
}

/** A word of one part. */
export function wordOf(part: Part, { start, end }: Place = part, quoting: Word['quoting'] = 'bare'): Word {
  return { kind: 'word', parts: [part], quoting, start, end };
}

/** A word of bare text. */
export function textWord(text: string, { start, end }: Place): Word {
  return wordOf({ kind: 'text', text, start, end });
}

/** The value as an argument: what is no word becomes the only part of one. */
export function asWord(value: Value): Word {
  return value.kind === 'word' ? value : wordOf({ kind: 'value', value, start: value.start, end: value.end });
}

/** What statements in brackets give: the value that stands there alone, or a substitution. */
export function valueOf(statements: readonly Statement[], { start, end }: Place): Value {
  const [only, ...others] = statements;
  if (only?.kind === 'output' && !only.piped && others.length === 0) return only.value;
  return wordOf({ kind: 'substitution', statements, start, end });
}

/** Adds text to the parts of a word, to the part before where that is text too. */
export function addText(parts: Part[], text: string, start: number, end: number): void {
  const last = parts.at(-1);
  if (last?.kind === 'text' && last.end === start) parts[parts.length - 1] = { kind: 'text', text: last.text + text, start: last.start, end };
  else parts.push({ kind: 'text', text, start, end });
}

/** The variable that the word is, where it is nothing else. */
export function variableIn(value: Value): (Part & { readonly kind: 'variable' }) | undefined {
  const [part, ...others] = value.kind === 'word' && value.quoting === 'bare' ? value.parts : [];
  return part?.kind === 'variable' && part.expansion === undefined && others.length === 0 ? part : undefined;
}
