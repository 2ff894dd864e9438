import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { atom, unknown, type Datum } from '../../../src/languages/shared/datum';
import { evaluate } from '../../../src/languages/terraform/evaluate';
import { attributesIn, blocksIn, treeOf, type Module } from '../../../src/languages/terraform/module';
import { moduleScope, rootEvaluation, type Scope } from '../../../src/languages/terraform/scope';
import type { Expression } from '../../../src/languages/terraform/tree';
import { filesOf } from '../../../src/text/files';
import { emptyPathMap } from '../../../src/text/path-map';
import type { SourceFile } from '../../../src/text/span';
import { originOf } from './data';
import { answerOf, recordedAnswer, same } from './recorded';

/** An expression and what Terraform 1.11.4 gave for it, recorded by scripts/record-terraform.mjs. */
type Recorded = readonly [group: string, expression: string, answer: unknown, form?: 'list' | 'set' | 'map'];

const [{ prelude, files: beside }, ...recorded]: readonly [{ readonly prelude: string; readonly files: Readonly<Record<string, string>> }, ...(readonly Recorded[])] = JSON.parse(readFileSync('test/fixtures/terraform-expressions.json', 'utf8'));

for (const name of new Set(recorded.map(([group]) => group))) {
  const cases = recorded.filter(([group]) => group === name);
  test(`expressions with ${name} give what Terraform gives (${cases.length} recorded)`, () => {
    const wrong = cases.flatMap(([, expression, answer, form]) => {
      const [ours, theirs] = [answerOf(valueOf(expression)), recordedAnswer(answer, form)];
      return same(ours, theirs) ? [] : [`${expression}\n  Terraform: ${JSON.stringify(theirs)}\n  we:        ${JSON.stringify(ours)}`];
    });
    assert.deepEqual(wrong.slice(0, 40), [], `${wrong.length} of ${cases.length} differ\n${wrong.slice(0, 40).join('\n')}`);
  });
}

const files = filesOf(Object.entries(beside).reduce((map, [name, text]) => map.with(`file:///project/${name}`, { uri: `file:///project/${name}`, text }), emptyPathMap<SourceFile>()));

/** The expression beside the values that all of them may refer to. */
function valueOf(expression: string): Datum {
  const locals = new Map<string, { readonly value: Expression; readonly scope: Scope }>();
  const module: Module = { folder: 'file:///project', files: [], variables: new Map(), locals: new Map(), resources: new Map(), calls: new Map(), outputs: new Map(), settings: [], unreadable: [] };
  const evaluation = rootEvaluation(module, files, new Map(), (root, [step], scope) => {
    if (root === 'path') return { datum: atom('.', originOf(root)), used: 1 };
    const named = scope.names.get(root);
    if (named) return { datum: named, used: 0 };
    const local = step?.kind === 'attribute' ? locals.get(step.name) : undefined;
    return { datum: local ? evaluate(local.value, local.scope) : unknown('unreadable', 'it is not declared', originOf(root)), used: 1 };
  });
  for (const text of [prelude, `locals {\n  it = (${expression})\n}\n`]) {
    const file = { uri: 'file:///project/main.tf', text };
    const { body, errors } = treeOf(file);
    if (errors.length > 0) return unknown('unreadable', 'it cannot be parsed', originOf(expression));
    for (const { name, value } of blocksIn(body).flatMap((block) => attributesIn(block.body))) locals.set(name, { value, scope: moduleScope(evaluation, { file }) });
  }
  const it = locals.get('it');
  return it ? evaluate(it.value, it.scope) : unknown('unreadable', 'there is no expression', originOf(expression));
}
