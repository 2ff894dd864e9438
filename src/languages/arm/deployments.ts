import { folderOf, nameOf, resolvePath } from '../../text/uris';
import { memberOf, type JsonNode, type JsonObject } from '../shared/json-file';
import { parameterValues } from '../shared/template/parameter-file';
import type { ModuleDeclaration, ModuleTarget, Source, Template } from '../shared/template/template';
import { literalText } from './scope';
import { sourceOf, type Reader } from './sources';
import { linkedPath } from './static-text';

/** Reads a template that is written within another one; with `around` its expressions belong to that one. */
export type ReadNested = (node: JsonObject, around: Reader | undefined) => Template;

/** What a deployment within a template deploys, and with which parameters. */
export function deploymentOf(node: JsonObject, reader: Reader, nested: ReadNested): Pick<ModuleDeclaration, 'target' | 'params'> {
  const properties = memberOf(node, 'properties')?.value;
  return { target: targetOf(properties, reader, nested), params: paramsOf(memberOf(properties, 'parameters')?.value, reader) };
}

function targetOf(properties: JsonNode | undefined, reader: Reader, nested: ReadNested): ModuleTarget {
  const template = memberOf(properties, 'template')?.value;
  const link = memberOf(properties, 'templateLink')?.value;
  if (template?.kind === 'object') {
    const scope = isInner(properties, reader) ? 'inner' : 'outer';
    return { kind: 'inline', template: nested(template, scope === 'outer' ? reader : undefined), scope };
  }
  if (template) return { kind: 'elsewhere', why: { reason: 'unreadable', message: 'the nested template is made by an expression' }, foreign: false };
  if (!link) return { kind: 'elsewhere', why: { reason: 'unreadable', message: 'the deployment has no template' }, foreign: false };
  const relative = memberOf(link, 'relativePath')?.value;
  const written = literalText(relative, reader.file) ?? linkedPath(relative ?? memberOf(link, 'uri')?.value, reader.definitions);
  const folder = folderOf(reader.file.uri);
  const uri = written === undefined ? undefined : resolvePath(relative ? folder : rootOf(written, folder), written);
  // A template that deployed itself would never end: the path is one of another place.
  if (written === undefined || uri === undefined || uri === reader.file.uri) {
    return { kind: 'elsewhere', why: { reason: 'module-not-on-disk', message: 'the linked template is not in the workspace' }, foreign: false };
  }
  return { kind: 'file', uri, written };
}

/**
 * Where a path starts that is no `relativePath`. Mostly it is the folder of the first template, or the root of the repository: a
 * template in `nested` writes `nested/x.json` for the one beside it.
 */
function rootOf(written: string, folder: string): string {
  const [first, ...rest] = written.split('/');
  if (rest.length === 0) return folder;
  for (let around = folder; /\/[^/]+$/.test(around) && !around.endsWith('//'); around = folderOf(around)) {
    if (nameOf(around) === first) return folderOf(around);
  }
  return folder;
}

/** Outer unless the text says otherwise, with symbolic names too (linked-templates, read 2026-11-20). */
function isInner(properties: JsonNode | undefined, { file, definitions }: Reader): boolean {
  const written = literalText(memberOf(memberOf(properties, 'expressionEvaluationOptions')?.value, 'scope')?.value, file)?.toLowerCase();
  // Templates with a language version take the inner scope where none is written (template-syntax, "languageVersion 2.0").
  return written === undefined ? memberOf(definitions.root, 'languageVersion') !== undefined : written === 'inner';
}

function paramsOf(node: JsonNode | undefined, reader: Reader): Source | undefined {
  if (!node) return undefined;
  const written = sourceOf(node, reader);
  return { ...written, evaluate: (frame) => parameterValues(written.evaluate(frame)) };
}
