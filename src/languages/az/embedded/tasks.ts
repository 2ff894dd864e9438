import type { Dialect } from '../tree';
import { textOf, valueOf, valueOfAnyCase, type YamlNode } from './yaml-tree';

/** What a task of Azure Pipelines runs: a text, or the path of a file. */
export interface TaskScript {
  readonly node: YamlNode;
  readonly dialect: Dialect;
  readonly isPath: boolean;
}

/** The script of a task that runs one. Neither names of tasks nor of their inputs have a case. */
export function taskScript(step: YamlNode, windows: boolean): TaskScript | undefined {
  const [name = '', version = ''] = textOf(valueOf(step, 'task'))?.toLowerCase().split('@') ?? [];
  const task = tasks.get(name);
  if (!task) return undefined;
  const inputs = valueOf(step, 'inputs');
  const input = (names: readonly string[]): YamlNode | undefined => names.map((each) => valueOfAnyCase(inputs, each)).find((node) => node !== undefined);
  const place = task.place === undefined ? undefined : textOf(input([task.place]));
  const isPath = place === undefined ? input(task.texts) === undefined : /path$/i.test(place);
  const dialect = task.dialect(textOf(input(['scriptType']))?.toLowerCase(), version, windows);
  const node = input(isPath ? task.paths : task.texts);
  return node && dialect && { node, dialect, isPath };
}

interface Task {
  /** The input that says whether it runs a text or a file. */
  readonly place: string | undefined;
  readonly texts: readonly string[];
  readonly paths: readonly string[];
  dialect(type: string | undefined, version: string, windows: boolean): Dialect | undefined;
}

const ofShell = (windows: boolean): Dialect => (windows ? 'batch' : 'bash');

const tasks: ReadonlyMap<string, Task> = new Map<string, Task>([
  ['azurecli', {
    place: 'scriptLocation',
    texts: ['inlineScript'],
    paths: ['scriptPath'],
    dialect: (type, version, windows) => (version.startsWith('1') ? ofShell(windows) : types.get(type ?? '')),
  }],
  ['azurepowershell', { place: 'ScriptType', texts: ['Inline'], paths: ['ScriptPath'], dialect: () => 'powershell' }],
  ['powershell', { place: 'targetType', texts: ['script'], paths: ['filePath'], dialect: () => 'powershell' }],
  ['bash', { place: 'targetType', texts: ['script'], paths: ['filePath'], dialect: () => 'bash' }],
  ['shellscript', { place: undefined, texts: [], paths: ['scriptPath'], dialect: () => 'bash' }],
  ['cmdline', { place: undefined, texts: ['script'], paths: [], dialect: (_type, _version, windows) => ofShell(windows) }],
]);

const types: ReadonlyMap<string, Dialect> = new Map([['bash', 'bash'], ['pscore', 'powershell'], ['ps', 'powershell'], ['batch', 'batch']]);
