/** Openings that bind what they stand before: conditions, bases of reckoning, limits in time and place. */
import { harmlessNot, properties } from './words.ts';

/** A condition, a basis of reckoning, a doubt, a small sample: what follows holds on this ground alone. */
const binding: readonly RegExp[] = [
  /^(?:如(?=经|有|遇|无|未|需|能|要|获|遭|被|逢|因|果)|倘|待(?!遇)|等(?!等|级|待|人|地|多)|直[到至]|未经|不经|未满|没有|每逢|逢|在没有|在不)/,
  /(?:情形|情况|状况|条件|前提|假设|情境|环境|场合|框架)[下中里内]$/,
  /^(?:理论|原则|名义|表面|法律|技术|账面|实务|形式|某种程度|一定程度)上$/,
  /^(?:看来|看起来|可能|似乎|好像|据说|听说|大概|恐怕|不出意外|顺利的?话?|乐观|最快|最慢|最迟|最晚|最早)$/,
  /^(?:扣除|扣掉|剔除|撇除|撇开|排除|不计|不含|不包括|不考虑|未计|含|计入|加计|若)/,
  /^(?:经|按|以|依|照).*(?:计算|计价|计|调整|换算|折算|估算|推算|为准|为基准|为基础|速度|进度|趋势|水平|汇率|标准)后?$/,
  /(?:相比|相较|为例)$/,
  /^(?:就|对|对于|以).*(?:而言|来说|来讲|来看|看来)$/,
  /^(?:据|按照?|照|依).*(?:计划|规划|预测|估计|预计|推算|进度|规定|安排|起诉书|指控|传闻|假设|估算|模型|爆料|供词)$/,
  /^在.*(?:实验|试验|测试|研究|模拟|样本|小鼠|动物|临床|早期|初期|个案|模型)[^，]{0,4}[中里内上]$/,
  /^(?:在|于).*(?:市场|领域|地区|国家|方面|范围|产业|行业|类别|项目|部分|组别|组)[上中里内]?$/,
];
/** Where, with nothing of an event about it: 在歐洲. */
const placeAlone = /^[在于][^@#，]{2,6}$/;
const located = /[上中下里内间时前后际会展旁边处省市县区镇乡村街路站港]$/;

/** What is set for one group may be set otherwise for another. */
const terms = new RegExp(
  `${properties.source}|^(?:税率|费率|利率|月费|年费|费用|补助|罚金|罚款|门槛|上限|下限|年龄|薪资|工资)`,
);

/** When, told by an event or a time of day that comes again. */
const whenever =
  /(?:前|后|期间|(?<!同)时|时段|时间|之际|当天|当日|内|间|下|起|季|夜|平日|假日|周末)$/;
const recurring =
  /假日|平日|周末|夜间|晚间|白天|雨季|旱季|冬季|夏季|尖峰|离峰|高峰|深夜|清晨|农忙|旺季|淡季|营业时间|每[月周天日晚逢]/;
/** 接受專訪時 is only where it was said. */
const occasion = /采访|访问|专访|受访|记者会|会见|会谈|会议|演讲|致[词辞]|讲话|论坛|活动|发布会/;

/** What has not happened, may not, must or never does. */
const open =
  /^[都也均皆就才便]?(?:(?:将|会|可|能|须|需|应)(?:在|于|由|从|用|向|把|被|让|供|获|达|以|有|为|再|要|会)?|能够|必须|需要|应该|一律|才能?|只能?|只有|仅|必|准|允许|禁.*|停[驶开办]|关闭|[不没未无].*)$/;

/** 作為候選廠商, 依據臨時許可: by what office or paper one may or must. */
const asWhat =
  /^(?:作为|身为)|^(?:据|按照?|依).*(?:许可|执照|合约|合同|协议|规定|法|令|条例|命令|决议|判决|授权)$/;

/** Two words to the dictionary. */
const closed = /停驶|停开|停办|停课|停班|关闭|封闭/;

/**
 * Whether an opening binds what follows; both in the common form, Chinese. 在併購完成之後 binds 將關閉
 * and not 關閉了: a past event stays true without its time.
 */
export function binds(opening: string, followed: readonly string[]): boolean {
  if (occasion.test(opening)) return false;
  if (binding.some((pattern) => pattern.test(opening))) return true;
  const unsettled =
    followed.some((word) => open.test(word) && !harmlessNot.test(word)) ||
    closed.test(followed.join(''));
  if (asWhat.test(opening) && unsettled) return true;
  if (placeAlone.test(opening) && (!located.test(opening) || bindsToDay(followed.slice(0, 4))))
    return true;
  if (/^(?:对|针对|就|至于)/.test(opening) && terms.test(followed.join(''))) return true;
  if (!whenever.test(opening) || opening.endsWith('年前')) return false;
  // A day alone happened once.
  if (/^[在于至到@]+[上下早晚中午间凌晨清]*$/.test(opening)) return false;
  return (recurring.test(opening) && !opening.includes('@')) || unsettled;
}

/** Negated, once only or always: what is so on a day then need not be so at all. */
const never = /^(?:[不没未无].*|只|只能|仅|才|一律|禁.*|每|逢|都|各)$/;

/** Whether the day may not go unsaid: 25日不開 is not 不開. */
export function bindsToDay(words: readonly string[]): boolean {
  return words.some((word) => never.test(word) && !harmlessNot.test(word));
}

/** Openings that say why, by whose help or where; each belongs to the clause it stands before. */
const grounds =
  /^(?:随着|由于|因(?!此|而)|为(?!此)|受|经过|通过|面对|鉴于|迫于|凭借|借助|靠|以(?![前后来及])|依|按照?)|^在.*下$/;

/** Whether an opening says more than a day or who reports, so that it can't be given to a later clause. */
export function belongs(opening: string): boolean {
  return grounds.test(opening) || (placeAlone.test(opening) && !located.test(opening));
}
