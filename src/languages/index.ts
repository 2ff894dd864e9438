import type { ProposedNetwork } from '../model/proposed-network';
import type { SourceFile } from '../text/span';
import { armLanguage } from './arm/arm';
import { readArmTemplate } from './arm/template';
import { az } from './az/az';
import { bicepLanguage } from './bicep/bicep';
import { readBicepTemplate } from './bicep/template';
import type { Language, LanguageId } from './language';
import type { ReadTemplate } from './shared/template/template';
import { terraform } from './terraform/terraform';

/** Bicep and ARM templates call each other. */
const readTemplate: ReadTemplate = (uri, files) => readBicepTemplate(uri, files) ?? readArmTemplate(uri, files);

/** The languages that the program reads. */
export const languages: readonly Language[] = [terraform, bicepLanguage(readTemplate), armLanguage(readTemplate), az];

/** The languages that a network can be written in. */
export const writtenLanguages: readonly LanguageId[] = languages.map(({ id }) => id);

/** The files that make the proposal in the language; undefined where it has no way to say it. */
export function writeNetwork(id: LanguageId, network: ProposedNetwork): readonly SourceFile[] | undefined {
  return languages.find((each) => each.id === id)?.write(network);
}
