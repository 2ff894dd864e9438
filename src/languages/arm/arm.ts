import type { Files } from '../../text/files';
import { perFile } from '../../text/memo';
import type { SourceFile } from '../../text/span';
import type { Language, Unit } from '../language';
import { looksLikeParameters, looksLikeTemplate } from '../shared/json-file';
import { callsAhead } from '../shared/calls-ahead';
import { evaluateDeployment } from '../shared/template/deployment';
import { readParameterFile } from '../shared/template/parameter-file';
import type { ReadTemplate } from '../shared/template/template';
import { templateOf, unitsGiven, variantOf } from '../shared/template/variants';
import { spellArm } from './spell';
import { write } from './write';
import { linkedTemplatesOf, readArmTemplate } from './template';

/** ARM templates in JSON. Only a look at the text tells them from other JSON. */
export function armLanguage(read: ReadTemplate): Language {
  return {
    id: 'arm',

    owns(uri) {
      return /\.jsonc?$/.test(uri);
    },

    recognizes(start) {
      return looksLikeTemplate(start) || looksLikeParameters(start);
    },

    units(folder, files, isCalled, given) {
      return files.list(folder).flatMap((file): readonly Unit[] => {
        if (!this.owns(file.uri)) return [];
        if (isParameters(file)) {
          const root = parametrized(file, files, read);
          return root === undefined || given(root) ? [] : [{ language: 'arm', root, variant: variantOf(root, file), called: false }];
        }
        const said = readArmTemplate(file.uri, files) && unitsGiven('arm', file.uri, given);
        if (said) return said;
        if (!readArmTemplate(file.uri, files) || isCalled(file.uri) || isCompiledFromBeside(file, files)) return [];
        return [{ language: 'arm', root: file.uri, variant: null, called: false }];
      });
    },

    calls(folder, files, given) {
      return files.list(folder).flatMap((file) => {
        if (!this.owns(file.uri)) return [];
        if (isParameters(file)) {
          const root = parametrized(file, files, read);
          return root === undefined || given(root) ? [] : root;
        }
        return readArmTemplate(file.uri, files) ? callsAhead(file, files, linkedTemplatesOf) : [];
      });
    },

    evaluate: (unit, files) => evaluateDeployment(unit, files, read, readParameterFile),
    spell: spellArm,
    write,
  };
}

const isParameters = perFile((file) => looksLikeParameters(file.text));

/** The ARM template that a file of parameters is for. */
function parametrized(file: SourceFile, files: Files, read: ReadTemplate): string | undefined {
  const template = templateOf(file, readParameterFile(file).values.keys(), files, read);
  return template?.language === 'arm' ? template.file.uri : undefined;
}

/** What Bicep's compiler wrote is not judged again where the Bicep it came from is there: nobody edits it. */
function isCompiledFromBeside(file: SourceFile, files: Files): boolean {
  const bicep = file.uri.replace(/\.jsonc?$/, '.bicep');
  return files.get(bicep) !== undefined && isGenerated(file);
}

const isGenerated = perFile((file) => /"_generator"\s*:\s*\{\s*"name"\s*:\s*"bicep"/.test(file.text.slice(0, 4_000)));
