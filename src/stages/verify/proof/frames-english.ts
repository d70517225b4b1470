/** Openings of an English sentence, before a comma: whether they bind what follows. */

import { bindsToDayInEnglish } from './omitted-english.ts';

/** Begin a limit in time, place, case or standpoint, or a doubt. */
const starters =
  /^(?:in|at|on|for|with|without|under|outside|inside|within|until|till|before|when|whenever|once|if|unless|provided|assuming|excluding|including|adjusted|adjusting|except|according|to|among|amongst|during|by|compared|like|unlike|of|from|over|where|wherever|while|so long|as long|only|given|based|pending|subject|had|were|should|theoretically|technically|nominally|officially|reportedly|allegedly|apparently|perhaps|possibly|maybe|initially|originally|historically|typically|usually|normally|sometimes|often)\b/;
/** Where it was said, and what only leads on. */
const harmless =
  /^(?:(?:in|at|on|for|by|to) )?(?:addition|the same time|the meantime|fact|turn|particular|total|all|example|instance|the other hand|contrast|the end|response|a statement|a speech|an interview|a news conference|a press conference|a briefing|a report|a letter|a filing|an email|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/;
/** One time and nothing else. */
const times =
  /^(?:on|in|at|by|early|late|later|last|this|the|same|day|week|month|year|morning|afternoon|evening|night|@|#\S+)$/;
/** Whether an opening, by its words in the common form, binds what follows it. */
export function bindsInEnglish(words: readonly string[], followed: string): boolean {
  const said = words.join(' ');
  if (harmless.test(said)) return false;
  if (words.includes('@') && words.every((word) => times.test(word)))
    return bindsToDayInEnglish([followed], said);
  return starters.test(said);
}

/** Whether an opening belongs to the clause that it stands before. */
export function belongsInEnglish(words: readonly string[]): boolean {
  return /^(?:in|at|on|for|with|without|under|until|before|after|when|if|because|as|despite|since|amid|during|to|by|@)$/.test(
    words[0] ?? '',
  );
}
