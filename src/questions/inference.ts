/** Telling an inference from a statement: the section that holds remarks promises its readers inference. */

/** Words by which a sentence supposes, weighs or advises. Folding is not needed: both scripts are listed. */
const supposing =
  /可能|或許|或许|也許|也许|恐|若|如果|假如|倘|一旦|有望|可望|有機會|有机会|預期|预期|預料|预料|推測|推测|料|應|应|宜|值得|不妨|建議|建议|可以|可先|需要|須|须|意味|看來|看来|似乎|傾向|倾向|有助|有利|能否|是否|[？?]|\b(?:may|might|could|would|should|likely|perhaps|possibly|probably|if|whether|worth|suggests?|appears?|seems?|implies|consider)\b/i;

/** Whether a remark is worded as inference, as its prompt asks, and not as a fact. */
export function readsAsInference(text: string): boolean {
  return supposing.test(text);
}
