import type { Language } from './language';
import { terraform } from './terraform/terraform';

/** The languages that the program reads. */
export const languages: readonly Language[] = [terraform];
