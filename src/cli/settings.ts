import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import type { Settings } from '../analyze';
import { groups, levels, type Group, type Level } from '../model/finding';
import { headroomFaults, noHeadroom, readHeadroom, type Headroom } from '../model/headroom';
import { rules } from '../rules';
import { refusal, refusalOf, type Refusal } from './refusal';

export const noSettings: Settings = { severities: {} };

/** The settings in a file of JSON or YAML. What it does not understand it refuses: a typing error must not switch a rule on or off. */
export function readSettings(file: string, cwd: string): Settings | Refusal {
  let text: string;
  try {
    text = readFileSync(resolve(cwd, file), 'utf8');
  } catch (error) {
    return refusalOf(error, 'read', () => file);
  }
  return parseSettings(text, file, rules.map(({ id }) => id));
}

/** As `readSettings`, from the text; `file` is its name in refusals. */
export function parseSettings(text: string, file: string, ruleIds: readonly string[]): Settings | Refusal {
  const lineCounter = new LineCounter();
  const document = parseDocument(text.replace(/^\uFEFF/, ''), { lineCounter });
  const refuse = (message: string, offset = 0): Refusal => refusal(`${file}:${lineCounter.linePos(offset).line}: ${message}`);
  const [fault] = document.errors;
  if (fault) return refuse(fault.message.split(/ at line |\n/)[0] ?? fault.message, fault.pos[0]);
  const root = document.contents;
  if (root === null || (isScalar(root) && root.value === null)) return noSettings;
  if (!isMap(root)) return refuse('settings are a map with the keys severities, groups and headroom');
  const severities: Record<string, Level> = {};
  const wishes: Partial<Record<Group, Level>> = {};
  let headroom: Headroom | undefined;
  for (const { key, value } of root.items) {
    const offset = isScalar(key) ? key.range?.[0] : undefined;
    const name = isScalar(key) ? String(key.value) : '?';
    if (name === '$schema') continue;
    if (name !== 'severities' && name !== 'groups' && name !== 'headroom') return refuse(`unknown setting '${name}', there are severities, groups and headroom`, offset);
    if (value === null || (isScalar(value) && value.value === null)) continue;
    if (name === 'headroom') {
      if (!isMap(value)) return refuse('headroom is a map with surge, growth and spare', offset);
      for (const entry of value.items) {
        const at = isScalar(entry.key) ? entry.key.range?.[0] : offset;
        const key = headroomKeys.find((each) => isScalar(entry.key) && each === entry.key.value);
        if (!key) return refuse(`unknown setting 'headroom.${isScalar(entry.key) ? String(entry.key.value) : '?'}', there are ${headroomKeys.join(', ')}`, at);
        const read = isScalar(entry.value) ? readHeadroom(key, String(entry.value.value)) : undefined;
        if (!read) return refuse(headroomFaults[key].replaceAll('`', ''), at);
        headroom = { ...noHeadroom, ...headroom, ...read };
      }
      continue;
    }
    const what = name === 'groups' ? 'group' : 'rule';
    if (!isMap(value)) return refuse(`${name} is a map from ${what}s to levels`, offset);
    for (const entry of value.items) {
      const of = isScalar(entry.key) ? String(entry.key.value) : '?';
      const at = isScalar(entry.key) ? entry.key.range?.[0] : offset;
      const group = name === 'groups' ? groups.find((each) => each === of) : undefined;
      if (name === 'groups' ? !group : !ruleIds.includes(of)) return refuse(`unknown ${what} '${of}'`, at);
      const given = isScalar(entry.value) ? entry.value.value : undefined;
      const level = levels.find((each) => each === given);
      if (!level) return refuse(`${name === 'groups' ? 'level' : 'severity'} of ${of}: use one of ${levels.join(', ')}`, at);
      if (group) wishes[group] = level;
      else severities[of] = level;
    }
  }
  return { severities, ...(Object.keys(wishes).length > 0 && { groups: wishes }), ...(headroom && { headroom }) };
}

const headroomKeys = ['surge', 'growth', 'spare'] as const;
