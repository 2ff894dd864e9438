import { createRequire } from 'node:module';
import { Language, Parser, type Node } from 'web-tree-sitter';
import type { Body, Tree } from '../../../src/languages/terraform/tree';

/** Every block and attribute in the order of the text, one line each: kind, name, labels, places. */
export type Outline = readonly string[];

/** The outline that our tree has. */
export function outlineOf(tree: Tree): Outline {
  const lines: string[] = [];
  const visit = (body: Body): void => {
    for (const item of body.items) {
      if (item.kind === 'attribute') {
        lines.push(attributeLine(item.name, item.start, item.value.start, item.value.end));
      } else {
        lines.push(blockLine(item.type, item.labels.map(({ text }) => text), item.start, item.end));
        visit(item.body);
      }
    }
  };
  visit(tree.body);
  return lines;
}

/** The outline that the tree-sitter grammar gives; undefined for a text that it finds faulty. */
export type OutlineByGrammar = (text: string) => Outline | undefined;

export async function loadGrammar(): Promise<OutlineByGrammar> {
  const require = createRequire(`${process.cwd()}/package.json`);
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(require.resolve('@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm')));
  return (text) => {
    const tree = parser.parse(text);
    if (!tree) return undefined;
    const outline = tree.rootNode.hasError ? undefined : outlineOfNode(tree.rootNode);
    tree.delete();
    return outline;
  };
}

function outlineOfNode(root: Node): Outline {
  const lines: string[] = [];
  const visit = (node: Node): void => {
    const children = node.namedChildren;
    if (node.type === 'attribute') {
      const [name, value] = children.filter(({ type }) => type !== 'comment');
      if (name && value) lines.push(attributeLine(name.text, node.startIndex, value.startIndex, value.endIndex));
      return;
    }
    if (node.type === 'block') {
      const [type, ...labels] = children.filter(({ type }) => type === 'identifier' || type === 'string_lit');
      lines.push(blockLine(type?.text ?? '', labels.map(labelText), node.startIndex, node.endIndex));
    }
    for (const child of children) if (['body', 'block', 'attribute'].includes(child.type)) visit(child);
  };
  visit(root);
  return lines;
}

function labelText(label: Node): string {
  return label.type === 'identifier' ? label.text : label.text.slice(1, -1);
}

function attributeLine(name: string, start: number, valueStart: number, valueEnd: number): string {
  return `attribute ${name} at ${start}, value ${valueStart}-${valueEnd}`;
}

function blockLine(type: string, labels: readonly string[], start: number, end: number): string {
  return `block ${[type, ...labels].join(' ')} at ${start}-${end}`;
}
