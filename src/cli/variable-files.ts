import { readdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { GivenValues } from '../facts/given-variants';
import { uriOfPath } from './paths';
import { refusal, refusalOf, type Refusal } from './refusal';

/** What `--var-file` says: at the roots that the PATHs name, Terraform gets these files together, and the last one holds. */
export function valuesGiven(files: readonly string[], paths: readonly string[], cwd: string): readonly GivenValues[] | Refusal {
  if (files.length === 0) return [];
  const uris: string[] = [];
  try {
    for (const given of files) {
      const path = resolve(cwd, given);
      if (!/\.tfvars(?:\.json)?$/.test(path) || !statSync(path).isFile()) return refusal(`--var-file ${given}: it is no file of variables, whose name ends in .tfvars or .tfvars.json`);
      uris.push(uriOfPath(path));
    }
    const values: GivenValues[] = [];
    for (const given of paths) {
      const path = resolve(cwd, given);
      const root = statSync(path).isDirectory() ? path : dirname(path);
      if (!readdirSync(root).some((name) => /\.(?:tf|tofu)(?:\.json)?$/.test(name))) return refusal(`--var-file: ${given} holds no Terraform itself: name the folder that Terraform runs in`);
      values.push({ base: uriOfPath(root), roots: '.', files: [uris] });
    }
    return values;
  } catch (error) {
    return refusalOf(error, 'read', (path) => (path.startsWith(`${cwd}/`) ? path.slice(cwd.length + 1) : path));
  }
}
