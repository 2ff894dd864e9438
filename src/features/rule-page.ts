import { groups, type Group } from '../model/finding';
import { errorPages } from '../plan/facts/error-pages';
import type { Example } from '../rules/example';
import type { Rule, Source } from '../rules/rule';

/** The page of a rule, in Markdown: what it finds, why that is a fault, examples, and where Azure says so. */
export function rulePage(rule: Rule, examples: readonly Example[]): string {
  return `${paragraphs(
    `# ${rule.title}`,
    `\`${rule.id}\` · ${severityOf(rule)}`,
    ...bodyOf(rule, examples),
  )}\n`;
}

/**
 * All rules on one page, with a table of contents by group and one example each. `pages` are in the order of the list of
 * rules.
 */
export function rulesPage(pages: readonly { readonly rule: Rule; readonly examples: readonly Example[] }[]): string {
  const grouped = groups.map((group) => ({ group, own: pages.filter(({ rule }) => rule.group === group) })).filter(({ own }) => own.length > 0);
  return `${paragraphs(
    '# Rules',
    'Written by `npm run generate` from the rules themselves; every example is executed by the tests.',
    'An *error* is what Azure or its client refuses. A *warning* deploys, and is unsupported or will hurt. An *info* is advice: hovers say it, and `aksnet check --advice` or `groups` in the settings report it. What the text allows but does not force is shown one step milder.',
    ...grouped.flatMap(({ group, own }) => [
      `**${groupTitles[group]}**`,
      ['| rule | severity | finds |', '|---|---|---|', ...own.map(({ rule }) => `| [\`${rule.id}\`](#${rule.id}) | ${rule.severity} | ${rule.title} |`)].join('\n'),
    ]),
    ...grouped.flatMap(({ group, own }) => [
      `## ${groupTitles[group]}`,
      ...own.flatMap(({ rule, examples }) => [`### ${rule.id}`, `**${rule.title}** · ${severityOf(rule)}`, ...bodyOf(rule, examples.filter(({ text }) => text.includes(`~ ${rule.id}:`)).slice(0, 1))]),
    ]),
  )}\n`;
}

const groupTitles: Readonly<Record<Group, string>> = {
  capacity: 'Capacity',
  ranges: 'Address ranges',
  compatibility: 'Compatibility',
  egress: 'Egress',
  changes: 'Changes that a plan makes',
  comments: 'Comments',
  advice: 'Advice',
};

function bodyOf({ about, azureErrors = [], sources }: Rule, examples: readonly Example[]): readonly string[] {
  const codes = azureErrors.map((code) => (errorPages[code] === undefined ? `\`${code}\`` : `[\`${code}\`](${errorPages[code]})`)).join(', ');
  return [
    about.trim(),
    ...(codes ? [`Azure's error code${azureErrors.length > 1 ? 's' : ''}: ${codes}`] : []),
    ...examples.flatMap(exampleOf),
    ['Sources:', ...sources.map(sourceOf)].join('\n'),
  ];
}

function exampleOf({ title = 'An example', text, fixed }: Example): readonly string[] {
  const files = filesOf(text);
  const after = fixed === undefined ? [] : filesOf(fixed);
  const changes = files.flatMap((file, index) => {
    const part = changedPart(file, after[index]);
    return part === undefined ? [] : fenced({ ...file, text: part }, files.length > 1);
  });
  return [
    `*${title}*`,
    ...files.flatMap((file) => fenced(file, files.length > 1)),
    ...(changes.length > 0 ? ['After the fix:', ...changes] : []),
  ];
}

interface ExampleFile {
  readonly name: string;
  readonly text: string;
}

/** `-- name --` begins a file; without it the text is Terraform. */
function filesOf(text: string): readonly ExampleFile[] {
  const [start = '', ...parts] = text.split(/^-- (\S+) --\n/m);
  if (parts.length === 0) return [{ name: 'main.tf', text: start }];
  return parts.flatMap((name, index) => (index % 2 === 0 ? [{ name, text: parts[index + 1] ?? '' }] : []));
}

/** The lines after the fix from the first that differs to the last, with a few around them. Marks do not count. */
function changedPart({ name, text }: ExampleFile, fixed: ExampleFile | undefined): string | undefined {
  if (!fixed) return undefined;
  const before = text.split('\n').filter((line) => !/^\s*~+ [a-z]/.test(line));
  const after = fixed.text.split('\n');
  if (before.join('\n') === after.join('\n')) return undefined;
  let start = 0;
  while (start < after.length && after[start] === before[start]) start++;
  let end = 0;
  while (end < after.length - start && after.at(-1 - end) === before.at(-1 - end)) end++;
  const from = Math.max(0, start - around);
  const to = Math.min(after.length, after.length - end + around);
  const lines = after.slice(from, to);
  const more = syntaxOf(name) === 'terraform' ? '# …' : '// …';
  return [...(from > 0 ? [more] : []), ...lines, ...(to < after.length - 1 ? [more] : [])].join('\n');
}

const around = 3;

function severityOf({ severity, group }: Rule): string {
  if (group === 'comments') return severity;
  switch (severity) {
    case 'error':
      return 'error: refused';
    case 'warning':
      return 'warning: deploys, and will hurt';
    case 'info':
      return 'info: advice, said in hovers until somebody asks for more';
  }
}

function sourceOf({ title, url, date }: Source): string {
  return `- [${title}](${url}), ${date}`;
}

function fenced({ name, text }: ExampleFile, named: boolean): readonly string[] {
  return [...(named ? [`\`${name}\``] : []), `\`\`\`${syntaxOf(name)}\n${text.replace(/\n$/, '')}\n\`\`\``];
}

/** The language of a code block, as Markdown names it. */
function syntaxOf(name: string): 'terraform' | 'bicep' | 'json' | 'bash' {
  if (name.endsWith('.json')) return 'json';
  if (name.endsWith('.sh')) return 'bash';
  return /\.bicep(?:param)?$/.test(name) ? 'bicep' : 'terraform';
}

function paragraphs(...parts: readonly string[]): string {
  return parts.join('\n\n');
}
