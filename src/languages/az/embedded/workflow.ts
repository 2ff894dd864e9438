import type { Condition } from '../../../model/condition';
import type { SourceFile } from '../../../text/span';
import { folderOf, resolvePath } from '../../../text/uris';
import type { Dialect } from '../tree';
import { conditionOf, givenBy, mentionedIn, scriptIn, unknownGiven, type Mention, type Resolve } from './given';
import { matrixOf } from './matrix';
import type { GivenText, ScriptText } from './script-text';
import { entriesOf, itemsOf, textOf, valueOf, valueOfAnyCase, type YamlNode } from './yaml-tree';

/** Whether the document is a workflow of GitHub, or an action that is made of steps. */
export function isWorkflow(root: YamlNode): boolean {
  return valueOf(root, 'jobs')?.kind === 'map' || valueOf(root, 'runs', 'steps') !== undefined;
}

/** The scripts of a workflow or action: what its steps run, and what they give to the actions that run scripts with `az`. */
export function workflowScripts(root: YamlNode, file: SourceFile, session: () => number): readonly ScriptText[] {
  const inputs = inputsOf(root, file);
  const workflow: Scope = within({ env: new Map(), resolve: (expression) => inputs.get(expression) }, valueOf(root, 'env'), file);
  const shell = textOf(valueOf(root, 'defaults', 'run', 'shell'));
  const folder = textOf(valueOf(root, 'defaults', 'run', 'working-directory'));
  const action = itemsOf(valueOf(root, 'runs', 'steps'));
  const base = { file, session, top: topOf(file.uri) };
  const ofAction = scriptsOfSteps(action, { ...base, scope: workflow, when: [], shell, folder, windows: false });
  const ofJobs = entriesOf(valueOf(root, 'jobs')).flatMap(({ value: job }): readonly ScriptText[] => {
    const when = conditionsOf(job);
    if (!when) return [];
    const matrix = matrixOf(valueOf(job, 'strategy', 'matrix'), file);
    const scope = within({ env: workflow.env, resolve: (expression) => matrix(expression) ?? workflow.resolve(expression) }, valueOf(job, 'env'), file);
    return scriptsOfSteps(itemsOf(valueOf(job, 'steps')), {
      ...base, scope, when,
      shell: textOf(valueOf(job, 'defaults', 'run', 'shell')) ?? shell,
      folder: textOf(valueOf(job, 'defaults', 'run', 'working-directory')) ?? folder,
      windows: /windows/i.test(textOf(valueOf(job, 'runs-on')) ?? ''),
    });
  });
  return [...ofAction, ...ofJobs];
}

/** The workflows and actions of the same repository that it calls. */
export function callsOfWorkflow(root: YamlNode, { uri }: SourceFile): readonly string[] {
  const jobs = entriesOf(valueOf(root, 'jobs')).map(({ value }) => value);
  const steps = [valueOf(root, 'runs'), ...jobs].flatMap((job) => itemsOf(valueOf(job, 'steps')));
  return [...jobs, ...steps].flatMap((each) => {
    const path = textOf(valueOf(each, 'uses'));
    const called = path?.startsWith('./') ? resolvePath(topOf(uri), path) : undefined;
    if (called === undefined) return [];
    return /\.ya?ml$/.test(called) ? [called] : [`${called}/action.yml`, `${called}/action.yaml`];
  });
}

interface Scope {
  /** The process's environment. */
  readonly env: ReadonlyMap<string, GivenText>;
  /** What an expression between `${{` and `}}` stands for. */
  readonly resolve: Resolve;
}

/** The scope with one more `env`, whose values may use those around. */
function within(around: Scope, env: YamlNode | undefined, file: SourceFile): Scope {
  const values = new Map(around.env);
  for (const { key, value } of entriesOf(env)) if (value?.kind === 'text') values.set(key, givenBy(value, file, [{ pattern, resolve: around.resolve }]));
  return { env: values, resolve: (expression) => (expression.startsWith('env.') ? values.get(expression.slice(4)) : around.resolve(expression)) };
}

const pattern = /\$\{\{([^\n\r$]{0,300}?)\}\}/g;

interface Steps {
  readonly file: SourceFile;
  readonly session: () => number;
  readonly top: string;
  readonly scope: Scope;
  readonly when: readonly Condition[];
  readonly shell: string | undefined;
  readonly folder: string | undefined;
  readonly windows: boolean;
}

