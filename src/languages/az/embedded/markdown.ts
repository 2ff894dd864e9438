import type { Condition } from '../../../model/condition';
import type { SourceFile } from '../../../text/span';
import { folderOf } from '../../../text/uris';
import type { Dialect } from '../tree';
import { alternativesOf, type Choice } from './alternatives';
import { fencesOf, type Fence } from './fences';
import { passageOver, weaver, type Mapped } from './passage';
import { scriptText, type ScriptText } from './script-text';

/**
 * The fenced blocks of a document that hold scripts, in order. Blocks of one dialect share a session. Those in tabs are alternatives where
 * scripts stand in several of them.
 */
export function markdownScripts(file: SourceFile): readonly ScriptText[] {
  const blocks = fencesOf(file.text).flatMap((fence) => {
    const found = scriptOf(fence, file.text);
    return found ? [{ ...found, choices: fence.choices }] : [];
  });
  const conditions = alternativesOf(blocks.map(({ choices, mapped }) => (/\baz\s|-Az/i.test(mapped.text) ? choices : [])));
  return blocks.map(({ dialect, mapped, choices }) => scriptText(file, dialect, mapped.text, passageOver(file, mapped), {
    environment: new Map(),
    session: sessions[dialect],
    when: conditionsFor(choices, conditions),
    folders: [folderOf(file.uri)],
  }));
}

function conditionsFor(choices: readonly Choice[], conditions: (choice: Choice) => Condition | undefined): readonly Condition[] {
  return choices.flatMap((choice) => conditions(choice) ?? []);
}

const sessions: Readonly<Record<Dialect, number>> = { bash: 0, powershell: 1, batch: 2 };

/** The script of a block: by the language that it names or, without one, by a first line that runs `az`. */
function scriptOf(fence: Fence, source: string): { readonly dialect: Dialect; readonly mapped: Mapped } | undefined {
  const named = languages.get(fence.language);
  const isOpen = fence.language === '' || fence.language === 'console' || fence.language === 'terminal' || fence.language === 'shell-session';
  if (!named && !isOpen) return undefined;
  const prompt = promptOf(fence, source);
  if (!named && !prompt && !startsWithCommand(fence, source)) return undefined;
  const dialect = prompt?.dialect ?? (named === 'powershell' || named === 'batch' ? named : dialectByForm(fence, source, named));
  return { dialect, mapped: mappedBlock(fence, source, prompt?.pattern) };
}

const bash = [
  'azurecli', 'azurecli-interactive', 'azure-cli', 'azure-cli-interactive', 'azcli', 'bash', 'bash-interactive', 'sh', 'shell', 'shell-interactive', 'shellscript', 'zsh',
  'cloudshell-bash',
];
const powershell = ['powershell', 'powershell-interactive', 'azurepowershell', 'azurepowershell-interactive', 'azure-powershell', 'pwsh', 'posh', 'ps1', 'ps', 'cloudshell-powershell'];

const languages: ReadonlyMap<string, Dialect> = new Map<string, Dialect>([
  ...bash.map((name) => [name, 'bash'] as const),
  ...powershell.map((name) => [name, 'powershell'] as const),
  ...['cmd', 'bat', 'batch', 'batchfile', 'dos'].map((name) => [name, 'batch'] as const),
]);

interface Prompt {
  readonly pattern: RegExp;
  readonly dialect: Dialect;
}

/** A block with prompts shows what comes back, too: only what stands behind a prompt, and its continued lines, is typed. */
function promptOf(fence: Fence, source: string): Prompt | undefined {
  const shown = fence.lines.map(({ start, end }) => source.slice(start, end));
  return prompts.find(({ pattern }) => shown.some((line) => pattern.test(line)));
}

const prompts: readonly Prompt[] = [
  { pattern: /^\s*PS(?: ?[A-Za-z]+:[^>\n]{0,120})?> ?/, dialect: 'powershell' },
  { pattern: /^\s*(?:[\w.-]+@[\w.-]+[^$#\n]{0,60})?\$ +(?=\S)/, dialect: 'bash' },
];

/** Whether the first line that is no comment is a command of `az`, or gives a variable its value. */
function startsWithCommand(fence: Fence, source: string): boolean {
  const first = fence.lines.map(({ start, end }) => source.slice(start, end).trim()).find((line) => line !== '' && !line.startsWith('#'));
  return first !== undefined && /^(?:az\s+[a-z]|(?:export\s+)?[A-Z_][A-Z_\d]*=|\$[\w:]+ *=)/.test(first);
}

/** What calls itself a shell, or nothing, may be PowerShell: by assignments and continued lines that bash does not have. */
function dialectByForm({ lines }: Fence, source: string, named: Dialect | undefined): Dialect {
  const shown = lines.map(({ start, end }) => source.slice(start, end));
  if (shown.some((line) => /^\s*\$(?:env:)?[A-Za-z_]\w* *=(?!=)|^\s*(?:az|--?\w)[^`]* `\s*$/.test(line))) return 'powershell';
  return named ?? (shown.some((line) => / \^\s*$/.test(line)) ? 'batch' : 'bash');
}

function mappedBlock({ lines, at, margin }: Fence, source: string, prompt: RegExp | undefined): Mapped {
  const w = weaver();
  let continues = false;
  for (const { start, end, next } of lines) {
    const shown = source.slice(start, end);
    const behind = prompt?.exec(shown)?.[0].length;
    if (prompt && behind === undefined && !continues) continue;
    continues = prompt !== undefined && /[\\`]\s*$/.test(shown);
    w.verbatim(source, start + (behind ?? 0), end);
    if (next - end === 1 && source.charCodeAt(end) === 10) w.verbatim(source, end, next);
    else w.instead('\n', end, next);
  }
  const lineBreak = /\r?\n/.exec(source)?.[0] ?? '\n';
  return w.finish(at, (text) => text.replace(/\r?\n/g, `${lineBreak}${margin}`));
}
