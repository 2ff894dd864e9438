import { nothingBeside } from '../../../model/network';
import { recording, type Files } from '../../../text/files';
import type { SourceFile, Span } from '../../../text/span';
import { valuesOf, type Deployment, type NotChecked, type Unit } from '../../language';
import type { Datum } from '../datum';
import { isVirtual } from '../seen-from';
import { absentAt } from '../values';
import { budget, type Instance, type Run } from './frame';
import { lower } from './lower';
import { typesBeside, typesRead } from './lowered';
import { partsOf, rootInstance } from './resources';
import type { ReadTemplate } from './template';

/** What a file of parameters gives, and what of it could not be read. */
export interface Given {
  readonly values: ReadonlyMap<string, Datum>;
  readonly unreadable: readonly Span[];
}

/** Evaluates a template with the values of its variant. `givenBy` reads a file of parameters. */
export function evaluateDeployment(unit: Unit, files: Files, read: ReadTemplate, givenBy: (file: SourceFile, run: Run) => Given): Deployment {
  const { files: recorded, reads } = recording(files);
  const run: Run = { files: recorded, read, work: { ...budget } };
  const file = recorded.get(unit.root);
  const template = read(unit.root, recorded);
  const all = valuesOf(unit).flatMap((uri) => recorded.get(uri) ?? []).map((parameters) => givenBy(parameters, run));
  const given: Given = { values: new Map(all.flatMap(({ values }) => [...values])), unreadable: all.flatMap(({ unreadable }) => unreadable) };
  const nowhere: Span = { uri: file?.uri ?? unit.root, start: 0, end: 0 };
  const client = { kind: 'arm', version: absentAt('version', nowhere) } as const;
  const notChecked: NotChecked[] = [];
  if (!template) {
    const network = { clusters: [], virtualNetworks: [], subnets: [], ...nothingBeside, complete: false };
    return { unit, client, network, notChecked, unreadable: given.unreadable, reads };
  }
  const root: Instance = rootInstance(template, given.values, unit.called, run);
  const { resources, complete, open, templates } = partsOf(root, typesRead, typesBeside);
  const network = lower(resources, { complete: complete && !unit.called, open }, notChecked);
  const unreadable = [...templates].flatMap((each) => each.unreadable).filter((span) => !isVirtual(span));
  return { unit, client, network, notChecked, unreadable: [...unreadable, ...given.unreadable], reads };
}
