/** Clauses that go on with the subject before them, known by what closed classes of words show. */
import { beginsPredicate } from './words.ts';

/** 載著遊客, 孕育了文化: only a verb takes 着 or 了; these few with them are none. */
const noVerb = /^(?:除|为|随|沿|本|朝|向|对|接|跟|照|按|顺)[了着]$/;

/** 系統闡述: tell how, where a verb follows. */
const manner =
  /^(?:系统|深入|充分|详细|多次|再次|共同|正式|公开|亲自|主动|一致|大力|着力|成功|顺利|及时|专门|精心|全程|集中|当面|反复|努力|不断|持续|逐步)$/;
const verbs =
  /^(?:阐述|阐释|论述|介绍|总结|梳理|回顾|分析|研究|讨论|探讨|交流|听取|参与|观看|考察|检查|调查|规划|执行|处理|解答|说明|展示|表达|接待|慰问|学习|训练|准备)$/;

/** 注意採用: asks of those spoken to. */
const asking = /^(?:注意|务必|切勿|尽量|尽可能|谨防)$/;

/** 失蹤了三天的男孩 is someone; 闡述了合作的主張 is something done. */
const someone = /的[^的]{1,4}$/;
const matter =
  /的[^的]{0,3}(?:主张|立场|看法|观点|意见|措施|服务|作用|意义|影响|贡献|基础|要求|条件|目标|问题|文化|经验|成果|成绩|需求|任务|政策|理念|精神)$/;

/** Whether a clause in the middle of a sentence only adds what its subject did. `said` is the common form. */
export function addsPredicate(words: readonly string[], said: string): boolean {
  const [first = '', second = '', third = ''] = words;
  if (someone.test(said) && !matter.test(said)) return false;
  if (asking.test(first) && second.length > 1) return true;
  const acts = second.length > 1 && (verbs.test(second) || beginsPredicate([second, third]));
  if (manner.test(first) && acts) return true;
  return takesAspect(first, second);
}

/** Whether a word is a verb by the particle behind it or at its end. */
export function takesAspect(first: string, second: string): boolean {
  const whole = /^[了着]$/.test(second) ? first + second : first;
  return /^\p{Script=Han}{1,3}[了着]$/u.test(whole) && !noVerb.test(whole);
}
