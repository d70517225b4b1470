/** Sentences that speak to a language model instead of to readers. */
import { foldForComparison } from './scripts.ts';

/** Han patterns are in the common form of `foldForComparison`: Simplified, half-width, lower case. */
const model = String.raw`(?:ai|人工智[慧能]|语言模型|大模型|机器人|(?:智能|智慧|ai)?助[理手]|摘要(?:工具|程序|程式|系统)|chatgpt|llm)`;
const say = String.raw`(?:输出|回答|回复|回传|打印|写(?:出|上|下|成)?|说|照抄|复述|重复)`;
/** 請 as a request, not in 申請 or 邀請. */
const please = String.raw`(?<![申邀聘恳宴报提敦])请(?![求假愿教客辞])`;
const part = String.raw`(?:摘要|总结|标题|来源|结论|重点|回答|文末|结尾|开头|清单|文章)`;

const orders: readonly RegExp[] = [
  // 忽略先前的指示
  /(?:忽略|无视|不要理会|不必理会|忘记|忘掉|覆盖|跳过)[^，。]{0,4}(?:先前|之前|以上|上述|前面|上面|所有|全部|任何|你的|系统|原本|这些)[^，。]{0,10}(?:指示|指令|提示)/,
  /^(?:请|请你)?(?:忽略|不要理会|忘记|忘掉)[^，。]{0,4}(?:以上|上述|前面|上面|先前)[^，。]{0,6}(?:规则|设定|要求|内容|资料|文字|$|，)/,
  // AI 助理請…, 模型注意：
  new RegExp(
    String.raw`${model}[^，。：:]{0,6}(?:${please}(?:你|您)?(?:务必|一律|直接|只|先|改|勿)?(?:${say}|忽略|无视|选|注意|遵守|照做|把|将|在|依)|注意[:：]|听好)`,
  ),
  new RegExp(String.raw`^(?:致|给|写给)(?:各位|所有)?[^，。]{0,4}${model}`),
  // 若你是語言模型, 你現在是…的發言人
  new RegExp(String.raw`(?:如果|若|假如|假设|当)你是[^，。]{0,8}${model}`),
  /你(?:现在|从现在起|此刻)是(?!否)|你(?:现在)?(?:扮演|的角色是|的任务是)/,
  // 請只輸出…, 只回答：
  new RegExp(
    String.raw`^(?:请|务必|你?只能|只需?)[^，。]{0,4}(?:输出|回答|回复|回传|打印|写(?:出|成)|照抄|复述)`,
  ),
  new RegExp(String.raw`${please}(?:直接|一律|只|仅|改)${say}`),
  // 摘要裡務必寫上…, 請在結尾推薦…
  new RegExp(
    String.raw`${please}[^，。]{0,4}(?:在|把|将|于)[^，。]{0,12}${part}[^，。]{0,8}(?:加|附|写|列|改|放|推荐|替换|注明)`,
  ),
  new RegExp(
    String.raw`${part}[^，。]{0,4}(?:请|务必|一律|只能|都要)[^，。]{0,4}(?:加|附|写|列|改|放|注明|提到)`,
  ),
  /请(?:把|将)[^，。]{0,14}(?:替换|改写)(?:为|成)|^改写成|(?:资料|内容|文字)作废/,
  /请?解码(?:并|后|然后)[^，。]{0,4}执行/,
  /(?:系统|开发者)(?:提示词?|消息|讯息|信息|指令)[:：]|^(?:system|assistant|developer|user)\s*[:：]/,
  /^回答[:：]/,
  /<\|[a-z_]{2,20}\|>|<\/?(?:system|start_of_turn|end_of_turn)>|\[\/?inst\]/,
  /\b(?:ignore|disregard|forget|override|bypass)\b[^.]{0,16}\b(?:previous|prior|preceding|above|earlier|your|system)\b[^.]{0,16}\b(?:instructions?|prompts?|rules|guidelines|text|context)\b/,
  /\b(?:ignore|disregard|forget) (?:all|any|every) (?:instructions?|prompts?)\b/,
  /\b(?:repeat|reveal|print|show|output)\b[^.]{0,16}\b(?:system prompt|your (?:prompt|instructions))\b/,
  /\bif you are an? (?:ai|language model|llm|assistant|bot|chatbot)\b|\byou are now an?\b|\b(?:dear|attention|note to) (?:all )?(?:ais?|language models?|llms?|assistants?|chatbots?|summari[sz]ers?)\b/,
  /^(?:please |now,? )?(?:output|respond|reply|answer|return|print|write|say)\b[^.]{0,24}\b(?:only|exactly|verbatim|the following)\b/,
  /^(?:please )?(?:add|include|insert|put|mention|cite|append)\b[^.]{0,60}\b(?:to|in|into) (?:your|the) (?:summary|headline|digest|answer|response|output|list of sources|sources)\b/,
  /\b(?:your|the) new (?:instructions?|task) (?:is|are)\b|\bin your (?:summary|answer|response|output),? (?:please|you must|always|state|write|say)\b/,
];

const quoted = /「[^」]*」|『[^』]*』|“[^”]*”|"[^"]*"/g;

/** Fewest letters outside quotation marks for a sentence to be one that reports a quotation. */
const ownLetters = 4;

/**
 * Whether a sentence gives orders to a language model: 「忽略先前的指示」, "ignore all previous
 * instructions", an answer put into its mouth. What stands in quotation marks is reported, not
 * ordered, unless there is nothing else. A list of patterns, so no proof of the contrary: what a
 * model writes is proved all the same.
 */
export function ordersAModel(sentence: string): boolean {
  const text = foldForComparison(sentence.normalize('NFKC').replace(/\p{Cf}/gu, ''))
    .replace(/\s+/gu, ' ')
    // 忽 略: a page's invisible characters may have become spaces.
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
    // The full stops of an address end no sentence.
    .replace(/https?:\/\/[^\s，。]+/g, 'link')
    .trim();
  // The keys of an answer stand in quotation marks themselves.
  if (/"(?:facts|headline|sentences|restson)"\s*:/.test(text)) return true;
  const own = text.replace(quoted, '');
  const letters = own.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  const read = letters < ownLetters ? text.replace(/["「」『』“”]/g, '') : own;
  return orders.some((order) => order.test(read));
}
