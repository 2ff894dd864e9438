/**
 * One design of test/same: the same network written in several languages, the plan that all of them must give, and what
 * must be found in them. `README.md` beside the designs describes the notation.
 */
export interface Design {
  readonly title: string;
  readonly versions: readonly Version[];
  /** The facts of the plan, without their comments. */
  readonly plan: readonly Fact[];
  /** What must be found: the severity and the rule. */
  readonly findings: readonly Fact[];
}

/** The design in one language. */
export interface Version {
  readonly language: VersionLanguage;
  /** By name. Empty where the language cannot say it. */
  readonly files: ReadonlyMap<string, string>;
  /** Why it is left out, where it is. */
  readonly reason: string;
}

export type VersionLanguage = 'Terraform' | 'Bicep' | 'ARM' | 'az';

/** A line of the plan with the lines indented below it, or a finding. */
export interface Fact {
  readonly text: string;
  /** The languages in which it holds. */
  readonly only: readonly VersionLanguage[];
  readonly below: readonly Fact[];
}

export const versionLanguages: readonly VersionLanguage[] = ['Terraform', 'Bicep', 'ARM', 'az'];

const firstFile: Readonly<Record<VersionLanguage, string>> = { Terraform: 'main.tf', Bicep: 'main.bicep', ARM: 'azuredeploy.json', az: 'deploy.sh' };

/** Reads a design. What is not in the notation is a mistake of whoever wrote it, and thrown. */
export function readDesign(markdown: string): Design {
  const title = /^# (.+)$/m.exec(markdown)?.[1];
  if (title === undefined) throw new Error('there is no title');
  const sections = sectionsOf(markdown);
  const section = (name: string): string => {
    const text = sections.get(name);
    if (text === undefined) throw new Error(`there is no section ${name}`);
    return text;
  };
  const [plan, another] = blocksOf(section('Plan'));
  if (!plan || another) throw new Error('the plan is one block');
  return {
    title,
    versions: versionLanguages.map((language) => readVersion(language, section(language))),
    plan: readFacts(plan.text),
    findings: readFindings(section('Findings')),
  };
}

/** The facts that hold in the language, each as a path of its own: what it stands below comes first. Their order is none. */
export function pathsIn(facts: readonly Fact[], language: VersionLanguage, above = ''): readonly string[] {
  const held = facts.filter(({ only }) => only.includes(language));
  return held.flatMap(({ text, below }) => [`${above}${text}`, ...pathsIn(below, language, `${above}${headOf(text)} › `)]).sort();
}

/** What a fact is about: `subnet shop/nodes` of `subnet shop/nodes: 10.1.0.0/24`. */
function headOf(text: string): string {
  return text.replace(/:.*$/, '');
}

function sectionsOf(markdown: string): ReadonlyMap<string, string> {
  const sections = new Map<string, string>();
  let name = '';
  let fence: string | undefined;
  for (const line of markdown.split('\n')) {
    const backquotes = /^`{3,}/.exec(line)?.[0];
    if (fence === undefined) fence = backquotes;
    else if (line === fence) fence = undefined;
    const heading = fence !== undefined ? undefined : /^## (.+)$/.exec(line)?.[1];
    if (heading !== undefined) {
      if (sections.has(heading)) throw new Error(`there are two sections ${heading}`);
      name = heading;
    }
    sections.set(name, heading === undefined ? `${sections.get(name) ?? ''}${line}\n` : '');
  }
  return sections;
}

interface Block {
  readonly name: string | undefined;
  readonly text: string;
}

function blocksOf(section: string): readonly Block[] {
  // A document has fences of its own, and stands between longer ones.
  return [...section.matchAll(/(?:^`([^`\n]+)`\n+)?^(`{3,})\w*\n([\s\S]*?)^\2$/gm)].map(([, name, , text = '']) => ({ name, text }));
}

function readVersion(language: VersionLanguage, section: string): Version {
  const files = new Map<string, string>();
  for (const { name = firstFile[language], text } of blocksOf(section)) {
    if (files.has(name)) throw new Error(`${language}: two files ${name}`);
    files.set(name, text);
  }
  const reason = files.size > 0 ? '' : section.trim();
  if (files.size === 0 && reason === '') throw new Error(`${language}: neither a text nor a reason why there is none`);
  return { language, files, reason };
}

function readFacts(text: string): readonly Fact[] {
  const lines = text.split('\n').map((line) => line.replace(/\s+#.*$/, '').trimEnd()).filter((line) => line !== '');
  return factsAt(lines, 0);
}

function factsAt(lines: readonly string[], indent: number): readonly Fact[] {
  const facts: Fact[] = [];
  for (let start = 0; start < lines.length; ) {
    const line = lines[start] ?? '';
    if (indentOf(line) !== indent) throw new Error(`indented by ${String(indentOf(line))}, not by ${String(indent)}: ${line}`);
    let end = start + 1;
    while (end < lines.length && indentOf(lines[end] ?? '') > indent) end++;
    facts.push({ ...restricted(line.trim()), below: factsAt(lines.slice(start + 1, end), indent + 2) });
    start = end;
  }
  return facts;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** Each item is `- error `rule-id`: why`. */
function readFindings(section: string): readonly Fact[] {
  if (section.trim() === 'None.') return [];
  return section.trim().split('\n').flatMap((line) => {
    // A line that goes on from the one above.
    if (line.startsWith('  ')) return [];
    const { text, only } = restricted(line);
    const [, severity, rule] = /^- (error|warning|info) `([a-z0-9-]+)`(?::|$)/.exec(text) ?? [];
    if (severity === undefined || rule === undefined) throw new Error(`not a finding: ${line}`);
    return [{ text: `${severity} ${rule}`, only, below: [] }];
  });
}

/** Takes `(Bicep, ARM and az only)` off the end. */
function restricted(text: string): Pick<Fact, 'text' | 'only'> {
  const names = /^(.*?) \(([A-Za-z, ]+) only\)$/.exec(text);
  if (!names) return { text, only: versionLanguages };
  const only = (names[2] ?? '').split(/, | and /).map((name) => {
    const language = versionLanguages.find((each) => each === name);
    if (!language) throw new Error(`no language ${name}: ${text}`);
    return language;
  });
  return { text: names[1] ?? '', only };
}
