import type { Origin } from '../../model/value';
import { folderOf, resolvePath } from '../../text/uris';
import { failure, unknown, type Datum, type Why } from '../shared/datum';
import { frameOf, variableOf, type Instance, type Run } from '../shared/template/frame';
import { rootInstance } from '../shared/template/resources';
import { bicepFile, missesStatements, type BicepFile, type Imported } from './bicep-file';
import type { Scope } from './scope';
import type { FunctionDeclaration } from './tree';

/** A variable of another file. Compile-time imports see nothing of the deployment: they have no parameters. */
export function importedVariable(name: string, { path }: Imported, scope: Scope, place: Origin): Datum {
  const found = importedInstance(path, scope);
  if ('reason' in found) return unknown(found.reason, found.message, place);
  if (found.template.variables.has(name)) return variableOf(name, frameOf(found), place);
  return notExported(name, found, place);
}

/** A function, and the template in which its body stands. */
export interface FoundFunction {
  readonly declaration: FunctionDeclaration;
  readonly bicep: BicepFile;
  readonly instance: Instance;
}

/** A function of another file; what there is instead where it is not found. */
export function importedFunction(name: string, { path }: Imported, scope: Scope, place: Origin): FoundFunction | Datum {
  const found = importedInstance(path, scope);
  if ('reason' in found) return unknown(found.reason, found.message, place);
  if (found.template.language === 'arm') return unknown('unreadable', `functions of ARM templates, such as \`${name}\`, are not imported here`, place);
  const bicep = bicepFile(found.template.file);
  const declaration = bicep.functions.get(name);
  // The path of the caller tells the conditions of one call from those of another module's.
  return declaration ? { declaration, bicep, instance: { ...found, path: scope.frame.instance.path } } : notExported(name, found, place);
}

function notExported(name: string, { template }: Instance, place: Origin): Datum {
  const message = `there is no \`${name}\` in the imported file`;
  const incomplete = template.open !== undefined || (template.language === 'bicep' && missesStatements(bicepFile(template.file).tree));
  return incomplete ? unknown('unreadable', `${message}, as far as it could be read`, place) : failure(message, place);
}

/** The template that an import names, without values for its parameters; or why it is not at hand. */
function importedInstance(path: Imported['path'], { frame: { instance: { run } }, bicep: { file } }: Scope): Instance | Why {
  if (path.kind !== 'literal' || typeof path.value !== 'string') return { reason: 'unreadable', message: 'the path of the import could not be read' };
  const written = path.value;
  const uri = /^(?:br|ts)[:/]/.test(written) ? undefined : resolvePath(folderOf(file.uri), written);
  const template = uri === undefined ? undefined : run.read(uri, run.files);
  if (uri === undefined || !template) return { reason: 'module-not-on-disk', message: `\`${written}\` is not in the workspace` };
  return compileTimeInstance(uri, run, () => rootInstance(template, new Map(), false, run));
}

const known = new WeakMap<Run, Map<string, Instance>>();

/** One instance per file and run, so that what it says is evaluated once. */
function compileTimeInstance(uri: string, run: Run, make: () => Instance): Instance {
  let instances = known.get(run);
  if (!instances) known.set(run, instances = new Map());
  let instance = instances.get(uri);
  if (!instance) instances.set(uri, instance = make());
  return instance;
}
