/** Articles that give several people's answers under lines with office and name. */
import { commonOf } from './phrases.ts';
import type { Sentence } from './source.ts';
import { unitsOf } from './units.ts';

/** A line that names who answers below: 某行首席投資官：姓名. Not who wrote or drew. */
const labelled =
  /^[^。.!?！？:：「“]{2,60}(?:官|长|長|师|師|人|员|員|教授|经理|經理|主管|总裁|總裁|总监|總監|主席|主任|专家|專家|学者|學者)[:：]\s*([\p{L}·\s.-]{2,40})$/u;
const makers =
  /记者|記者|编辑|編輯|作者|摄影|攝影|责编|責編|校对|校對|翻译|翻譯|编译|編譯|来源|來源|联系人|聯絡人/;
/** A single such line may be anything; from two on it is an article's way of telling its speakers apart. */
const fewest = 2;

/** Puts the sentences below lines like 職務：姓名 into the mouths of those named. */
export function underLabels(sentences: readonly Sentence[]): readonly Sentence[] {
  const labels = sentences.map((sentence) => {
    const text = sentence.text.written.trim();
    const name = sentence.number === 0 || makers.test(text) ? undefined : labelled.exec(text)?.[1];
    return name === undefined ? undefined : commonOf(unitsOf(name).list);
  });
  if (labels.filter((label) => label !== undefined).length < fewest) return sentences;
  let voice: string | undefined;
  return sentences.map((sentence, i) => {
    const label = labels[i];
    voice = label ?? voice;
    return label === undefined ? { ...sentence, voice } : { ...sentence, label };
  });
}
