/** What the words beside a date say of it. */

/** `published`: the day of publication; `changed`: of a change; `other`: of something else; `none`: nothing is said. */
export type DateLabel = 'published' | 'changed' | 'other' | 'none';

const joined = (...words: readonly string[]): RegExp => new RegExp(words.join('|'), 'giu');

const published = joined(
  '[發发][布佈表稿]|[發发]文|刊[登出載载]|上[線线架]日?|首[次發发]|出版|公[布佈]|公開日|投稿|掲載|配信|등록|입력|게시',
  '\\b(?:first )?publi\\w+|\\bposted|\\bissued|\\breleased?|\\bwritten|\\bcreated|\\bfiled',
  'veröffentlicht|erschienen|publicad[oa]|publié|mis en ligne|pubblicat\\w+|gepubliceerd|publicerad|opublikowan\\w+|diterbitkan|yayın\\w*|опубликован\\w*|đăng',
);
const changed = joined(
  '更新|修[改訂订正]|編修|编修|最[後后]|異動|수정',
  '\\bupdat\\w*|\\bmodif\\w*|\\brevis\\w*|\\bedited|\\bchanged|\\bcorrected|\\blast\\b|\\breviewed',
  'aktualisiert|stand:|actualiza\\w*|modifi[ée]\\w*|mis à jour|atualizad[oa]|aggiornat[oa]|bijgewerkt|uppdaterad|zaktualizowan\\w+|diperbarui|güncel\\w*|обновлен\\w*|cập nhật',
);
/** Of an event, a right, a reader. */
const other = joined(
  '版權|版权|著作|活[動动]|展期|截止|期[間间限]|到期|有效|[開开][始幕]|[報报]名|留言|[評评][論论]|回[覆應复应]|下[載载]|今[日天]是|[現现]在',
  '©|\\bcopyright|\\bevents?\\b|\\bdeadline|\\bexpires?|\\bvalid|\\buntil\\b|\\bsince\\b|\\bstarts?|\\bends?\\b|\\bjoined|\\bcomment\\w*|\\brepl\\w+|\\bborn\\b|\\breceived|\\baccepted|\\baccessed|\\bretrieved',
);

/** So much of what stands before a date may speak of it. */
const reach = 32;

/** By the last word before it that says something, else by the first right behind it (`2026-01-26 更新`). */
export function labelOf(before: string, after: string): DateLabel {
  const near = before.slice(-reach);
  const last = (words: RegExp): number => [...near.matchAll(words)].at(-1)?.index ?? -1;
  const found: readonly (readonly [DateLabel, number])[] = [
    ['published', last(published)],
    ['changed', last(changed)],
    ['other', last(other)],
  ];
  const [label, at] = found.reduce((best, one) => (one[1] > best[1] ? one : best));
  if (at >= 0) return label;
  const behind = after.slice(0, 12);
  const isFirst = (words: RegExp): boolean =>
    [...behind.matchAll(words)].some(({ index }) => behind.slice(0, index).trim().length < 2);
  if (isFirst(changed)) return 'changed';
  return isFirst(published) ? 'published' : 'none';
}

/**
 * The labels of the dates of one line. Where the first has none before it and the last one has one behind it, each has
 * its own behind it.
 */
export function labelsOf(
  dates: readonly { readonly before: string; readonly after: string }[],
): readonly DateLabel[] {
  const [first, last] = [dates[0], dates.at(-1)];
  const isBehind =
    dates.length > 1 &&
    labelOf(first?.before ?? '', '') === 'none' &&
    labelOf('', last?.after ?? '') !== 'none';
  return dates.map(({ before, after }) => labelOf(isBehind ? '' : before, after));
}

/** Words that may stand before a date without making a sentence of it. */
const bare =
  /^(?:(?:by|von|par|por|di|oleh|on|at|am|le|date|time|datum|fecha|data|日期|[時时][間间]|記者|记者|作者|文|編[輯辑]|编辑|責[任編编輯辑]*|[來来]源|出[處处]|圖|攝影)(?:[\s:：／/].{0,40})?|(?!\p{sc=Han})\p{L}[\p{L}\p{M}-]{2,14}[.,،]?)$/iu;

/**
 * Whether a date in a line stands there for itself, with its label or a name beside it, and not in a sentence. `isNamed`:
 * the page calls the place so that a date is looked for there.
 */
export function standsAlone(before: string, after: string, isNamed = false): boolean {
  if (/[。！？!?]|[.]\s+\p{Lu}/u.test(before + after)) return false;
  const front = lastSegment(before);
  const isLabelled = labelOf(front, after) === 'published';
  const isPlain = front === '' || isLabelled || bare.test(front) || (isNamed && front.length <= 40);
  const back = after.split(/[|｜·•/／;；]| {2,}/u)[0]?.trim() ?? '';
  // 的, 起, 至: the day is a part of what is said.
  const goesOn = /^[\p{sc=Han}~～–—-]/u.test(after) && !/^[發发更刊報报电電讯訊]/u.test(after);
  return isPlain && !goesOn && (isLabelled || back.length <= 24) && front.length <= 60;
}

function lastSegment(text: string): string {
  return (
    text
      .split(/[|｜·•;；()（）[\]【】]| {2,}/u)
      .at(-1)
      ?.replace(/^[\s,，:：-]+|[\s,，:：-]+$/gu, '') ?? ''
  );
}
