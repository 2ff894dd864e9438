import type { SourceFile } from '../../text/span';
import { folderOf, resolvePath } from '../../text/uris';
import type { ModuleTarget, Template } from '../shared/template/template';
import { bicepFile } from './bicep-file';
import { registryTemplate } from './registry';
import type { StringExpression } from './tree';

/** The uris of the local files that the file calls as modules, or, as a file of parameters, uses or extends. */
export function localModulesOf(file: SourceFile): readonly string[] {
  const uris = bicepFile(file).tree.statements.flatMap((statement): readonly (string | undefined)[] => {
    const { kind } = statement;
    return (kind === 'module' || kind === 'using' || kind === 'extends') && statement.path ? [localUri(statement.path, file)] : [];
  });
  return [...new Set(uris.filter((uri) => uri !== undefined))];
}

/** The uri of a path on this disk; undefined for what lies in a registry, and for what could not be read. */
export function localUri(path: StringExpression, file: SourceFile): string | undefined {
  if (path.kind !== 'literal' || typeof path.value !== 'string' || isRemote(path.value)) return undefined;
  return resolvePath(folderOf(file.uri), path.value);
}

/** What a module deploys. `read` reads the template that stands in for a module of a registry. */
export function moduleTarget(path: StringExpression, file: SourceFile, read: (file: SourceFile) => Template): ModuleTarget {
  if (path.kind !== 'literal' || typeof path.value !== 'string') return { kind: 'elsewhere', why: { reason: 'unreadable', message: 'the path of the module could not be read' }, foreign: false };
  const written = path.value;
  if (!isRemote(written)) {
    const uri = localUri(path, file);
    return uri === undefined ? elsewhere(written) : { kind: 'file', uri, written };
  }
  const template = registryTemplate(written, read);
  return template ? { kind: 'inline', template, scope: 'inner' } : elsewhere(written);
}

function elsewhere(written: string): ModuleTarget {
  return { kind: 'elsewhere', why: { reason: 'module-not-on-disk', message: `the module \`${written}\` is not in the workspace` }, foreign: isForeign(written) };
}

function isRemote(path: string): boolean {
  return /^(?:br|ts)[:/]/.test(path);
}

/**
 * Whether a module makes nothing that we look at: the resource modules of Azure Verified Modules make the resource that they
 * are named after, and what belongs to it.
 */
function isForeign(reference: string): boolean {
  const [, resource] = /[:/]avm\/res\/([^:@]+)/i.exec(reference) ?? [];
  if (resource !== undefined) return !/^(?:network\/virtual-network(?:\/|$)|network\/route-table(?:\/|$)|container-service\/)/i.test(resource);
  return /[:/]avm\/ptn\/(?:authorization|alz|ai-ml|deployment-script|finops-toolkit|mgmt-groups|policy-insights|security|subscription|azd\/(?!aks))/i.test(reference);
}
