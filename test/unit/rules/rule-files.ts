import { readdirSync, readFileSync } from 'node:fs';
import type { Example } from '../../../src/rules/example';
import type { Rule } from '../../../src/rules/rule';

/** What a file in src/rules says of one rule. */
export interface RuleFile {
  /** The name of the file, without its ending. */
  readonly name: string;
  readonly rule: Rule;
  readonly examples: readonly Example[];
}

/** The files in src/rules that hold a rule, in the order of their names. */
export async function ruleFiles(): Promise<readonly RuleFile[]> {
  const names = readdirSync('src/rules')
    .filter((name) => name.endsWith('.ts') && /^export const \w+: Rule\b/m.test(readFileSync(`src/rules/${name}`, 'utf8')))
    .map((name) => name.slice(0, -'.ts'.length))
    .sort();
  return Promise.all(names.map(load));
}

async function load(name: string): Promise<RuleFile> {
  const module = (await import(`../../../src/rules/${name}.ts`)) as Readonly<Record<string, unknown>>;
  const rule = Object.values(module).find(isRule);
  const examples: unknown = typeof module['examples'] === 'function' ? module['examples']() : undefined;
  if (!rule) throw new Error(`src/rules/${name}.ts exports no rule`);
  if (!isExamples(examples)) throw new Error(`src/rules/${name}.ts exports no examples`);
  return { name, rule, examples };
}

function isRule(value: unknown): value is Rule {
  return typeof value === 'object' && value !== null && 'id' in value && 'check' in value;
}

function isExamples(value: unknown): value is readonly Example[] {
  return Array.isArray(value) && value.every((example: unknown) => typeof example === 'object' && example !== null && 'text' in example);
}
