import { az } from '../../../../src/languages/az/az';
import type { Deployment } from '../../../../src/languages/language';
import type { List, Value } from '../../../../src/model/value';
import { filesOf } from '../../../../src/text/files';
import { emptyPathMap } from '../../../../src/text/path-map';
import type { SourceFile } from '../../../../src/text/span';

/** Evaluates the first of the files, which may source and run the others. */
export function deploymentOf(files: Readonly<Record<string, string>>): Deployment {
  const draft = emptyPathMap<SourceFile>().draft();
  for (const [name, text] of Object.entries(files)) draft.set(`file:///w/${name}`, { uri: `file:///w/${name}`, text });
  const [root = ''] = Object.keys(files);
  return az.evaluate({ language: 'az', root: `file:///w/${root}`, variant: null, called: false }, filesOf(draft.finish()));
}

/** A value in a few words: what it is, with its conditions; `?reason` for what is not known, `-` for what is not written. */
export function shown(value: Value<unknown> | undefined): string {
  switch (value?.kind) {
    case undefined:
      return 'none';
    case 'known':
      return isList(value.value) ? `[${value.value.items.map(shown).join(' ')}${value.value.complete ? '' : ' …'}]` : String(value.value);
    case 'oneOf':
      return value.options.map(({ value: option, when }) => `${shown(option)} if ${when.map(({ subject, is, not }) => `${subject} is ${not ? 'not ' : ''}${is}`).join(' and ')}`).join('; ');
    case 'unknown':
      return `?${value.reason}`;
    case 'absent':
      return '-';
  }
}

function isList(value: unknown): value is List<unknown> {
  return typeof value === 'object' && value !== null && 'items' in value && 'complete' in value;
}

/** The service CIDR of the only cluster of a script in which `$X` is given to `--service-cidr`. */
export function serviceCidrOf(script: string, name = 'a.sh', more: Readonly<Record<string, string>> = {}): string {
  const { network } = deploymentOf({ [name]: script, ...more });
  return network.clusters.map(({ serviceCidrs }) => shown(serviceCidrs)).join(' / ');
}
