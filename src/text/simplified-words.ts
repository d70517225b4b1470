/** What of Simplified text is known better than the dictionaries know it. */

/**
 * Words whose Traditional form is the same whatever stands around them. OpenCC matches the longest phrase
 * from the left, and so reads 一干|部, 多采|用, 有采|取, 祭天后 in 几天后; these are turned before it looks.
 */
const words: readonly (readonly [pattern: RegExp, form: string])[] = [
  [/采(?=[取用访购集样纳摘矿])/g, '採'],
  [/(?<=开)采/g, '採'],
  [/干(?=[部群]|校(?:毕|学)|事(?:长|会))/g, '幹'],
  [/(?<=[骨树躯主])干/g, '幹'],
  [/干(?=的是|啥|什么|活|得了)/g, '幹'],
  [/干(?=[旱燥净冰枯洗粉])/g, '乾'],
  [/(?<=[\d十百千万亿])余(?![杭姚光英秀])/g, '餘'],
  [/几(?=[个乎年天次名位家十百千万亿何率种项分月日小周层件只])/g, '幾'],
  [/(?<=[\d一二三四五六七八九十百几幾数半两多])天后(?![宫庙])/g, '天後'],
  [/(?<=[击接传发进控抢触停持扑手门])球后/g, '球後'],
  [/球后(?=[卫场下中两])/g, '球後'],
  [/方便面(?=[、，。和与及等])/g, '方便麵'],
  [/然后/g, '然後'],
  [/(?<=[由位关对至等属处用基鉴限源高低大小多少优便趋忠善敢勇介出])于/g, '於'],
  [/根据/g, '根據'],
  // The noun is a 籤, all else is a 簽.
  [/(?<![标书抽牙竹求价中浮便灵解棉摇题])签(?![筒诗文王])/g, '簽'],
  [/(?<=[标书抽牙竹价浮棉题])签/g, '籤'],
  // 海里 behind a figure is a measure.
  [/(?<=\p{Script=Han})(?<![\d十百千万多几两][公英海华]?)里(?=[面边头]|的(?!确))/gu, '裡'],
];

const title =
  '先生|女士|小姐|教授|博士|院士|老师|律师|医生|校长|总裁|董事长|经理|主任|书记|导演|指导';
const says = '表示|说|称|认为|指出|介绍|透露|强调|告诉|回应|坦言';
const office =
  '记者|董事长|总裁|导演|经理|主席|教授|演员|创始人|主持人|局长|部长|省长|市长|书记|主任|院长|校长|歌手|教练|专家|分析师|研究员|负责人|发言人|被告人';

/**
 * Surnames that as words are written otherwise (遊, 嶽, 鐘), each with what stands before and behind it in a word.
 */
const surnames: readonly (readonly [surname: string, notBehind: string, beginning: string])[] = [
  ['游', '上中下旅出漫导巡', '客|戏|船|艇|泳|览|轮|乐|园|行|人|学|说|动|资'],
  ['岳', '山五东南西北中', '父|母|阳|麓|飞'],
  ['涂', '糊', '料|层|鸦|改|抹|装|色'],
  ['郁', '忧浓馥抑葱', '闷|金香|结|葱|达夫'],
  ['范', '模规示师典防风就', '围|例|畴|本|式|文'],
  ['余', '\\d十百千万亿其业多剩残富盈之有', '下|额|款|地|震|热|量|人|杭|年|名|家'],
  ['钟', '分秒时闹敲丧警电座挂一点', '表|声|楼|头|摆|点|爱|情|鼓|灵'],
];

/**
 * Where a character that the dictionaries turn stays: surnames, 于 (於) and 里 (裡) in names, known by what stands
 * around them, since no list has all names; 面 (麵).
 */
const staying: readonly RegExp[] = [
  // 岳文斌指出; 總經理游華、; 涂國棟教授
  ...surnames.flatMap(([surname, notBehind, beginning]) => [
    new RegExp(
      String.raw`(?<![${notBehind}])${surname}(?!${beginning})(?=\p{Script=Han}{0,2}(?:${title})|\p{Script=Han}{1,2}(?:${says}))`,
      'gu',
    ),
    new RegExp(
      String.raw`(?<=${office})${surname}(?!${beginning})(?=\p{Script=Han}{1,2}(?:[，、）)。与和及]|${says}|报道|出席))`,
      'gu',
    ),
  ]),
  // At a clause's beginning 于 is no preposition where a name and a verb of speaking follow, and no time or place.
  new RegExp(
    String.raw`(?<=^|[，。；、“])于(?![\d今昨明前本上下去当近同此是])(?=\p{Script=Han}{1,2}(?<![年月日天晚午间时会上中里])(?:${says}))`,
    'gu',
  ),
  new RegExp(
    String.raw`(?<![对由关位至等属处用基高低大小多少于])于(?=\p{Script=Han}{0,2}(?:${title}))`,
    'gu',
  ),
  new RegExp(
    String.raw`(?<=${office})于(?=\p{Script=Han}{1,2}(?:${says}|报道|出席|[，、）)]))`,
    'gu',
  ),
  /余(?=承东|凯|秋雨|光中)|于(?=东来|谦|冬|正(?:说|导|的))|里(?=皮(?![包革毛肤]))/g,
  // 里 that writes a sound of a foreign name, not 家里 or 村里根据
  /(?<=·\p{Script=Han}{0,2})(?<![家手心眼城村夜屋房院嘴梦车校])里|(?<![这那哪家手心眼城村夜屋房院店嘴怀梦肚脸车河海校厂县市区])里(?=\p{Script=Han}{0,4}·)/gu,
  /(?<![这那哪家手心眼城村夜屋房院店嘴怀梦肚脸车河海校厂县市区])里(?=[昂姆茨维]|克(?![服制隆扣己])|德(?![高才育国])|奇(?![怪特闻迹葩])|根(?![据本])|约(?![有定见谈好莫束占]))/gu,
  /(?<![仓车书金国水冰据料])(?<=库)里/g,
  /(?<=索马|(?<!沉)默|武|弗|佩|卓|贾法|马克|马布|杜|韦)里|(?<=毛)里(?=[塔求])|(?<=基)里(?=[瓦巴])|(?<=沙)里(?=卡)/g,
  // 和面|对
  /面(?=[对临向])/g,
];
/** Stand for the characters of `kept` while a dictionary looks; not those that stand for whole names. */
const firstStandIn = 0xf8_00;
const kept = [...'于余范里面游岳涂郁钟'];
/** Of a name the form in Traditional characters, where it is another. */
const surnameForms: ReadonlyMap<string, string> = new Map([['钟', '鍾']]);

/** Puts the words that are plain into Traditional characters, and names out of the dictionaries' sight. */
export function beforeDictionaries(simplified: string): string {
  const hidden = staying.reduce(
    (text, pattern) =>
      text.replace(pattern, (c) => String.fromCharCode(firstStandIn + kept.indexOf(c))),
    simplified,
  );
  return words.reduce((text, [pattern, form]) => text.replace(pattern, form), hidden);
}

/** Puts back what `beforeDictionaries` hid. */
export function afterDictionaries(traditional: string): string {
  return traditional.replace(/[\uF800-\uF809]/g, (c) => {
    const own = kept[c.charCodeAt(0) - firstStandIn] ?? c;
    return surnameForms.get(own) ?? own;
  });
}