function scriptsOfSteps(steps: readonly YamlNode[], job: Steps): readonly ScriptText[] {
  const { file } = job;
  const scripts: ScriptText[] = [];
  let { scope } = job;
  for (const step of steps) {
    const own = conditionsOf(step);
    const found = scriptOfStep(step, job);
    if (!own || !found || found.node.kind !== 'text') continue;
    const { env, resolve } = within(scope, valueOf(step, 'env'), file);
    const { node, dialect } = found;
    const folder = textOf(valueOf(step, 'working-directory')) ?? job.folder;
    const start = folder === undefined ? undefined : resolvePath(job.top, folder.replace(workspace, './'));
    const mention: Mention = { pattern, resolve, nameOf: (expression) => expression };
    scripts.push(scriptIn(node, file, dialect, {
      environment: new Map([...env, ...mentionedIn(node.text, [mention])]),
      session: job.session(),
      when: [...job.when, ...own],
      folders: start === undefined ? [job.top] : [start, job.top],
    }));
    scope = afterStep(scope, node.text, file, node);
  }
  return scripts;
}

const workspace = /^\$\{\{\s*github\.workspace\s*\}\}\/?/;

/** What a step writes into `$GITHUB_ENV`, later steps see; which text that is, is known at run time. */
function afterStep(scope: Scope, text: string, file: SourceFile, { start, end }: YamlNode): Scope {
  if (!text.includes('GITHUB_ENV')) return scope;
  const names = new Set([...text.matchAll(/([A-Za-z_]\w*)(?:=|<<)/g)].map(([, name = '']) => name));
  const changed = new Map(scope.env);
  for (const name of names) changed.set(name, { text: undefined, span: { uri: file.uri, start, end }, literal: false, why: `\`${name}\` is set by a step before` });
  return { env: changed, resolve: (expression) => (expression.startsWith('env.') ? changed.get(expression.slice(4)) : scope.resolve(expression)) };
}

function scriptOfStep(step: YamlNode, { shell, windows }: Steps): { readonly node: YamlNode; readonly dialect: Dialect } | undefined {
  const run = valueOf(step, 'run');
  if (run) {
    const dialect = dialectOf(textOf(valueOf(step, 'shell')) ?? shell, windows);
    return dialect && { node: run, dialect };
  }
  const action = textOf(valueOf(step, 'uses'))?.split('@')[0]?.toLowerCase();
  const inline = valueOfAnyCase(valueOf(step, 'with'), 'inlineScript');
  if (!inline) return undefined;
  if (action === 'azure/cli') return { node: inline, dialect: 'bash' };
  return action === 'azure/powershell' ? { node: inline, dialect: 'powershell' } : undefined;
}

function dialectOf(shell: string | undefined, windows: boolean): Dialect | undefined {
  const [program = windows ? 'pwsh' : 'bash'] = shell?.trim().split(/\s/) ?? [];
  if (/^(?:bash|sh|zsh)$/.test(program)) return 'bash';
  if (/^(?:pwsh|powershell)$/.test(program)) return 'powershell';
  if (program === 'cmd') return 'batch';
  // What the shell is, an input decides: nearly always bash.
  return program.startsWith('${{') ? 'bash' : undefined;
}

/** What must hold for a job or step to run; undefined when it never does. */
function conditionsOf(node: YamlNode | undefined): readonly Condition[] | undefined {
  const written = textOf(valueOf(node, 'if'))?.replace(/^\s*\$\{\{([^]*)\}\}\s*$/, '$1').trim() ?? '';
  if (written === '' || /^(?:always|success)\(\)$|^!\s*cancelled\(\)$|^true$/.test(written)) return [];
  return written === 'false' ? undefined : [conditionOf(written.replace(/\s+/g, ' '))];
}

/** The defaults of inputs. They hold where somebody starts the workflow by hand or calls it, if nothing else does. */
function inputsOf(root: YamlNode, file: SourceFile): ReadonlyMap<string, GivenText> {
  const given = new Map<string, GivenText>();
  const triggers = valueOf(root, 'on');
  const called = valueOf(triggers, 'workflow_call');
  const byHand = valueOf(triggers, 'workflow_dispatch');
  const others = entriesOf(triggers).filter(({ key }) => key !== 'workflow_call' && key !== 'workflow_dispatch');
  for (const inputs of [valueOf(root, 'inputs'), valueOf(called, 'inputs'), valueOf(byHand, 'inputs')]) {
    for (const { key, value } of entriesOf(inputs)) {
      const fallback = valueOf(value, 'default');
      if (fallback?.kind !== 'text' || others.length > 0) continue;
      const known: GivenText = { ...givenBy(fallback, file, [{ pattern, resolve: () => undefined }]), callerSets: !byHand || called !== undefined };
      for (const name of [`inputs.${key}`, `github.event.inputs.${key}`]) {
        const before = given.get(name);
        given.set(name, before && before.text !== known.text ? unknownGiven(known.span, name, `\`${name}\` has two defaults`) : known);
      }
    }
  }
  return given;
}

/** The folder that a job has checked out: the one that holds `.github`, else that of the file. */
function topOf(uri: string): string {
  const at = uri.lastIndexOf('/.github/');
  return at < 0 ? folderOf(uri) : uri.slice(0, at);
}
