import type { SourceFile } from '../../../text/span';
import { oneOf, unknownGiven, type Resolve } from './given';
import type { GivenText, GivenWay } from './script-text';
import { entriesOf, itemsOf, type YamlNode } from './yaml-tree';

/**
 * What `matrix.size` stands for: one of the values that the matrix writes out, on condition that it is that one. All jobs of a matrix run, but
 * each for itself: what two of them make is never put together.
 */
export function matrixOf(matrix: YamlNode | undefined, file: SourceFile): Resolve {
  if (matrix?.kind !== 'map') return () => undefined;
  const spanOf = ({ start, end }: YamlNode) => ({ uri: file.uri, start, end });
  const included = itemsOf(matrix.entries.find(({ key }) => key === 'include')?.value);
  const values = new Map<string, GivenText>();
  const axes = matrix.entries.filter(({ key }) => key !== 'include' && key !== 'exclude');
  for (const { key, value } of axes) {
    const ways = itemsOf(value).map((item): GivenWay | undefined => (item.kind === 'text' && !item.text.includes('${{')
      ? { text: item.text, span: spanOf(item), when: [{ subject: `matrix.${key}`, is: JSON.stringify(item.text) }] } : undefined));
    const known = ways.flatMap((way) => way ?? []);
    const adds = included.some((item) => entriesOf(item).some((entry) => entry.key === key));
    const given = known.length === ways.length && !adds ? oneOf(known) : undefined;
    values.set(`matrix.${key}`, given ?? unknownGiven(spanOf(value ?? matrix), `matrix.${key}`, `the values of \`matrix.${key}\` are not all written out`));
  }
  // Of a matrix that lists its jobs, the values of one job belong together.
  if (axes.length === 0) for (const [name, given] of listed(included, spanOf)) values.set(name, given);
  return (expression) => values.get(expression);
}

function listed(jobs: readonly YamlNode[], spanOf: (node: YamlNode) => GivenText['span']): ReadonlyMap<string, GivenText> {
  const ways = new Map<string, GivenWay[]>();
  const subject = firstDistinct(jobs);
  for (const [i, job] of jobs.entries()) {
    const id = entriesOf(job).find(({ key }) => key === subject)?.value;
    const when = [id?.kind === 'text' ? { subject: `matrix.${subject ?? ''}`, is: JSON.stringify(id.text) } : { subject: 'the job of the matrix', is: String(i + 1) }];
    for (const { key, value } of entriesOf(job)) {
      if (value?.kind === 'text' && !value.text.includes('${{')) ways.set(`matrix.${key}`, [...(ways.get(`matrix.${key}`) ?? []), { text: value.text, span: spanOf(value), when }]);
    }
  }
  return new Map([...ways].flatMap(([name, each]) => {
    const given = each.length === jobs.length ? oneOf(each) : undefined;
    return given ? [[name, given] as const] : [];
  }));
}

/** The name whose values tell the jobs apart. */
function firstDistinct(jobs: readonly YamlNode[]): string | undefined {
  return entriesOf(jobs[0]).map(({ key }) => key).find((name) => {
    const texts = jobs.map((job) => entriesOf(job).find(({ key }) => key === name)?.value).flatMap((value) => (value?.kind === 'text' ? [value.text] : []));
    return new Set(texts).size === jobs.length;
  });
}
