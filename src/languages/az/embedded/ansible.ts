import type { Condition } from '../../../model/condition';
import type { SourceFile } from '../../../text/span';
import { folderOf } from '../../../text/uris';
import type { Dialect } from '../tree';
import { conditionOf, givenBy, mentionedIn, scriptIn, type Replacing } from './given';
import type { GivenText, ScriptText } from './script-text';
import { entriesOf, itemsOf, textOf, valueOf, type YamlNode } from './yaml-tree';

/** Whether the document is a playbook or a file of tasks: a list of which something has plays or tasks that run commands. */
export function isAnsible(root: YamlNode): boolean {
  return itemsOf(root).some((item) => entriesOf(item).some(({ key }) => groups.has(key) || modules.has(key)));
}

export function ansibleScripts(root: YamlNode, file: SourceFile, session: () => number): readonly ScriptText[] {
  return [...scriptsBelow(root, { file, session, vars: new Map(), environment: new Map(), when: [] }, 0)];
}

/** The keys under which tasks lie. */
const groups: ReadonlySet<string> = new Set(['tasks', 'pre_tasks', 'post_tasks', 'block']);

const modules: ReadonlyMap<string, Dialect> = new Map<string, Dialect>([
  ...['shell', 'command', 'ansible.builtin.shell', 'ansible.builtin.command'].map((name) => [name, 'bash'] as const),
  ...['win_shell', 'ansible.windows.win_shell'].map((name) => [name, 'powershell'] as const),
]);

interface Around {
  readonly file: SourceFile;
  readonly session: () => number;
  readonly vars: ReadonlyMap<string, GivenText>;
  readonly environment: ReadonlyMap<string, GivenText>;
  readonly when: readonly Condition[];
}

function* scriptsBelow(node: YamlNode | undefined, around: Around, depth: number): Generator<ScriptText> {
  if (depth > 30) return;
  for (const item of itemsOf(node)) {
    const inner = within(around, item);
    for (const { key, value } of entriesOf(item)) {
      if (groups.has(key)) yield* scriptsBelow(value, inner, depth + 1);
      const dialect = modules.get(key);
      const text = value?.kind === 'map' ? (valueOf(value, 'cmd') ?? valueOf(value, '_raw_params')) : value;
      if (!dialect || text?.kind !== 'text') continue;
      const mention = { ...replacing(inner.vars), nameOf: (name: string) => `{{ ${name} }}` };
      const environment = new Map([...inner.environment, ...mentionedIn(text.text, [mention])]);
      yield scriptIn(text, around.file, dialect, { environment, session: around.session(), when: inner.when, folders: [folderOf(around.file.uri)] });
    }
  }
}

function within(around: Around, node: YamlNode): Around {
  const vars = new Map(around.vars);
  for (const { key, value } of entriesOf(valueOf(node, 'vars'))) if (value?.kind === 'text') vars.set(key, givenBy(value, around.file, [replacing(vars)]));
  const environment = new Map(around.environment);
  for (const { key, value } of entriesOf(valueOf(node, 'environment'))) if (value?.kind === 'text') environment.set(key, givenBy(value, around.file, [replacing(vars)]));
  // What a task registers or a fact sets has another value from then on; a loop has a variable of its own.
  const written = textOf(valueOf(node, 'when'))?.trim().replace(/\s+/g, ' ');
  const looped = ['loop', 'with_items', 'with_list', 'until'].some((key) => valueOf(node, key) !== undefined);
  if (looped) vars.delete('item');
  return { ...around, vars, environment, when: written ? [...around.when, conditionOf(written)] : around.when };
}

function replacing(vars: ReadonlyMap<string, GivenText>): Replacing {
  return { pattern: /\{\{([^{}\n\r]{1,200})\}\}/g, resolve: (name) => vars.get(name) };
}
