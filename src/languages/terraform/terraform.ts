import type { Change } from '../../model/change';
import type { Network } from '../../model/network';
import { recording, type Files } from '../../text/files';
import type { Span } from '../../text/span';
import { nameOf, resolvePath } from '../../text/uris';
import { valuesOf, type Deployment, type Language, type NotChecked, type Unit } from '../language';
import { stateNamesIn } from './backends';
import { clientOf, lockFileName } from './client';
import { lookUp } from './look-up';
import { lower } from './lower';
import { mentionsFiles } from './mentioned-files';
import { isConfiguration, readModule, spanIn, treeOf } from './module';
import { withCalled } from './module-calls';
import { evaluatePlan, isInPlan, isPlan, isPlanUnit, plansIn } from './plan-file';
import { anotherState, outputsRead } from './remote-state';
import { inputsIn } from './root-inputs';
import { rootEvaluation, type Input } from './scope';
import { downloadsOf, isLocal, sourcesIn } from './sources';
import { spell } from './spell';
import { isVariables, variableFilesOf, variantsIn, variantsOf } from './variable-files';
import { write } from './write';

/** Terraform and OpenTofu in native syntax, with the azurerm provider. */
export const terraform: Language = {
  id: 'terraform',

  owns(uri) {
    return isConfiguration(uri) || isVariables(uri) || nameOf(uri) === lockFileName;
  },

  consults: mentionsFiles,

  findableAs: (file) => (isConfiguration(file.uri) ? stateNamesIn(file) : []),

  // A plan is JSON as much as the templates of Azure are, so that every change of such a file is noticed.
  readsWhenNamed: isPlan,

  units(folder, files, isCalled, given) {
    const plans = plansIn(folder, files);
    // What has files of variables is deployed with each of them.
    const variants = variantsIn(folder, files, given).map(({ root, name, values }): Unit => ({ language: 'terraform', root, variant: name, values, called: false }));
    if (variants.some(({ root }) => root === folder) || !files.list(folder).some(({ uri }) => isConfiguration(uri))) return [...variants, ...plans];
    // What another module calls is judged through its callers: its defaults may hold for none of them.
    if (isCalled(folder) || isCalled(variantsOf(folder))) return [...variants, ...plans];
    return [...variants, { language: 'terraform', root: folder, variant: null, called: false }, ...plans];
  },

  calls(folder, files, given) {
    const sources = files.list(folder).filter(({ uri }) => isConfiguration(uri)).flatMap(sourcesIn);
    const local = sources.filter(isLocal).flatMap((source) => resolvePath(folder, source) ?? []);
    // What was downloaded is nobody's root, whatever part of it is used.
    const downloaded = sources.every(isLocal) ? [] : [...downloadsOf(folder, files).values()];
    const parametrized = variantsIn(folder, files, given).filter(({ root }) => root !== folder).map(({ root }) => variantsOf(root));
    return [...local, ...downloaded, ...parametrized].filter((called) => called !== folder);
  },

  evaluate: (unit, files) => (isPlanUnit(unit) ? evaluatePlan(unit, files) : evaluateUnit(unit, files)),
  spell: (change, files) => (isInPlan(placeOf(change), files) ? undefined : spell(change, files)),
  write,
};

function placeOf(change: Change): Span {
  switch (change.kind) {
    case 'add':
    case 'link':
      return change.at.span;
    case 'insert-subnet':
      return change.network;
    case 'set':
    case 'remove':
      return change.value.span;
  }
}

function evaluateUnit(unit: Unit, files: Files): Deployment {
  const { files: recorded, reads } = recording(files);
  const module = readModule(unit.root, recorded);
  const client = clientOf(module, recorded);
  const variables = variableFilesOf(unit.root, valuesOf(unit), recorded);
  const inputs = new Map<string, Input>();
  const evaluation = rootEvaluation(module, recorded, inputs, lookUp, { variant: unit.variant, outputsRead });
  for (const [name, input] of inputsIn(variables, evaluation)) inputs.set(name, input);
  const notChecked: NotChecked[] = [];
  const network: Network = lower(evaluation, client, notChecked);
  const { evaluations } = withCalled(evaluation);
  const own = new Set(evaluations.filter(({ call }) => !call).map((each) => each.module));
  const unreadable = [...[...own].flatMap((each) => each.unreadable), ...variables.flatMap((file) => treeOf(file).errors.map((place) => spanIn(file, place)))];
  return { unit, client, network, notChecked: notChecked.filter(({ value }) => value.message !== anotherState), unreadable, reads };
}
