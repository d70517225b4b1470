/** Chinese as Taiwan writes it. */
import taiwanForms from 'opencc-js/dict/TWVariants';
import taiwanFormsOfPhrases from 'opencc-js/dict/TWVariantsPhrases';
import { readTerms, type Terms } from '../zh/terms.ts';
import { createVariety, type Variety } from '../zh/variety.ts';

export const taiwanTerms: Terms = readTerms(import.meta.url);

export const taiwan: Variety = createVariety(
  'taiwan',
  [taiwanFormsOfPhrases, taiwanForms],
  taiwanTerms,
);
