import type { SourceFile } from '../../../text/span';
import { passageOver, type Mapped } from './passage';
import type { Passage } from './script-text';
import type { YamlText } from './yaml-tree';

/** Several scalars that one shell reads one behind the other. */
export function linesOf(nodes: readonly YamlText[], file: SourceFile): { readonly text: string; readonly passage: Passage } | undefined {
  const parts: { readonly start: number; readonly end: number; readonly mapped: Mapped }[] = [];
  let text = '';
  for (const node of nodes) {
    const mapped = node.mapped();
    if (!mapped) return undefined;
    parts.push({ start: text.length, end: text.length + mapped.text.length, mapped });
    text += mapped.text.endsWith('\n') ? mapped.text : `${mapped.text}\n`;
  }
  const partAt = (offset: number): (typeof parts)[number] | undefined => parts.findLast(({ start }) => start <= offset);
  return {
    text,
    passage: {
      spanOf({ start, end }) {
        const [first, last] = [partAt(start), partAt(Math.max(start, end - 1))];
        if (!first || !last) return { uri: file.uri, start: 0, end: 0 };
        const from = passageOver(file, first.mapped).spanOf({ start: start - first.start, end: first === last ? Math.min(end, first.end) - first.start : first.end - first.start });
        return first === last ? from : { ...from, end: passageOver(file, last.mapped).spanOf({ start: 0, end: Math.min(end, last.end) - last.start }).end };
      },
      written(at, words) {
        const part = partAt(at.start);
        if (!part || at.end > part.end) return undefined;
        return passageOver(file, part.mapped).written({ start: at.start - part.start, end: at.end - part.start }, words);
      },
    },
  };
}
