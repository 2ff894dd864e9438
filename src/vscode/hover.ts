import * as vscode from 'vscode';
import { code, escapeMarkdown, hoverAt, type Hover } from '../features/hover';
import type { Analysis } from '../analyze';
import { nameOf } from '../text/uris';
import { offsetOf, rangeOf } from './places';
import { documentUri, editorUri } from './uris';
import type { Workspace } from './workspace';

export function showHovers(workspace: Workspace, selector: vscode.DocumentSelector): vscode.Disposable {
  return vscode.languages.registerHoverProvider(selector, {
    provideHover(document, position) {
      if (!workspace.follows(document)) return undefined;
      const analysis = workspace.current();
      const uri = documentUri(document);
      const offset = offsetOf(analysis, uri, position);
      const hover = offset === undefined ? undefined : hoverAt(analysis, uri, offset);
      return hover && new vscode.Hover(markdownOf(analysis, hover), rangeOf(analysis, hover.span));
    },
  });
}

/** Nothing in it is trusted: no commands, no HTML. */
function markdownOf(analysis: Analysis, { paragraphs, trail }: Hover): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString();
  markdown.appendMarkdown(paragraphs.join('\n\n'));
  const steps = trail.map(({ text, span }) => {
    const line = rangeOf(analysis, span).start.line + 1;
    const target = editorUri(span.uri).with({ fragment: `L${line}` }).toString();
    return `- ${text.includes('`') ? escapeMarkdown(text) : code(text)} [${escapeMarkdown(nameOf(span.uri))}:${line}](${target})`;
  });
  if (steps.length > 0) markdown.appendMarkdown(`\n\nComes from\n${steps.join('\n')}`);
  return markdown;
}
