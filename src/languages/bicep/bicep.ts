import { perFile } from '../../text/memo';
import type { Files } from '../../text/files';
import type { SourceFile } from '../../text/span';
import type { Language, Unit } from '../language';
import { callsAhead } from '../shared/calls-ahead';
import { evaluateDeployment, type Given } from '../shared/template/deployment';
import type { Run } from '../shared/template/frame';
import { readParameterFile } from '../shared/template/parameter-file';
import type { ReadTemplate } from '../shared/template/template';
import { templateOf, unitsGiven, variantOf } from '../shared/template/variants';
import { looksLikeParameters } from '../shared/json-file';
import { bicepFile } from './bicep-file';
import { localModulesOf } from './modules';
import { givenByBicepParameters, readBicepParameters } from './parameters';
import { spellBicep } from './spell';
import { write } from './write';

/** Bicep. `read` reads the templates that it calls, which may be ARM templates too. */
export function bicepLanguage(read: ReadTemplate): Language {
  return {
    id: 'bicep',

    owns(uri) {
      return isTemplate(uri) || isParameters(uri);
    },

    units(folder, files, isCalled, given) {
      return files.list(folder).flatMap((file): readonly Unit[] => {
        if (isTemplate(file.uri)) return unitsGiven('bicep', file.uri, given) ?? (isCalled(file.uri) ? [] : [{ language: 'bicep', root: file.uri, variant: null, called: false }]);
        const root = parametrized(file, files, read);
        return root === undefined || given(root) ? [] : [{ language: 'bicep', root, variant: variantOf(root, file), called: false }];
      });
    },

    calls(folder, files, given) {
      return files.list(folder).flatMap((file) => {
        if (isTemplate(file.uri)) return callsAhead(file, files, localModulesOf);
        const root = parametrized(file, files, read);
        return root === undefined || given(root) ? [] : root;
      });
    },

    evaluate: (unit, files) => evaluateDeployment(unit, files, read, givenBy),
    spell: spellBicep,
    write,
  };
}

function isTemplate(uri: string): boolean {
  return uri.endsWith('.bicep');
}

function isParameters(uri: string): boolean {
  return uri.endsWith('.bicepparam');
}

const isJsonParameters = perFile((file) => /\.jsonc?$/.test(file.uri) && looksLikeParameters(file.text));

/** The template in Bicep that a file of parameters is for: the one that it uses, or that its name says. */
function parametrized(file: SourceFile, files: Files, read: ReadTemplate): string | undefined {
  if (isParameters(file.uri)) {
    const used = readBicepParameters(file).using;
    return used !== undefined && read(used, files) ? used : undefined;
  }
  if (!isJsonParameters(file)) return undefined;
  const template = templateOf(file, readParameterFile(file).values.keys(), files, read);
  return template?.language === 'bicep' ? template.file.uri : undefined;
}

function givenBy(file: SourceFile, run: Run): Given {
  if (!isParameters(file.uri)) return readParameterFile(file);
  return { values: givenByBicepParameters(file, run), unreadable: bicepFile(file).tree.errors.map(({ start, end }) => ({ uri: file.uri, start, end })) };
}
