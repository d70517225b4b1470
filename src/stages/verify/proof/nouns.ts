/** Nouns that look like words of will or speech. */

/** 研發計畫「甲」: names a programme. */
const programme =
  /(?:研发|研究|发展|行动|合作|资助|扶持|培养|人才|培训|教育|投资|建设|改革|支持|奖励|救助|援助|探测|登月|重建|科技|产品|工作)$/;
/** A flight plan plans nothing: before 计划 they make it a plan that somebody has. */
const plans =
  /(?:飞行|飞航|工作|投资|建设|发展|行动|教学|实施|研究|生产|年度|合作|培训|训练|财务|采购|经营|营运|商业)$/;
/** Before 会 make it a meeting or a body. */
const gathering =
  /(?:记者|发布|说明|座谈|研讨|董事|股东|听证|演唱|博览|法说|委员|理事|庆祝|见面|追思|交流|对接|推介|洽谈|展销|展览|展示|音乐|运动|冬奥|奥运|亚运|世博|报告|动员|推进|招待|欢迎|茶话|团拜|分享|论证|评审|拍卖|表彰|颁奖|庭审|读书|同乐|园游|协商|促进|研究)$/;
/** Gives out what stands as a noun behind it: 闡述…的主張. */
const gives = /(?:阐述|阐释|论述|提出|发表|说明|接受|赞同|支持|采纳|宣传|表达|听取|响应|反映)/;

/**
 * Whether 计划 or 会, in the common form, is a noun where it stands: 研發計畫「甲」, 對接會.
 * `ahead` is what stands before it, `mark` the mark behind it.
 */
export function isNoun(word: string, ahead: string, mark: string): boolean {
  if (word === '会') return gathering.test(ahead);
  if (word !== '计划') return false;
  return plans.test(ahead) || (programme.test(ahead) && /[「『“《"]/.test(mark));
}

/** Whether a verb of saying is what a clause gives out: 系統闡述合作的主張. */
export function isGivenOut(ahead: string): boolean {
  return ahead.endsWith('的') && gives.test(ahead) && !/^(?:据|根据|按|按照|依|照)/.test(ahead);
}
