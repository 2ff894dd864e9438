import type { SourceFile } from '../../text/span';
import { nameOf } from '../../text/uris';
import { via } from '../shared/datum';
import { evaluate } from './evaluate';
import { attributesIn, spanIn, treeOf } from './module';
import { moduleScope, type Evaluation, type Input } from './scope';

/** The values in the files: of a variable that several give, the last one holds. */
export function inputsIn(files: readonly SourceFile[], evaluation: Evaluation): ReadonlyMap<string, Input> {
  const inputs = new Map<string, Input>();
  for (const file of files) {
    for (const { name, value } of attributesIn(treeOf(file).body)) {
      const step = { span: spanIn(file, value), what: `\`${name}\` in ${nameOf(file.uri)}`, gives: '' };
      inputs.set(name, { argument: undefined, evaluate: () => via(evaluate(value, moduleScope(evaluation, { file })), step) });
    }
  }
  return inputs;
}
