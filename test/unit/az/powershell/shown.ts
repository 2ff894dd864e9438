import type { Parameter, Part, Script, Statement, Step, Value } from '../../../../src/languages/az/tree';

/**
 * A script in one line for each statement, for comparison with what is expected. A value is shown as it is written, from its start to its end;
 * behind `→` stand the parts of a word that is not its own bare text, and what else a value holds.
 */
export function shown(script: Script, text: string): readonly string[] {
  const head = script.parameters ? [`param(${showParameters(script.parameters, text)})`] : [];
  return [...head, ...script.statements.flatMap((statement) => showStatement(statement, text)), ...script.errors.map(({ message, start, end }) => `! ${message}: ${at(text, { start, end })}`)];
}

function at(text: string, { start, end }: { readonly start: number; readonly end: number }): string {
  return text.slice(start, end).replaceAll(/\s*[\r\n]\s*/g, '⏎');
}

function body(statements: readonly Statement[], text: string): readonly string[] {
  return statements.flatMap((statement) => showStatement(statement, text)).map((line) => `  ${line}`);
}

export function showStatement(statement: Statement, text: string): readonly string[] {
  switch (statement.kind) {
    case 'assignment': {
      const key = statement.key ? `[${showValue(statement.key, text)}]` : '';
      const same = at(text, statement.name) === statement.name.text ? '' : `(${at(text, statement.name)})`;
      return [`${statement.name.text}${same}${key} ${statement.adds ? '+=' : '='} ${statement.value ? showValue(statement.value, text) : 'nothing'}`];
    }
    case 'command': {
      const marks = `${statement.conditional ? '?' : ''}${statement.piped ? '|' : ''}`;
      return [`${marks}run ${statement.words.map((word) => showValue(word, text)).join(' ')}`];
    }
    case 'output':
      return [`${statement.piped ? '|' : ''}give ${showValue(statement.value, text)}`];
    case 'if':
      return statement.branches.flatMap(({ condition, compares, test, body: then }, index) => [
        `${index === 0 ? 'if' : 'else'} ${condition ?? ''}${compares ? ` {${showValue(compares.left, text)} ${compares.equal ? '=' : '≠'}${compares.ignoresCase === true ? '~' : ''} ${showValue(compares.right, text)}}` : ''}`,
        ...test.flatMap((line) => showStatement(line, text)).map((line) => `  test ${line}`),
        ...body(then, text),
      ]);
    case 'loop':
      return [`for ${statement.name?.text ?? ''} in ${statement.over?.map((value) => showValue(value, text)).join('; ') ?? ''}`, ...body(statement.body, text)];
    case 'case':
      return [`case ${showValue(statement.subject, text)}`, ...statement.branches.flatMap((branch) => [`  of ${branch.patterns.map((value) => showValue(value, text)).join('; ')}`, ...body(branch.body, text).map((line) => `  ${line}`)])];
    case 'block':
      return [`block${statement.own ? ' own' : ''}${statement.conditional ? ' ?' : ''}`, ...body(statement.body, text)];
    case 'function':
      return [`function ${statement.name.text}(${showParameters(statement.parameters, text)})`, ...body(statement.body, text)];
    case 'jump':
      return [`${statement.word}${statement.value ? ` ${showValue(statement.value, text)}` : ''}`];
  }
}

function showParameters(parameters: readonly Parameter[], text: string): string {
  return parameters.map(({ name, fallback }) => `${name.text}${fallback ? ` = ${showValue(fallback, text)}` : ''}`).join(', ');
}

function showValue(value: Value, text: string): string {
  const written = at(text, value);
  switch (value.kind) {
    case 'word': {
      const [part, ...others] = value.parts;
      const isItself = value.quoting === 'bare' && part?.kind === 'text' && others.length === 0 && part.text === written;
      return isItself ? written : `${written} → ${value.quoting === 'bare' ? '' : `${value.quoting} `}${value.parts.map((piece) => showPart(piece, text)).join('·')}`;
    }
    case 'list':
      return `${written} → [${value.items.map((item) => showValue(item, text)).join('; ')}]`;
    case 'table':
      return `${written} → {${value.entries.map(({ key, value: entry }) => `${showValue(key, text)}: ${showValue(entry, text)}`).join('; ')}}`;
    case 'computed':
      return `${written} → ${value.operation ? `(${value.operation.operator})` : '?'}(${value.operation?.operands.map((operand) => showValue(operand, text)).join('; ') ?? ''})${value.statements.length > 0 ? `{${value.statements.flatMap((inner) => showStatement(inner, text)).join(' ;; ')}}` : ''}`;
  }
}

function showPart(part: Part, text: string): string {
  switch (part.kind) {
    case 'text':
      return `'${part.text.replaceAll('\n', '⏎')}'`;
    case 'variable':
      return `$${part.name}${part.steps.map((step) => showStep(step, text)).join('')}${part.expansion ? `{${part.expansion.operator}${part.expansion.word ? at(text, part.expansion.word) : ''}}` : ''}`;
    case 'substitution':
      return `(${part.statements.flatMap((inner) => showStatement(inner, text)).join(' ;; ')})${(part.steps ?? []).map((step) => showStep(step, text)).join('')}`;
    case 'value':
      return showValue(part.value, text);
    case 'arithmetic':
      return `((${part.text}))`;
    case 'placeholder':
      return `<${part.name}>`;
    case 'other':
      return '…';
  }
}

function showStep(step: Step, text: string): string {
  return step.kind === 'all' ? '[@]' : `[${at(text, step.value)}]`;
}
