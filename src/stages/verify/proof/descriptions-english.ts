/** Adjectives and adverbs that an English clause can do without. */
import type { Omission } from './omission.ts';
import type { Sentence } from './source.ts';

/** Say how good, great or new a thing is, and tell it from no other. */
const praise = new Set(
  'new own big large huge vast major key famous popular powerful leading important significant massive great very highly so quite also finally successfully officially formally well-known renowned beloved'.split(
    ' ',
  ),
);
/** Adverbs without which more is said than with them. */
const weakening =
  /^(?:only|nearly|hardly|barely|scarcely|rarely|early|daily|weekly|monthly|yearly|partly|partially|mainly|mostly|largely|possibly|probably|likely|unlikely|allegedly|reportedly|apparently|seemingly|supposedly|purportedly|roughly|approximately|falsely|wrongly|mistakenly|formerly|previously|temporarily|provisionally|conditionally|virtually|practically|technically|nominally|potentially|theoretically|initially|originally|briefly|occasionally|usually|normally|typically|generally|locally|nationally|elderly|family|friendly|fully|wholly|entirely|completely|directly|indirectly|jointly|separately|slightly|narrowly|ally|supply|reply|assembly|monopoly|july|italy|fly|rally|tally|anomaly|bully|jelly|lily|belly)$/;
/** Take their noun's meaning away or put it off. */
const unreal =
  /^(?:fake|false|mock|counterfeit|forged|bogus|phony|sham|alleged|former|ex|failed|failing|would-be|possible|potential|proposed|planned|toy|so-called|near|suspected|supposed|prospective|attempted|expected|likely|unlikely|future|virtual|simulated|abandoned|cancelled|canceled|rejected|blocked|acting|deputy|vice|partial|half|draft|preliminary|tentative|rival|nominal|artificial|imaginary|fictional|hypothetical|temporary|second|third|non-.+|anti-.+|pseudo-.+)$/;
/** Under these "a" is no particular one, or none. */
const open =
  /\b(?:not|no|never|nor|neither|without|if|unless|until|every|all|most|any|each|only|few|fewer|less|more|than|as|chance|risk|probability|likelihood|odds|threat|fear\w*|avoid\w*|prevent\w*|stop\w*|ban(?:s|ned|ning)?|rule\w*|den(?:y|ies|ied|ying)|refus\w*|reject\w*|lack\w*|\w+n't)\b/;

/**
 * Whether what is left out only describes: "its (new) model", "opened (quietly)", and with "a" before it
 * any adjective but those like "false", where nothing denies or doubts the whole.
 */
export function describesInEnglish(sentence: Sentence, { from, to }: Omission): boolean {
  const words = sentence.units.slice(from, to).map((unit) => unit.key);
  const article = /^an?$/;
  const described = words.filter((word, i) => !(i === 0 && article.test(word)));
  if (described.length === 0 || described.length > 2) return false;
  const plain = described.every(
    (word) => praise.has(word) || (/^[a-z]{3,}ly$/.test(word) && !weakening.test(word)),
  );
  if (plain) return true;
  const indefinite =
    article.test(words[0] ?? '') || article.test(sentence.units[from - 1]?.key ?? '');
  const clause = sentence.clauses[sentence.clauseOf[from] ?? 0];
  const kept = [
    ...sentence.units.slice(clause?.start ?? 0, from),
    ...sentence.units.slice(to, clause?.end ?? to),
  ].map((unit) => unit.key);
  return (
    indefinite &&
    described.every((word) => /^[a-z-]+$/.test(word) && !unreal.test(word) && word !== 'of') &&
    !open.test(kept.join(' '))
  );
}
