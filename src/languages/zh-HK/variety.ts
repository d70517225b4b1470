/** Chinese as Hong Kong's papers write it. */
import hongKongForms from 'opencc-js/dict/HKVariants';
import { readTerms, type Terms } from '../zh/terms.ts';
import { createVariety, type Variety } from '../zh/variety.ts';

export const hongKongTerms: Terms = readTerms(import.meta.url);

export const hongKong: Variety = createVariety('hongKong', [hongKongForms], hongKongTerms);
