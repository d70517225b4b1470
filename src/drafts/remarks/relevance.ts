/** Whether a remark has to do with the claims that it names. */
import { foldInPlace } from '../../text/fold.ts';
import { languageOf } from '../../proof/read/sentence.ts';
import { wordsOf } from '../../proof/read/words.ts';

/** Stand in remarks on anything, in the common form. */
const empty = new Set(
  `可能 值得 留意 关注 注意 观察 影响 发展 未来 进一步 更多 更加 提升 提高 带来 成为 需要 若 如果 这项 这些 这个 相关 推出 发布 宣布 显示 持续 今天 今年 目前 一个 和 因此 因 同时 能否 是否 自己 考虑 机会 意义 重要 选择 方式 问题 情况 预期 预计 有望 有助于 有助 有利 有利于 助于 可望 也许 其他 部分 方面 之前 之后 进行 使用 带动 推动 促进 加速 改变 变化 增加 减少 扩大 面临 挑战 优势 趋势 竞争 竞争力 潜在 整体 各界 外界 社会 世界 全球 我们 他们 大家 应该 可以 不会 没有 不是 以及
about after again also another because been before being between both could does doing down during each even every from further have having here into itself just like make makes many more most much must need only other over same should some such than that their them then there these they this those through under until very want well were what when where which while will with would your may might can the and for are was has had its our not but one all any new use used using worth watching watch likely`
    .trim()
    .split(/\s+/),
);
/** Nouns of any trade: they count, but by themselves tell of no claim in particular. */
const vague = new Set(
  `产业 行业 市场 技术 企业 公司 服务 产品 应用 程序 应用程序 功能 工具 平台 能力 模型 人工智能 人工 智能 ai app 软件 系统 科技 业者 厂商 开发 计划
company model market industry product service technology business app tool`
    .trim()
    .split(/\s+/),
);

/** Words in common that a remark needs, one of them telling; one is enough where it has few in all. */
const fewest = 2;
const few = 6;

/** The words of a text that mean something by themselves, in the common form. */
function contentOf(text: string): readonly string[] {
  const words = wordsOf(foldInPlace(text), languageOf(text))
    .map(({ key }) => key)
    .filter(
      (word) =>
        (/^\p{Script=Han}{2,}$/u.test(word) || /^[\p{L}][\p{L}\d.-]{2,}$/u.test(word)) &&
        !empty.has(word),
    );
  return [...new Set(words)];
}

/**
 * Whether a remark speaks of what it rests on: it shares words with that, one of which is neither a
 * noun of any trade nor the topic's own name.
 * @param grounds text of the claims and what they cite
 * @param topic names of the topic
 */
export function speaksOf(
  text: string,
  grounds: readonly string[],
  topic: readonly string[],
): boolean {
  const names = topic.flatMap((name) => foldInPlace(name).split(' '));
  const told = grounds.map(foldInPlace).join('\n');
  const words = contentOf(text);
  const shared = words.filter((word) => told.includes(word));
  const telling = shared.filter((word) => !vague.has(word) && !isOf(names, word));
  return telling.length > 0 && (shared.length >= fewest || words.length <= few);
}

function isOf(names: readonly string[], word: string): boolean {
  return names.some((name) => name !== '' && (name.includes(word) || word.includes(name)));
}
