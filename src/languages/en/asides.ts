/** Lines in English that report nothing; patterns are in the common form of `foldForComparison`. */

/** Photo: …. */
const caption =
  /^[[(【〔]?\s*(?:(?:file )?photos?\b\s*(?:by|:|credit|courtesy)|photograph:|image(?:s)?\s*(?:by|:|credit|source)|(?:picture|photo) credit|credit:|source:|getty images|©)/u;

const byline =
  /^(?:(?:by|from|written by|reporting by|editing by|posted by)\s+[a-z]+ [a-z]+\s*$|(?:last |first )?(?:updated|posted|published|modified)(?: on| at)?\s*:|editor'?s note|this (?:article|story|post|piece) (?:was|is|has|originally|first|appeared)|(?:[a-z]+ ){1,4}contributed to this (?:report|story|article))/u;

const call =
  /\b(?:subscribe|sign up (?:for|to)|newsletter|click (?:here|on|the)|read more|see also|follow us|follow [a-z]+ on|share this|all rights reserved|copyright|terms of (?:use|service)|privacy policy|affiliate|sponsored|accepts? cookies|thanks for reading|stay tuned|download (?:our|the) app|scroll down|contact .{1,40} at|all opinions|for more (?:information|details)|your browser|watch the video|listen to the|check out (?:our|the|these))\b/u;

export const englishAsides: readonly RegExp[] = [caption, byline, call];

export const englishPerson: RegExp =
  /\b(?:i|i'm|i've|my|me|we|we're|we've|our|ours|you|you're|you'll|your)\b/u;
