import { terraform } from '../../../src/languages/terraform/terraform';
import type { Deployment } from '../../../src/languages/language';
import type { List, Value } from '../../../src/model/value';
import { filesOf } from '../../../src/text/files';
import { emptyPathMap } from '../../../src/text/path-map';
import type { SourceFile } from '../../../src/text/span';

/** The folder in which the tests' files lie. */
export const root = 'file:///project';

/** Evaluates the root module from files by name, with a file of variables; a text alone is `main.tf`. */
export function deploymentOf(files: string | Readonly<Record<string, string>>, variant: string | null = null, plan?: string): Deployment {
  const named = typeof files === 'string' ? { 'main.tf': files } : files;
  let map = emptyPathMap<SourceFile>();
  for (const [name, text] of Object.entries(named)) map = map.with(`${root}/${name}`, { uri: `${root}/${name}`, text });
  return terraform.evaluate({ language: 'terraform', root: plan === undefined ? root : `${root}/${plan}`, variant, called: false }, filesOf(map));
}

/** A value in short: `10.0.0.0/16`, `1 | 3`, `?no-value`, `-` for what is not written, `[a, b]` for lists. */
export function short(value: Value<unknown> | undefined): string {
  if (!value) return 'nothing';
  switch (value.kind) {
    case 'known':
      return isList(value.value) ? `[${value.value.items.map(short).join(', ')}${value.value.complete ? '' : ', …'}]` : String(value.value);
    case 'oneOf':
      return value.options.map(({ value: option, when }) => `${short(option)} if ${when.map(({ subject, is, not }) => `${subject}${not ? '≠' : '='}${is}`).join('&')}`).join(' | ');
    case 'unknown':
      return `?${value.reason}`;
    case 'absent':
      return '-';
  }
}

export function isList(value: unknown): value is List<unknown> {
  return typeof value === 'object' && value !== null && 'items' in value;
}

