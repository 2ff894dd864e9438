/** A place as editors count it: both from zero, `character` in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface LineIndex {
  position(offset: number): Position;
  offset(position: Position): number;
}

/** Lines end at `\n`, `\r\n` or a lone `\r`, as the editor has it. */
export function lineIndex(text: string): LineIndex {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  const startOf = (line: number) => starts[line] ?? text.length;
  return {
    position(offset) {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (startOf(middle) <= offset) low = middle;
        else high = middle - 1;
      }
      return { line: low, character: offset - startOf(low) };
    },
    offset({ line, character }) {
      return Math.min(startOf(line) + character, startOf(line + 1));
    },
  };
}
