import type { Files } from '../../../text/files';
import type { SourceFile } from '../../../text/span';
import { folderOf, nameOf, relativePath } from '../../../text/uris';
import type { GivenVariants, Unit } from '../../language';
import type { ReadTemplate, Template } from './template';

/**
 * The template to which a file of parameters in JSON belongs: the one in its folder, or in the folder above when it lies in one for
 * parameters, that has its name (`azuredeploy.parameters.dev.json` and `azuredeploy.dev.parameters.json` belong to
 * `azuredeploy.json`), else the only one there that declares all the parameters that it gives. Bicep comes before the JSON that is compiled from it.
 */
export function templateOf(file: SourceFile, given: Iterable<string>, files: Files, read: ReadTemplate): Template | undefined {
  const names = [...given].map((name) => name.toLowerCase());
  const folder = folderOf(file.uri);
  const folders = /^(?:param|env|config|var)/i.test(nameOf(folder)) ? [folder, folderOf(folder)] : [folder];
  for (const each of folders) {
    const named = namesBefore(nameOf(file.uri)).flatMap((base) => [`${base}.bicep`, `${base}.json`, `${base}.jsonc`]);
    for (const name of named) {
      const template = `${each}/${name}` === file.uri ? undefined : read(`${each}/${name}`, files);
      if (template && (names.length === 0 || declaresAny(template, names))) return template;
    }
    const candidates = files.list(each).flatMap(({ uri }) => (uri === file.uri ? [] : read(uri, files) ?? [])).filter((template) => declaresAll(template, names));
    const own = candidates.filter((template) => !isCompiled(template, candidates));
    const [only, another] = own;
    if (only && !another && names.length > 0) return only;
  }
  return undefined;
}

/** What stands before `parameters` in the name, and the shorter names that it begins with: `main.dev`, `main`. */
function namesBefore(name: string): readonly string[] {
  const base = name.replace(/[.-]?param(?:eter)?s?\b.*$/i, '').replace(/\.jsonc?$/i, '');
  const parts = base.split('.');
  return base === '' ? [] : parts.map((_, index) => parts.slice(0, parts.length - index).join('.'));
}

function declaresAny({ parameters }: Template, names: readonly string[]): boolean {
  return [...parameters.keys()].some((name) => names.includes(name.toLowerCase()));
}

function declaresAll({ parameters }: Template, names: readonly string[]): boolean {
  const declared = new Set([...parameters.keys()].map((name) => name.toLowerCase()));
  return names.every((name) => declared.has(name));
}

/** Whether the file of the same name in Bicep is there too. */
function isCompiled({ language, file }: Template, all: readonly Template[]): boolean {
  return language === 'arm' && all.some((other) => other.language === 'bicep' && other.file.uri.replace(/\.bicep$/, '') === file.uri.replace(/\.jsonc?$/, ''));
}

/** The units of a template for which somebody has said which files of parameters it has. Undefined where nothing is said. */
export function unitsGiven(language: 'arm' | 'bicep', template: string, given: GivenVariants): readonly Unit[] | undefined {
  return given(template)?.map(({ name, values }): Unit => ({ language, root: template, variant: name, values, called: false }));
}

/** The name of a variant: the path of its file from the folder of the template. */
export function variantOf(template: string, parameters: SourceFile): string {
  return relativePath(folderOf(template), parameters.uri);
}
