import { companyKeys, readCompanyFile, type CompanyProblem } from '../facts/company-file';
import { groups, levels } from '../model/finding';
import { formatAddress, lastAddress, sizeOf } from '../net/range';
import { count } from '../plan/capacity';
import { rules } from '../rules';
import { touches, type SourceFile, type Span } from '../text/span';

/** What is wrong in a company's file, the names of rules included. */
export function companyProblems(file: SourceFile): readonly CompanyProblem[] {
  const { problems, ruleNames } = readCompanyFile(file);
  const strangers = ruleNames.filter(({ name }) => !rules.some(({ id }) => id === name));
  return [...problems, ...strangers.map(({ name, span }) => ({ span, message: `unknown rule ${JSON.stringify(name)}${alike(name)}` }))].sort((a, b) => a.span.start - b.span.start);
}

/** Something that can be written at a place of a company's file. */
export interface CompanyCompletion {
  readonly label: string;
  readonly about: string;
  readonly insert: string;
}

/** What can be written where the cursor is: keys at the start of a line, rules and severities below `severities`. */
export function companyCompletions({ text }: SourceFile, offset: number): readonly CompanyCompletion[] {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const line = text.slice(lineStart, offset);
  if (/^[\w-]*$/.test(line)) {
    const written = new Set([...text.matchAll(/^([\w-]+):/gm)].map(([, key = '']) => key));
    return Object.entries(companyKeys).filter(([key]) => !written.has(key)).map(([label, about]) => ({ label, about, insert: `${label}:` }));
  }
  const above = [...text.slice(0, lineStart).matchAll(/^([\w-]+):/gm)].at(-1)?.[1] ?? '';
  if (above === 'severities' && /^\s+[\w-]*$/.test(line)) return rules.map(({ id, title, severity }) => ({ label: id, about: `${title} (${severity})`, insert: `${id}: ` }));
  if (above === 'groups' && /^\s+[\w-]*$/.test(line)) return groups.map((label) => ({ label, about: `All rules of the group ${label}`, insert: `${label}: ` }));
  if ((above === 'severities' || above === 'groups') && /^\s+[\w-]+:\s*\w*$/.test(line)) return levels.map((label) => ({ label, about: '', insert: label }));
  const fields = /^\s+(?:- )?[\w-]*$/.test(line) ? fieldsBelow[above] ?? {} : {};
  return Object.entries(fields).map(([label, about]) => ({ label, about, insert: `${label}: ` }));
}

const network = { name: 'The name of the virtual network', ranges: 'Its address space', 'resource-group': 'Where it lies', subnets: 'Its subnets, with `name`, `range` and `free`' };
const fieldsBelow: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'in-use': { range: 'The address range', by: 'Who has it' },
  allowed: { range: 'The address range', by: 'What it is for' },
  peered: network,
  networks: { ...network, range: 'The range of a subnet', free: 'The addresses that are left in a subnet' },
  headroom: { surge: 'Nodes that an upgrade adds: `1` or `10%`', growth: 'By how much pools grow: `20` or `50%`', spare: 'The share of a subnet that an upgrade should leave: `20%`' },
};

/** What is to be said about the text at a place. Markdown. */
export function companyHover(file: SourceFile, offset: number): { readonly span: Span; readonly text: string } | undefined {
  const { facts } = readCompanyFile(file);
  const ranges = [...facts.inUse, ...facts.allowed, ...facts.peered, ...facts.networks.flatMap((each) => [...each.ranges, ...each.subnets.flatMap(({ range }) => range ?? [])])];
  const range = ranges.find(({ span }) => touches(span, file.uri, offset));
  if (range) {
    const size = range.range.family === 4 ? `, ${count(Number(sizeOf(range.range)))} addresses` : '';
    return { span: range.span, text: `**${range.text}** up to ${formatAddress(lastAddress(range.range))}${size}` };
  }
  for (const match of file.text.matchAll(/^([\w-]+)(?=:)/gm)) {
    const [key = ''] = match;
    const span = { uri: file.uri, start: match.index, end: match.index + key.length };
    const about = Object.entries(companyKeys).find(([name]) => name === key)?.[1];
    if (about !== undefined && touches(span, file.uri, offset)) return { span, text: about };
  }
  for (const { name, span } of readCompanyFile(file).ruleNames) {
    const rule = rules.find(({ id }) => id === name);
    if (rule && touches(span, file.uri, offset)) return { span, text: `${rule.title}. The rule's own severity is *${rule.severity}*.` };
  }
  return undefined;
}

/** A file to begin with. */
export const emptyCompanyFile = `# What no code shows of the networks of your company. AKS Network Planner reckons with it.

# Ranges that others have.
in-use:
#  - range: 10.0.0.0/9
#    by: the offices

# Ranges that virtual networks may be made of.
allowed:
#  - 10.200.0.0/14

# Networks that ours are peered with.
peered:
#  - name: hub
#    ranges: [10.240.0.0/20]

# What is kept free.
headroom:
  surge: 10%
`;

function alike(name: string): string {
  const words = name.split('-');
  const shared = (id: string): number => id.split('-').filter((word) => words.includes(word)).length;
  const [first] = rules.map(({ id }) => ({ id, shared: shared(id) })).filter((each) => each.shared > 0).sort((a, b) => b.shared - a.shared);
  return first ? `: did you mean ${first.id}?` : '';
}
