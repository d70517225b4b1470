/** By what an English sentence leans on the one before it; patterns are in the common form of `foldForComparison`. */
import type { Leaner, Leaning } from '../source-language.ts';

/** Nouns that after "The" name what went before. */
const anaphors =
  'company|firm|group|agency|team|club|bank|school|university|college|airline|carrier|automaker|carmaker|retailer|startup|organi[sz]ation|department|ministry|court|jury|judge|couple|pair|duo|trio|two|three|four|man|woman|men|women|boy|girl|child|children|teenager|teen|suspects?|victims?|defendants?|officers?|patients?|stars?|actors?|actress|singer|player|players|coach|driver|pilot|author|authors|artist|director|action|move|deal|decision|announcement|news|incident|attacks?|accident|crash|fire|shooting|blast|explosion|cases?|lawsuit|complaint|charges?|allegations?|report|study|survey|statement|event|meeting|ruling|verdict|bill|law|plan|project|programme?|policy|measures?|changes?|updates?|upgrade|features?|devices?|models?|apps?|service|site|website|product|products|hotel|restaurant|film|movie|show|song|album|book|game|match|series|latter|former|results?|findings|researchers|layoffs|cuts|agreement|contract|investigation|inquiry|building|ship|vessel|plane|aircraft|car|truck|vehicle|quake|earthquake|storm|outage|bug|flaw|vulnerability|patch|award|prize|tabloid|newspaper|magazine|outlet|paper|gesture|post|tweet|video|images?|photos?|letter|document|documents|same|offenders?|candidates|reality is|truth is|sample|figures|numbers|tests?|people|first (?:cities|users|models|customers)|rest|others';

const englishStart = new RegExp(
  String.raw`^(?:` +
    [
      'many(?= (?:were|are|had|have|wore|said|say|also))|he|she|it|they|this|that|these|those|such|his|her|hers|its|their|him|them|both|neither|either|another|others?|some',
      'but|and|or|nor|yet|so|however|also|moreover|furthermore|additionally|besides|likewise|similarly|meanwhile|instead|sure|even|regardless|presumably|hopefully|next up|nevertheless|nonetheless|still|thus|therefore|hence|consequently|otherwise|indeed|rather|plus|then|later|afterwards?|thereafter|subsequently|previously|said|says|added|eventually|finally|ultimately|instantly|there|here',
      `in (?:addition|fact|contrast|turn|other words|short|conclusion|response|return|the meantime|the process|the end|the (?:report|study|statement|letter|video|complaint|lawsuit|post))|as (?:a result|such|well)|for (?:example|instance|one|this|that|these|his part|her part|its part)|of (?:course|these|those|them)|after (?:all|that|this|which)|(?:before|prior to) (?:that|this)|one of the [a-z]+ (?:was|is|were|are|had|has)|by (?:then|contrast|comparison)|since (?:then|that)|until then|at (?:the time|that time|this point|that point|the same time|first|the scene)|on (?:the other hand|the contrary|top of (?:that|this))|even so|that said|to (?:that|this) end|because of (?:this|that)|despite (?:this|that|the)|with (?:this|that|these|those)|from (?:there|this|that)|under (?:the|this|that) (?:deal|agreement|plan|law|bill)|among (?:them|these|those)|one of (?:them|these|those)|(?:two|three|four|several|many|most|some|all|none|each) of (?:them|these|those)`,
      `the (?:next|following|same|other|first|second|third) (?:day|week|month|year|one|man|woman|time)|(?:a|the|one|two|three|several|\\d+) (?:days?|weeks?|months?|years?|hours?|minutes?) (?:later|earlier|before|after that)|that (?:same )?(?:day|week|month|year|night|morning)`,
    ].join('|') +
    String.raw`)(?![\p{L}\p{N}])`,
  'u',
);

const englishNoun = new RegExp(
  String.raw`^(?:the (?:${anaphors}|\d+\s?-\s?year\s?-\s?old)|according to (?:the|a) (?:report|study|statement|complaint|company|lawsuit|document|documents|agency|officials?|police report|release|indictment|filing|newspaper|website|post|paper))(?![-’'\p{L}\p{N}])`,
  'u',
);

/** A phrase without a name, a comma, and then a pronoun. */
const englishPreface =
  /^(?:In|On|At|After|Before|During|Since|When|While|As|For|From|By|With|Despite|Until|Under|Last|Earlier|Now|Today|Yesterday|Asked|Although|Though|If|Because|Once)\b(?:[^,A-Z]|(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|I)\b){0,70},\s(?:he|she|it|they|this|that|these|those|his|her|its|their)\b/u;

/** "According to the model card, it was trained": of what, stands before. "80% of that usage": of which. */
const englishInside =
  /^according to [^,]{1,60}, (?:he|she|it|they)\b|\b(?:of|for|by|with|from|to|at|on|behind|under) that (?!(?:who|which|with|of|in)\b)[a-z]+|\b(?:these|those) (?!(?:who|which|with|of|in|days|days?)\b)[a-z]+|(?<!\b(?:in|of|at) )\bthis (?!(?:year|week|month|morning|afternoon|evening|summer|winter|spring|fall|autumn|season|quarter|decade|century|time|weekend|day|past|coming|is|was|will|and|as|to|in|on)\b)[a-z]+/u;

/** "…," he said: who speaks stands in the sentence before. */
const englishSpeaker =
  /(?:[,.!?]["'”’]*\s+(?:he|she|they|it)|\b(?:said|added))\s+(?:also\s+)?(?:is quoted|was quoted|said|says|added|adds|told|tells|wrote|noted|explained|continued|recalled|he|she|they)\b[^,"“]{0,40}$/u;

export function englishLeaning({ raw, folded }: Leaner): Leaning | undefined {
  if (englishStart.test(folded) || englishPreface.test(raw) || englishSpeaker.test(folded))
    return 'word';
  if (englishNoun.test(folded)) return 'noun';
  return englishInside.test(folded) ? 'inside' : undefined;
}
