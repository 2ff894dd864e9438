import type { Network } from '../../model/network';
import { recording, type Files } from '../../text/files';
import type { SourceFile } from '../../text/span';
import { perFile } from '../../text/memo';
import { nameOf, resolvePath } from '../../text/uris';
import type { Deployment, Language, NotChecked, Unit } from '../language';

import { via, type Datum } from '../shared/datum';
import { clientOf, lockFileName } from './client';
import { evaluate } from './evaluate';
import { lookUp } from './look-up';
import { lower } from './lower';
import { attributeOf, attributesIn, blocksIn, isConfiguration, readModule, spanIn, treeOf, writtenString } from './module';
import { budget, moduleScope, type Evaluation } from './scope';
import { spell } from './spell';
import { write } from './write';

/** Terraform and OpenTofu in native syntax, with the azurerm provider. */
export const terraform: Language = {
  id: 'terraform',

  owns(uri) {
    return isConfiguration(uri) || uri.endsWith('.tfvars') || nameOf(uri) === lockFileName;
  },

  units(folder, files, isCalled) {
    if (!files.list(folder).some(({ uri }) => isConfiguration(uri))) return [];
    return [{ language: 'terraform', root: folder, variant: null, called: isCalled(folder) }];
  },

  calls(folder, files) {
    return files.list(folder).filter(({ uri }) => isConfiguration(uri)).flatMap(localSources).flatMap((source) => {
      const called = resolvePath(folder, source);
      return called === undefined || called === folder ? [] : [called];
    });
  },

  evaluate: evaluateUnit,
  spell,
  write,
};

/** The modules that a file calls by a path. */
const localSources = perFile((file): readonly string[] =>
  blocksIn(treeOf(file).body, 'module').flatMap((block) => {
    const source = writtenString(attributeOf(block.body, 'source')?.value);
    return source?.startsWith('.') ? [source] : [];
  }),
);

function evaluateUnit(unit: Unit, files: Files): Deployment {
  const { files: recorded, reads } = recording(files);
  const module = readModule(unit.root, recorded);
  const client = clientOf(module, recorded);
  const evaluation: Evaluation = {
    module,
    given: new Map(),
    called: unit.called,
    variables: new Map(),
    locals: new Map(),
    resources: new Map(),
    instances: new Map(),
    work: { ...budget },
    lookUp,
  };
  const variables = unit.called ? [] : variableFiles(unit.root, recorded);
  const given = givenValues(variables, evaluation);
  const unreadable = variables.flatMap((file) => treeOf(file).errors.map((place) => spanIn(file, place)));
  const notChecked: NotChecked[] = [];
  const network: Network = lower({ ...evaluation, given }, client, notChecked);
  return { unit, client, network, notChecked, unreadable: [...module.unreadable, ...unreadable], reads };
}

/** `terraform.tfvars`, then `*.auto.tfvars` in the order of their names: what Terraform reads without being told. */
function variableFiles(folder: string, files: Files): readonly SourceFile[] {
  const named = files.list(folder).filter(({ uri }) => uri.endsWith('.tfvars'));
  const plain = named.filter(({ uri }) => nameOf(uri) === 'terraform.tfvars');
  return [...plain, ...named.filter(({ uri }) => uri.endsWith('.auto.tfvars'))];
}

/** The values in the files: of a variable that several give, the last one holds. */
function givenValues(files: readonly SourceFile[], evaluation: Evaluation): ReadonlyMap<string, Datum> {
  const given = new Map<string, Datum>();
  for (const file of files) {
    for (const { name, value } of attributesIn(treeOf(file).body)) {
      given.set(name, via(evaluate(value, moduleScope(evaluation, { file })), { span: spanIn(file, value), what: `\`${name}\` in ${nameOf(file.uri)}` }));
    }
  }
  return given;
}
