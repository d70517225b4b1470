/** Han names that a remark may not bring in. Chinese has no capitals: what is no known name is found by its shape. */

/** Well-known names of the field and of countries, in the common form of text/fold.ts. */
const known: readonly string[] =
  `台积电 联电 鸿海 广达 联发科 英伟达 英特尔 高通 苹果 微软 谷歌 亚马逊 特斯拉 脸书 华为 腾讯 百度 京东 美团 拼多多 小米 联想 中兴 字节跳动 抖音 快手 网易 商汤 科大讯飞 旷视 智谱 月之暗面 深度求索 阶跃星辰 百川 寒武纪 中芯 阿里 阿里巴巴 阿里云 蚂蚁 淘宝 天猫 支付宝 微信 通义 千问 文心 豆包 混元 三星 海力士 索尼 软银 丰田 甲骨文 思科 博通 美光 阿斯麦 安谋
中国 美国 日本 韩国 台湾 香港 澳门 新加坡 印度 英国 法国 德国 俄罗斯 乌克兰 以色列 欧盟 欧洲 亚洲 东南亚 非洲 中东 北京 上海 深圳 杭州 广州 台北 新竹 硅谷 东京 首尔 伦敦 巴黎 华盛顿 纽约
白宫 国会 国务院 工信部 商务部 央行 证监会 联合国 世贸 金管会 经济部 数发部 特朗普 拜登 习近平 马斯克 黄仁勋 奥特曼 马云 蔡崇信 张忠谋 魏哲家 苏姿丰`.split(
    /\s+/,
  );

/** People whose word would lend weight to an inference. */
const witnesses =
  /分析师|专家|学者|业界人士|业内|知情人士|消息人士|法人|外资|券商|观察家|发言人|调查显示|研究显示|数据显示|报告显示|统计显示/;

const surnames =
  '王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施洪龚';
/** Surnames that are common words as well. */
const ambiguous = /[方任金白常万于何高]/;
/** Whether a character, in the common form, is a surname and little else. */
export function isSurname(character: string): boolean {
  return surnames.includes(character) && !ambiguous.test(character);
}

/** Seldom a surname, or seldom nothing else. */
const rare =
  '祁柳齐翟葛童焦耿温庄游简詹连涂阮翁巫柯颜洪凌霍樊欧殷安易乔鲁兰解聂章关俞倪柏裴喻苗凤花和穆湛狄计伏成臧茅纪舒屈祝闵席季麻强娄危骆刁滕甘蔺班仲宫宁仇栾厉戎祖武符景束幸司韶郜黎蓟薄印宿怀蒲邰鄂索咸籍卓蔺屠蒙池阴郁胥苍双闻莘党谭贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿通边扈燕冀郏浦尚农别晏柴瞿阎充慕茹宦艾鱼容向古慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东殳沃利蔚越夔隆师巩厍勾敖融冷訾辛阚那饶空曾毋沙养鞠须丰巢关蒯相查后荆红竺权逯盖益桓公邵岑路游岳';
/** Whether a character may be a surname, also where it is a common word more often. */
export function maybeSurname(character: string): boolean {
  return surnames.includes(character) || rare.includes(character);
}

/** Characters that begin no given name. */
const plain =
  /[的了是在和也都就而但与及或把被将对从到为于这那其此个家种次不没无能可会要更最很再又之所等并且因由让使]/;

/**
 * The first Han name (or witness) in a remark that its grounds lack. `words` is the remark cut into
 * words, `grounds` all that its claims and their sources say; both in the common form.
 */
export function foreignName(words: readonly string[], grounds: string): string | undefined {
  const text = words.join('');
  const witness = witnesses.exec(text)?.[0];
  if (witness !== undefined && !grounds.includes(witness)) return witness;
  const name = known.find((one) => text.includes(one) && !grounds.includes(one));
  if (name !== undefined) return name;
  for (let i = 0; i + 1 < words.length; i++) {
    const [first = '', second = '', third = ''] = words.slice(i, i + 3);
    if (first.length !== 1 || !surnames.includes(first) || ambiguous.test(first)) continue;
    if (second.length > 2 || !/^\p{Script=Han}+$/u.test(second) || plain.test(second)) continue;
    // 林|若|水: the dictionary does not know the given name either.
    const given = second.length === 2 ? '' : second + (third.length === 1 ? third : '');
    if (given.length >= 1 && !grounds.includes(first + second)) return first + given;
  }
  return undefined;
}
