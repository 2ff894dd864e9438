import type { Client } from '../../model/network';
import { recording, type Files } from '../../text/files';
import type { SourceFile } from '../../text/span';
import { perFile } from '../../text/memo';
import { callsAhead } from '../shared/calls-ahead';
import { absentAt } from '../shared/values';
import type { Deployment, Language, NotChecked, Unit } from '../language';
import { calledBy } from './calls';
import { runScripts } from './evaluate/run';
import { lower } from './lower';
import { withOutdatedFlags } from './outdated-flags';
import { ownsName, recognizes, scriptsOf } from './sources';
import { spell } from './spell';
import { write } from './write';

/** Scripts of the Azure CLI and of the Az module: in files of their own, in pipelines and in documents. */
export const az: Language = {
  id: 'az',

  owns: ownsName,

  recognizes: (start, uri) => recognizes(uri, start),

  units(folder, files, isCalled) {
    return files.list(folder).flatMap((file): readonly Unit[] => {
      // What another script runs is part of that one.
      if (!mayDeploy(file) || isCalled(file.uri)) return [];
      return [{ language: 'az', root: file.uri, variant: null, called: false }];
    });
  },

  calls(folder, files) {
    return files.list(folder).flatMap((file) => (ownsName(file.uri) ? callsAhead(file, files, (each) => calledBy(each, files)) : []));
  },

  evaluate,
  spell,
  write,
};

/** Whether a file holds scripts that have to do with Azure. */
const mayDeploy = perFile((file): boolean => ownsName(file.uri) && recognizes(file.uri, file.text) && scriptsOf(file).length > 0);

function evaluate(unit: Unit, files: Files): Deployment {
  const { files: recorded, reads } = recording(files);
  const file = recorded.get(unit.root);
  const scripts = file ? scriptsOf(file) : [];
  const notChecked: NotChecked[] = [];
  const outcome = runScripts(scripts, recorded, file !== undefined && isDocument(file));
  const network = withOutdatedFlags(lower(outcome, notChecked), recorded);
  const [first] = [...network.clusters.map(({ client }) => client)];
  const client: Client = first ?? { kind: 'az', version: absentAt('version', { uri: unit.root, start: 0, end: 0 }) };
  const unreadable = scripts.flatMap((script) => script.tree.errors.map((place) => script.spanOf(place)));
  return { unit, client, network, notChecked, unreadable, reads };
}

/** Documents are read in parts, of which not all are meant to run one after the other. A scrapbook, `.azcli`, is run line by line in the editor. */
function isDocument({ uri }: SourceFile): boolean {
  return /\.(?:md|markdown|azcli)$/i.test(uri);
}
