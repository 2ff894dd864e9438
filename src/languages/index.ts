import type { ProposedNetwork } from '../model/proposed-network';
import type { SourceFile } from '../text/span';
import { armLanguage } from './arm/arm';
import { readArmTemplate } from './arm/template';
import { bicepLanguage } from './bicep/bicep';
import { readBicepTemplate } from './bicep/template';
import { write as writeAz } from './az/write';
import type { Language, LanguageId } from './language';
import type { ReadTemplate } from './shared/template/template';
import { terraform } from './terraform/terraform';

/** Bicep and ARM templates call each other. */
const readTemplate: ReadTemplate = (uri, files) => readBicepTemplate(uri, files) ?? readArmTemplate(uri, files);

/** The languages that the program reads. */
export const languages: readonly Language[] = [terraform, bicepLanguage(readTemplate), armLanguage(readTemplate)];

/** The languages that a network can be written in. */
export const writtenLanguages: readonly LanguageId[] = ['terraform', 'bicep', 'arm', 'az'];

/** The files that make the proposal in the language; undefined where it has no way to say it. Scripts are written before they are read. */
export function writeNetwork(id: LanguageId, network: ProposedNetwork): readonly SourceFile[] | undefined {
  const language = languages.find((each) => each.id === id);
  return language ? language.write(network) : id === 'az' ? writeAz(network) : undefined;
}
