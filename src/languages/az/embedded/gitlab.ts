import type { SourceFile } from '../../../text/span';
import { folderOf, nameOf } from '../../../text/uris';
import { conditionOf, givenBy, type Replacing } from './given';
import { linesOf } from './lines';
import { scriptText, type GivenText, type ScriptText } from './script-text';
import { entriesOf, itemsOf, textOf, valueOf, type YamlNode, type YamlText } from './yaml-tree';

/** Whether the document is a pipeline of GitLab: by the name of its file, or by its stages and jobs. */
export function isGitLab(root: YamlNode, { uri }: SourceFile): boolean {
  if (/gitlab-ci\.ya?ml$/i.test(nameOf(uri))) return true;
  return itemsOf(valueOf(root, 'stages')).some(({ kind }) => kind === 'text') && entriesOf(root).some(({ value }) => valueOf(value, 'script') !== undefined);
}

/** The scripts of its jobs. What comes before a script runs in the same shell. */
export function gitLabScripts(root: YamlNode, file: SourceFile, session: () => number): readonly ScriptText[] {
  const global = variablesOf(valueOf(root, 'variables'), new Map(), file);
  const before = valueOf(root, 'before_script') ?? valueOf(root, 'default', 'before_script');
  return entriesOf(root).flatMap(({ key, value: job }): readonly ScriptText[] => {
    if (key.startsWith('.') || valueOf(job, 'script') === undefined || textOf(valueOf(job, 'when')) === 'never') return [];
    const environment = variablesOf(valueOf(job, 'variables'), global, file);
    const nodes = [...textsIn(valueOf(job, 'before_script') ?? before), ...textsIn(valueOf(job, 'script'))];
    const lines = linesOf(nodes, file);
    const manual = textOf(valueOf(job, 'when')) === 'manual';
    if (!lines || nodes.length === 0) return [];
    const when = manual ? [conditionOf(`${key} is started`)] : [];
    return [scriptText(file, 'bash', lines.text, lines.passage, { environment, session: session(), when, folders: [folderOf(file.uri)] })];
  });
}

/** Variables, in which others may stand. */
function variablesOf(node: YamlNode | undefined, around: ReadonlyMap<string, GivenText>, file: SourceFile): ReadonlyMap<string, GivenText> {
  const variables = new Map(around);
  const replacing: Replacing = { pattern: /\$\{?([A-Za-z_]\w*)\}?/g, resolve: (name) => variables.get(name) };
  for (const { key, value } of entriesOf(node)) {
    const text = value?.kind === 'map' ? valueOf(value, 'value') : value;
    if (text?.kind === 'text') variables.set(key, givenBy(text, file, [replacing]));
  }
  return variables;
}

/** The texts of a list, and of lists within it. */
function textsIn(node: YamlNode | undefined, depth = 0): readonly YamlText[] {
  if (node?.kind === 'text') return [node];
  return depth > 10 ? [] : itemsOf(node).flatMap((item) => textsIn(item, depth + 1));
}
