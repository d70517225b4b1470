/** Which country 我国 and 国内 mean in a text of the mainland's. */

/** A text of the mainland's with 我国 and 国内 spelled out; the words have the same length. */
export function countryNamed(text: string): string {
  const own = text.replaceAll(/我[国國]/g, '中国');
  return otherCountry.test(own)
    ? own
    : own.replaceAll(/(?<![在其该該])[国國][内內](?!外|生)/g, '中国');
}

/** Where another country is spoken of, 国内 may be that one. */
const otherCountry = /[美英法德俄韩韓泰外各该該两兩]国|[美英法德俄韓]國|日本|印度|欧洲|歐洲|澳/;
