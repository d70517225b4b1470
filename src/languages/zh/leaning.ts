/** By what a Chinese sentence leans on the one before it; patterns are in the common form of `foldForComparison`. */
import { foldForComparison } from '../../text/scripts.ts';
import type { Leaner, Leaning } from '../source-language.ts';

/** Connectives, pronouns and words of time that say nothing without the sentence before. */
const chineseStart = new RegExp(
  String.raw`^(?:` +
    [
      // pronouns and pointing words; 那斯达克, 那霸 and 那不勒斯 are names
      '[他她它]|该|这|那(?!斯|霸|不勒|曲|坡里)|此|其(?!余[下])',
      '(?:[两二三双]者|[前后]者|双方|两人|[二三四五]人|两(?:队|国|家|党|岁)|对方|上述|前述|以上|如上)',
      // addition
      '但(?!丁)|不过|然而|可是|只是|只不过|反而|反之|反观|相反|而(?!立|今)|并(?![购网发存行轨列肩])|且|则|却|也(?!门)|又|还(?![原款债价清])|另(?!类)',
      '更(?=有|重要|何况|是|值得|让|令)|再(?:者|加上|来|说|有)|此外|同时|与此|同样|同理|类似|不仅如此|除此|除了?[这此该]',
      // cause and conclusion
      '因此|因而|所以|于是|从而|故(?![宫乡事障意居])|可见|总之|综上|总的|总体|总而言|整体而言|换[言句]|也就是|亦即|即便如此|尽管如此|虽然如此|即使如此|如此|难怪|原来|否则|不然|那么|由此|据此|就此|对此|为此|借此|藉此|至此',
      // order and example
      '首先|其次|再次(?=[,，])|最[后终](?!一|的|期)|接着|接下来|紧接|随[后即]|事后|赛后|会后|会[上中][,，]|席间|期间|途中|现场|(?:[表颁发座法听公说记开]\\p{Script=Han}{1,2}会|庭审|开庭|宴会|会议|比赛|仪式|活动|节目|采访|受访|访谈|演讲|致辞|报告|影片|视频|过程|通话)(?:中|后|最后|上(?![周月午])|里|间|期间|开始时|结束后|当天|现场)|说(?:这|完|到这)|自[^,]{2,15}(?:以来|至今),(?:已|共|累计|先后)|(?:案件|事件|事故|意外|案)发生(?:之?后|时|当)|希望(?!之)|要(?![求素闻点塞员价冲])|结果(?=[,，]|却|是)|终于|例如|比如|譬如|像是|特别是|尤其|甚至|何况|况且|至于|当中|具体|相[比较]之下|事实上|实际上|其实|当然|毕竟|显然|诚然',
      '第[一二三四五六七八九十][,，、:]|[一二三四五]是|[一另][一]?方面|另[一据外有]',
      // time that is counted from what went before
      '[当同次翌隔]([天日晚年月夜]|天晚上)|当[时场初中]|彼时|届时|到时|后来|之后|尔后|其后|稍[早后晚]|不久|同一[天日晚年月]|第二天|隔年|当地时间(?=\\d+[时点])',
      // hearsay without a hearer
      '据(?:悉|了解|介绍|透露|称|说|[他她它]|[该此这])|另悉',
    ].join('|') +
    ')',
  'u',
);

/** Nouns that name again what was named before: a headline may say of what they speak. */
const chineseNoun = new RegExp(
  String.raw`^(?:` +
    [
      '(?!人们|我们|咱们|你们|哥们|爷们)\\p{Script=Han}{1,4}们',
      '(?:公司|集团|[院校店馆厂资劳]方|研究团队|报[导道])(?![法债治登层化制企股型]|集团|公司)',
      '(?:办法|会议|大会|论坛|报告|通报|通知|公告|声明|文件|文章|论文|条例|院方|校方|店方|检方)(?=还|也|并|则|同时|指出|强调|要求|认为|决定|提出|明确|显示|称|说|写道|提到|表示|宣布|透露|预[计期])',
      '(?:项目|活动|产品|系统|方案|计划|工程|展览|比赛|影片|电影|游戏|节目|球队|剧中|新机|新车|新品|服务|功能)(?=预[计期]|将|已|还|也|共|由|为期|采用|提供|邀请|旨在|主打|全长|总|主题|内容|吸引|分[为成]|设有|历时)|会议(?=同意|总结|审议|通过|听取)|本次|剧情',
      '(?:研究|调查|报道|报导|消息|信|文|书|片|会|席|活动)(?:中|内|上|间|后)?(?:还|也)?(?:提到|写道|强调|要求|明确)',
    ].join('|') +
    ')',
  'u',
);

/** A phrase before the subject that brings none: 目前, 近日, 2014年, 在…上, 对于…. */
const chinesePreface =
  /^(?:(?:(?:\d{2,4}年\d{0,2}月?\d{0,2}日?|\d{1,2}月(?:\d{1,2}日)?|\d{1,2}日)[上下]?[午半]?|[昨今明前][天日晚早年]|目前|如今|近[日来期年]来?|日前|最近|当前|早前|[上本下]月\d*日?|截至[^,，。]{1,10}|因为?|由于|随着|经过|根据|按照|通过|为了?|除了?|谈[到及]|说[到起]|提[到及]|面对|针对|对于?|关于|从|自从?|在|于|与|和|跟|比|以|就|向|把|被|将|让|令|使|受)[^,。:;、\p{P}]{0,14}?,?|\p{Script=Han}{1,10}[中后前时上里间下],)(?=[他她它]|该(?=\p{Script=Han})|这|此(?![前外])|上述|前述|本次|当[日天晚])/u;

/** Of such things as were named before; on the day that was named before. */
const suchThings =
  /^(?:[^。]{0,40}(?:此类|这类|上述|前述)|[^,\d]{1,10}(?:当[天日晚]|同日|翌日|次日))/u;

/** 「…」他說: who speaks stands in the sentence before. */
const chineseSpeaker =
  /^["'「『“‘].*["'」』”’][,，]?(?:[他她]们?|该)[^,，。"「『“]{0,8}(?:说|表示|指出|称|道|强调|补充|认为|写)/u;

/** 苏男, 王女, 李嫌: how Taiwan's papers name again whom they have named. */
const namedAgain =
  /^[陈林黄张李王吴刘蔡杨许郑谢郭洪曾邱廖赖周徐苏叶庄吕江何萧罗简朱钟施游詹沈彭胡余卢潘颜梁赵柯翁魏方孙戴范宋邓杜侯曹薛傅丁温纪蒋唐蓝冯姚石董田姜汤汪涂邹尤巫][男女嫌翁妇父母童妻夫](?!子|性|生|人|孩|装|排|篮|足|单|双|团|主|士|将|星|王|神)/u;

/** A pronoun before which nobody is named: no word for a person, nobody who says something, no Latin name. */
const nobodyBefore =
  /^(?:(?![人民者员长家师手生男女父母妻夫友童孩客工星兵们理席裁士说称]|表示|强调|指出|认为|透露|宣布|介绍|[a-z])[^"「『“。])*[他她]/u;

export function chineseLeaning({ sentence, folded }: Leaner): Leaning | undefined {
  if (
    chineseStart.test(folded) ||
    chinesePreface.test(folded) ||
    suchThings.test(folded) ||
    chineseSpeaker.test(foldForComparison(sentence.trim()))
  )
    return 'word';
  if (chineseNoun.test(folded) || namedAgain.test(folded)) return 'noun';
  return nobodyBefore.test(folded) ? 'inside' : undefined;
}
