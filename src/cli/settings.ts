import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import type { Settings } from '../analyze';
import type { Severity } from '../model/finding';
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
  if (!isMap(root)) return refuse('settings are a map with the key severities');
  const severities: Record<string, Severity | 'off'> = {};
  for (const { key, value } of root.items) {
    const offset = isScalar(key) ? key.range?.[0] : undefined;
    const name = isScalar(key) ? String(key.value) : '?';
    if (name === '$schema') continue;
    if (name !== 'severities') return refuse(`unknown setting '${name}', there is only severities`, offset);
    if (value === null || (isScalar(value) && value.value === null)) continue;
    if (!isMap(value)) return refuse('severities is a map from rules to severities', offset);
    for (const entry of value.items) {
      const rule = isScalar(entry.key) ? String(entry.key.value) : '?';
      const at = isScalar(entry.key) ? entry.key.range?.[0] : offset;
      if (!ruleIds.includes(rule)) return refuse(`unknown rule '${rule}'`, at);
      const given = isScalar(entry.value) ? entry.value.value : undefined;
      const severity = levels.find((level) => level === given);
      if (!severity) return refuse(`severity of ${rule}: use one of ${levels.join(', ')}`, at);
      severities[rule] = severity;
    }
  }
  return { severities };
}

const levels = ['error', 'warning', 'info', 'off'] as const;
