import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { companyFileNames, readCompanyFile } from '../facts/company-file';
import { companyProblems } from '../features/company-file';
import type { CompanyFacts } from '../model/company';
import { lineIndex } from '../text/lines';
import { uriOfPath } from './paths';
import { refusalOf, refusal, type Refusal } from './refusal';

/** What the company says in the working directory, if anything. A typing error in it must not give a plan that nobody meant. */
export function companyIn(cwd: string): { readonly kind: 'company'; readonly facts: CompanyFacts | undefined } | Refusal {
  const name = companyFileNames.find((each) => existsSync(join(cwd, each)));
  if (name === undefined) return { kind: 'company', facts: undefined };
  try {
    const file = { uri: uriOfPath(join(cwd, name)), text: readFileSync(join(cwd, name), 'utf8').replace(/^\uFEFF/, '') };
    const [problem] = companyProblems(file);
    if (problem) return refusal(`${name}:${String(lineIndex(file.text).position(problem.span.start).line + 1)}: ${problem.message}`);
    return { kind: 'company', facts: readCompanyFile(file).facts };
  } catch (error) {
    return refusalOf(error, 'read', () => name);
  }
}
