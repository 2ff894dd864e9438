import { armLanguage } from './arm/arm';
import { readArmTemplate } from './arm/template';
import { az } from './az/az';
import { bicepLanguage } from './bicep/bicep';
import { readBicepTemplate } from './bicep/template';
import type { Language } from './language';
import type { ReadTemplate } from './shared/template/template';
import { terraform } from './terraform/terraform';

/** Bicep and ARM templates call each other. */
const readTemplate: ReadTemplate = (uri, files) => readBicepTemplate(uri, files) ?? readArmTemplate(uri, files);

/** The languages that the program reads. */
export const languages: readonly Language[] = [terraform, bicepLanguage(readTemplate), armLanguage(readTemplate), az];
