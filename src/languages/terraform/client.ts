import type { Client } from '../../model/network';
import type { Files } from '../../text/files';
import type { SourceFile } from '../../text/span';
import { absentAt, knownAt } from '../shared/values';
import { attributeOf, blocksIn, spanIn, treeOf, writtenString, type Module } from './module';
import type { Expression } from './tree';

/** The file in which `terraform init` records the versions that it chose. */
export const lockFileName = '.terraform.lock.hcl';

/**
 * The azurerm provider that the module is written for: the version that the lock file names, else the constraint in
 * `required_providers` (or, in old code, in the provider's own block).
 */
export function clientOf(module: Module, files: Files): Client {
  const lock = files.get(`${module.folder}/${lockFileName}`);
  const written = (lock && lockedVersion(lock)) ?? constraint(module);
  const [first] = module.files;
  const nowhere = { uri: first?.uri ?? module.folder, start: 0, end: 0 };
  return { kind: 'azurerm', version: written ? knownAt(written.text, spanIn(written.file, written.place), 'version of azurerm') : absentAt('version', nowhere) };
}

interface Version {
  readonly text: string;
  readonly file: SourceFile;
  readonly place: Expression;
}

function lockedVersion(file: SourceFile): Version | undefined {
  const provider = blocksIn(treeOf(file).body, 'provider').find(({ labels }) => labels[0]?.text.endsWith('/hashicorp/azurerm'));
  const place = provider && attributeOf(provider.body, 'version')?.value;
  const text = writtenString(place);
  return place && text !== undefined ? { text, file, place } : undefined;
}

function constraint({ settings, files }: Module): Version | undefined {
  for (const { file, block } of settings) {
    for (const required of blocksIn(block.body, 'required_providers')) {
      const value = attributeOf(required.body, 'azurerm')?.value;
      const place = value?.kind === 'object' ? value.entries.find(({ key }) => key.kind === 'literal' && key.value === 'version')?.value : value;
      const text = writtenString(place);
      if (place && text !== undefined) return { text, file, place };
    }
  }
  for (const file of files) {
    const provider = blocksIn(treeOf(file).body, 'provider').find(({ labels }) => labels[0]?.text === 'azurerm');
    const place = provider && attributeOf(provider.body, 'version')?.value;
    const text = writtenString(place);
    if (place && text !== undefined) return { text, file, place };
  }
  return undefined;
}
