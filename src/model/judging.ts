/** Between which languages a model may judge. */

/** Language of the claim, then of the source: a judge is examined for each pair by itself. */
export const pairs = ['zh-TW/zh-TW', 'zh-TW/zh-CN', 'zh-TW/en', 'en/en'] as const;
export type Pair = (typeof pairs)[number];
