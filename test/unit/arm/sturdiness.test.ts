import { testSturdiness } from '../analyze/sturdiness';

const token = /"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\s{}[\]:,"]+/g;

/** A resource, a parameter, a variable, as a part of the JSON around it. */
interface Part {
  readonly end: number;
  /** The brackets that are open behind it. */
  readonly closers: string;
}

function partsOf(text: string): readonly Part[] {
  const parts: Part[] = [];
  let closers = '';
  for (const { 0: found, index } of text.matchAll(token)) {
    if (found === '{' || found === '[') closers = `${found === '{' ? '}' : ']'}${closers}`;
    if (found !== '}' && found !== ']') continue;
    closers = closers.slice(1);
    if (closers.length <= 2) parts.push({ end: index + 1, closers });
  }
  return parts;
}

testSturdiness('ARM', {
  cuts: (text) => [...[...text.matchAll(token)].map(({ index }) => index), text.length],
  wholes: (text) => partsOf(text).map(({ end }) => end),
  upTo: (text, end) => `${text.slice(0, end)}${partsOf(text).find((part) => part.end === end)?.closers ?? ''}`,
});
