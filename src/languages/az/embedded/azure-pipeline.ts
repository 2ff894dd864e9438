import type { Condition } from '../../../model/condition';
import type { SourceFile } from '../../../text/span';
import { folderOf, resolvePath } from '../../../text/uris';
import type { Dialect } from '../tree';
import { conditionOf, givenBy, mentionedIn, oneOf, scriptAt, scriptIn, unknownGiven, type Mention, type Replacing } from './given';
import type { GivenText, GivenWay, ScriptText } from './script-text';
import { taskScript } from './tasks';
import { entriesOf, itemsOf, textOf, valueOf, type YamlNode } from './yaml-tree';

/** Whether the document is a pipeline of Azure Pipelines, or a template of one. */
export function isPipeline(root: YamlNode): boolean {
  const lists = ['steps', 'jobs', 'stages'].some((name) => valueOf(root, name)?.kind === 'list');
  return lists || valueOf(root, 'extends', 'template') !== undefined;
}

/** The scripts of all steps, in the order in which they are written. */
export function pipelineScripts(root: YamlNode, file: SourceFile, session: () => number): readonly ScriptText[] {
  const parameters = parametersOf(root, file);
  const set = new Set([...file.text.matchAll(/##vso\[task\.setvariable\s+variable=([\w.-]+)/gi)].map(([, name = '']) => name.toLowerCase()));
  return [...scriptsBelow(root, { file, session, parameters, set, variables: new Map(), when: [], windows: false }, 0)];
}

/** The templates that it names. They are found from the file's folder or, with a slash first, from the top of the repository. */
export function callsOfPipeline(root: YamlNode, { uri }: SourceFile): readonly string[] {
  const found: string[] = [];
  const visit = (node: YamlNode | undefined, depth: number): void => {
    if (depth > deepest || !node || node.kind === 'text') return;
    if (node.kind === 'list') { for (const item of node.items) visit(item, depth + 1); return; }
    for (const { key, value } of node.entries) {
      const path = key === 'template' ? textOf(value) : undefined;
      // A template of another repository is `name@alias`.
      if (path !== undefined && !/[@$]/.test(path)) found.push(...placesOf(uri, path));
      visit(value, depth + 1);
    }
  };
  visit(root, 0);
  return [...new Set(found)];
}

/** The file's own folder and those around it, for a path that begins at the top of the repository. */
function placesOf(uri: string, path: string): readonly string[] {
  if (!path.startsWith('/')) return [resolvePath(folderOf(uri), path) ?? []].flat();
  const folders: string[] = [];
  for (let folder = folderOf(uri); folders.length < 5 && !folder.endsWith('/') && folder !== ''; folder = folderOf(folder)) folders.push(folder);
  return folders.flatMap((folder) => resolvePath(folder, path) ?? []);
}

const deepest = 40;

interface Around {
  readonly file: SourceFile;
  readonly session: () => number;
  readonly parameters: ReadonlyMap<string, GivenText>;
  /** The variables that a script sets while it runs, in lower case. */
  readonly set: ReadonlySet<string>;
  /** By the name in lower case: names have no case. */
  readonly variables: ReadonlyMap<string, Variable>;
  readonly when: readonly Condition[];
  readonly windows: boolean;
}

interface Variable {
  readonly name: string;
  readonly given: GivenText;
}

/** What a stage, job, strategy or list of steps holds. */
function* scriptsBelow(node: YamlNode | undefined, around: Around, depth: number): Generator<ScriptText> {
  if (!node || depth > deepest) return;
  if (node.kind === 'list') {
    let before: readonly Condition[] = [];
    for (const item of node.items) {
      const [entry] = entriesOf(item);
      const conditional = entry && insertionOf(entry.key, before);
      if (!conditional) { yield* scriptsBelow(item, around, depth + 1); continue; }
      before = conditional.others;
      yield* scriptsBelow(entry.value, { ...around, when: [...around.when, ...conditional.when] }, depth + 1);
    }
    return;
  }
  if (node.kind === 'text') return;
  const inner = within(around, node);
  if (!inner) return;
  yield* scriptOfStep(node, inner);
  for (const { key, value } of node.entries) {
    const inserted = insertionOf(key, []);
    if (holders.has(key) || inserted) yield* scriptsBelow(value, inserted ? { ...inner, when: [...inner.when, ...inserted.when] } : inner, depth + 1);
  }
}

/** The keys of everything that steps may lie in. */
const holders: ReadonlySet<string> = new Set([
  'stages', 'jobs', 'steps', 'strategy', 'runOnce', 'rolling', 'canary', 'preDeploy', 'deploy', 'routeTraffic', 'postRouteTraffic', 'on', 'success', 'failure',
  'extends', 'parameters',
]);

/** The conditions of `${{ if … }}:`, `${{ elseif … }}:`, `${{ else }}:`; `${{ each … }}:` may be none. */
function insertionOf(key: string, before: readonly Condition[]): { readonly when: readonly Condition[]; readonly others: readonly Condition[] } | undefined {
  const [, word = '', written = ''] = /^\$\{\{\s*(if|elseif|else|each)\b\s*([^]*?)\s*\}\}$/.exec(key) ?? [];
  if (word === '') return undefined;
  if (word === 'else') return { when: before, others: [] };
  const when = word === 'elseif' ? before : [];
  const expression = `${word === 'each' ? 'each ' : ''}${written.replace(/\s+/g, ' ')}`;
  return { when: [...when, conditionOf(expression)], others: word === 'each' ? [] : [...when, conditionOf(expression, true)] };
}

/** What holds within: the variables of the node on top of those around, its condition, and whether it runs on Windows. Undefined when it never runs. */
function within(around: Around, node: YamlNode): Around | undefined {
  const written = textOf(valueOf(node, 'condition'))?.trim().replace(/\s+/g, ' ');
  if (written === 'false' || textOf(valueOf(node, 'enabled')) === 'false') return undefined;
  const always = written === undefined || written === '' || /^(?:succeeded|always|succeededOrFailed)\(\)$|^true$/i.test(written);
  const pool = valueOf(node, 'pool');
  const image = textOf(valueOf(pool, 'vmImage')) ?? textOf(valueOf(pool, 'name')) ?? textOf(pool);
  const own = valueOf(node, 'variables');
  const matrix = valueOf(node, 'strategy', 'matrix');
  return {
    ...around,
    windows: image === undefined ? around.windows : /windows|vs20/i.test(image),
    when: always ? around.when : [...around.when, conditionOf(written)],
    variables: own || matrix ? new Map([...around.variables, ...variablesOf(own, around), ...matrixOf(matrix, around)]) : around.variables,
  };
}

/** Variables in both spellings: a map of names, or a list of names with values, groups and templates. */
function variablesOf(node: YamlNode | undefined, around: Around): ReadonlyMap<string, Variable> {
  const { file } = around;
  const variables = new Map<string, Variable>();
  const known = (): Around => ({ ...around, variables: new Map([...around.variables, ...variables]) });
  const put = (name: string, value: YamlNode | undefined): void => {
    if (value?.kind === 'text') variables.set(name.toLowerCase(), { name, given: givenBy(value, file, replacing(known())) });
  };
  for (const { key, value } of entriesOf(node)) if (!key.startsWith('${{')) put(key, value);
  for (const item of itemsOf(node)) put(textOf(valueOf(item, 'name')) ?? '', valueOf(item, 'value'));
  // What is inserted under a condition is one of several.
  for (const [name, ways] of insertedIn(node, known())) {
    const complete = ways.length > 1 && ways.at(-1)?.closes;
    const given = complete ? oneOf(ways) : undefined;
    const [first] = ways;
    if (first) variables.set(name.toLowerCase(), { name, given: given ?? unknownGiven(first.span, name, `\`${name}\` is set under a condition`) });
  }
  return variables;
}

type Inserted = GivenWay & { readonly closes: boolean };

function insertedIn(node: YamlNode | undefined, around: Around): ReadonlyMap<string, readonly Inserted[]> {
  const found = new Map<string, Inserted[]>();
  const blocks = node?.kind === 'list' ? node.items.flatMap((item) => entriesOf(item).slice(0, 1)) : entriesOf(node);
  let before: readonly Condition[] = [];
  for (const { key, value } of blocks) {
    const conditional = insertionOf(key, before);
    if (!conditional) continue;
    before = conditional.others;
    const pairs = [...entriesOf(value).map((entry) => [entry.key, entry.value] as const),
      ...itemsOf(value).map((item) => [textOf(valueOf(item, 'name')) ?? '', valueOf(item, 'value')] as const)];
    for (const [name, text] of pairs) {
      const given = text?.kind === 'text' ? givenBy(text, around.file, replacing(around)) : undefined;
      const ways = found.get(name) ?? [];
      if (given?.text !== undefined) found.set(name, [...ways, { text: given.text, span: given.span, when: conditional.when, closes: /^\$\{\{\s*else\s*\}\}/.test(key) }]);
    }
  }
  return found;
}

/** The jobs of a matrix, each with its variables. */
function matrixOf(matrix: YamlNode | undefined, { file }: Around): ReadonlyMap<string, Variable> {
  const jobs = entriesOf(matrix);
  const ways = new Map<string, GivenWay[]>();
  for (const { key: job, value } of jobs) {
    for (const { key: name, value: text } of entriesOf(value)) {
      if (text?.kind !== 'text' || /\$[([{]/.test(text.text)) continue;
      const way = { text: text.text, span: { uri: file.uri, start: text.start, end: text.end }, when: [{ subject: 'the job of the matrix', is: JSON.stringify(job) }] };
      ways.set(name, [...(ways.get(name) ?? []), way]);
    }
  }
  return new Map([...ways].flatMap(([name, each]) => {
    const given = each.length === jobs.length ? oneOf(each) : undefined;
    return given ? [[name.toLowerCase(), { name, given }] as const] : [];
  }));
}

/** Parameters with their defaults: a list with names, or in old templates a map. */
function parametersOf(root: YamlNode, file: SourceFile): ReadonlyMap<string, GivenText> {
  const parameters = new Map<string, GivenText>();
  const node = valueOf(root, 'parameters');
  const pairs = [...entriesOf(node).map(({ key, value }) => [key, value] as const),
    ...itemsOf(node).map((item) => [textOf(valueOf(item, 'name')) ?? '', valueOf(item, 'default')] as const)];
  for (const [name, value] of pairs) if (value?.kind === 'text') parameters.set(name, { ...givenBy(value, file, []), callerSets: true });
  return parameters;
}

/** Macros, `$(name)`, and template expressions, `${{ parameters.name }}`. What a script sets at run time, only the latter see as it was. */
function replacing(around: Around): readonly [macro: Replacing, expression: Replacing] {
  const { parameters, variables, set } = around;
  const variable = (name: string): GivenText | undefined => variables.get(name.toLowerCase())?.given;
  return [
    { pattern: /\$\(([\w.-]+)\)/g, resolve: (name) => changing(variable(name), name, set) },
    {
      pattern: /\$\{\{([^\n\r$]{0,300}?)\}\}/g,
      resolve(expression) {
        const [, kind, dotted, indexed] = /^(parameters|variables)(?:\.([\w-]+)|\[\s*'([^']+)'\s*\])$/.exec(expression) ?? [];
        const name = dotted ?? indexed ?? '';
        return kind === 'parameters' ? parameters.get(name) : kind === 'variables' ? variable(name) : undefined;
      },
    },
  ];
}

function changing(given: GivenText | undefined, name: string, set: ReadonlySet<string>): GivenText | undefined {
  return given && set.has(name.toLowerCase()) ? unknownGiven(given.span, name, `\`${name}\` is set by a step`) : given;
}

function* scriptOfStep(step: YamlNode, around: Around): Generator<ScriptText> {
  const found = shortStep(step, around.windows) ?? taskScript(step, around.windows);
  if (!found || found.node.kind !== 'text') return;
  const { file, session, when } = around;
  const { node, dialect, isPath } = found;
  const [macro, expression] = replacing(around);
  const environment = new Map<string, GivenText>();
  for (const { name, given } of around.variables.values()) {
    const known = changing(given, name, around.set);
    if (known) environment.set(name.toUpperCase().replace(/[. ]/g, '_'), known);
  }
  for (const { key, value } of entriesOf(valueOf(step, 'env'))) if (value?.kind === 'text') environment.set(key, givenBy(value, file, [macro, expression]));
  const mentions: readonly Mention[] = [{ ...macro, nameOf: (name) => `$(${name})` }, { ...expression, nameOf: (name) => name }];
  for (const [name, given] of mentionedIn(node.text, mentions)) environment.set(name, given);
  const setting = { environment, session: session(), when, folders: foldersOf(step, file) };
  yield isPath ? scriptAt(node, file, dialect, setting) : scriptIn(node, file, dialect, setting);
}

function shortStep(step: YamlNode, windows: boolean): { readonly node: YamlNode; readonly dialect: Dialect; readonly isPath: boolean } | undefined {
  const dialects = { script: windows ? 'batch' : 'bash', bash: 'bash', pwsh: 'powershell', powershell: 'powershell' } as const;
  for (const key of ['script', 'bash', 'pwsh', 'powershell'] as const) {
    const node = valueOf(step, key);
    if (node) return { node, dialect: dialects[key], isPath: false };
  }
  return undefined;
}

/** A pipeline may lie anywhere in its repository: the folder of the file, then those around it. */
function foldersOf(step: YamlNode, { uri }: SourceFile): readonly string[] {
  const written = textOf(valueOf(step, 'workingDirectory'))?.replace(/^\$\((?:System\.DefaultWorkingDirectory|Build\.SourcesDirectory)\)\/?/i, '');
  const around: string[] = [];
  for (let folder = folderOf(uri); around.length < 4 && folder.includes('/') && !folder.endsWith('/'); folder = folderOf(folder)) around.push(folder);
  const below = written === undefined || written.includes('$') ? [] : around.flatMap((folder) => resolvePath(folder, written) ?? []);
  return [...below, ...around];
}
