/** Articles of our own writing about towns and firms that do not exist. */

export const ferry = `北灣市府週一宣布，跨港渡輪將於三月一日起改用電動船，首批八艘由青澳造船廠承造，總經費十二億元，每艘可載二百五十名乘客。
市長林沛岑表示，電動船充電一次可航行六十公里，噪音比柴油船低四成，全年可減少三千公噸的碳排放。她說，票價在頭兩年內不會調整。
青澳造船廠指出，第一艘船「海燕號」已於上月下水，目前正在測試電池的冷卻系統，預計二月中交船。廠方說，電池由芒山電能供應，保固八年。
港區居民組織對噪音降低表示歡迎，但要求市府公布充電站的位置。交通局回應，兩座充電站將設在東碼頭與舊海關旁，三月前完工。
在野黨議員質疑招標只有一家廠商投標，要求公開合約全文。市府發言人說，合約將在簽署後三十天內上網。`;

/** The same article in Simplified characters. */
export const ferrySimplified = `北湾市府周一宣布，跨港渡轮将于三月一日起改用电动船，首批八艘由青澳造船厂承造，总经费十二亿元，每艘可载二百五十名乘客。
市长林沛岑表示，电动船充电一次可航行六十公里，噪音比柴油船低四成，全年可减少三千公吨的碳排放。她说，票价在头两年内不会调整。
青澳造船厂指出，第一艘船“海燕号”已于上月下水，目前正在测试电池的冷却系统，预计二月中交船。厂方说，电池由芒山电能供应，保固八年。
港区居民组织对噪音降低表示欢迎，但要求市府公布充电站的位置。交通局回应，两座充电站将设在东码头与旧海关旁，三月前完工。
在野党议员质疑招标只有一家厂商投标，要求公开合约全文。市府发言人说，合约将在签署后三十天内上网。`;

/** The first two paragraphs only. */
export const ferryCut = ferry.split('\n').slice(0, 2).join('\n');

/** The same event in a reporter's own words. */
export const ferryOwnWords = `再過一個多月，北灣的港邊就聽不到柴油引擎聲了。市長林沛岑一早到東碼頭看船，說跨港渡輪三月起分批換成電動船。
造船的青澳是本地老廠，這回一口氣接下八艘。廠長在船塢裡說，電池最怕熱，所以海燕號還在試冷卻管路。
搭船上班的陳太太最在意票價，聽到兩年不漲才放心。住在舊海關旁的居民則擔心充電站離家太近，已向交通局陳情。`;

/** The same event in English; Alibaba Cloud, Qwen and the figures are what both sides share. */
export const cloudChinese = `阿里雲週一宣布，將在新加坡投資 12 億美元興建資料中心，供 Qwen 模型推理使用，首期 2027 年啟用。
阿里雲國際業務總經理 Daniel Ruan 表示，新加坡機房採用 NVIDIA H20 與自研晶片，算力將成長 40%。
當地監管機構說，用電上限為 80 MW，須使用再生能源。`;
export const cloudEnglish = `Alibaba Cloud said on Monday it will invest $1.2 billion, or 12 hundred million, in a data center in Singapore to run inference for its Qwen models, with a first phase due in 2027.
Daniel Ruan, who runs the international business of Alibaba Cloud, said the Singapore site would use NVIDIA H20 and in-house chips and lift compute by 40%.
The regulator capped its power at 80 MW and asked for renewable energy.`;

export const bakery = `南溪老街的麵包店「麥田」去年賣出四十萬個紅豆麵包，老闆郭繼昌決定把配方公開，讓學徒到外地開店。
他說，麵粉漲了三次，店裡只調過一次價，靠的是每天清晨三點自己揉麵。
店面今年將搬到河對岸，騰出來的老屋會改成烘焙教室，每週教兩班。`;

/** A table of results with the words of every quarter. */
export function quarterly(
  year: number,
  quarter: number,
  revenue: string,
  profit: string,
  share: string,
  staff: string,
): string {
  return `芒山電能公布${year}年第${quarter}季財報，營收為${revenue}億元，稅後純益為${profit}億元，每股盈餘${share}元。
公司表示，電池模組出貨量季增${share.replace('.', '')}%，車用電池占營收的${profit}%，儲能占${staff}%。
財務長說，全年資本支出維持${revenue}億元，員工人數為${staff}00人，股利政策不變。
公司同時提醒，原物料價格與匯率變動可能影響下一季的毛利率，投資人應審慎評估，並留意公開資訊觀測站的說明。`;
}

/** Parts of a column, each of another town's market. */
export const columnParts: readonly string[] = [
  '北灣股市收盤上漲，加權指數收在一萬二千點，航運類股領漲，芒山電能成交量最大，分析師認為買盤集中在電池族群，外資連續三天買超。',
  '青澳股市收盤下跌，加權指數收在八千四百點，觀光類股領跌，海堤飯店成交量最大，分析師認為賣壓來自休假族群，外資連續兩天賣超。',
  '石鼓股市收盤上漲，加權指數收在五千六百點，紡織類股領漲，雲絲布業成交量最大，分析師認為買盤來自換季族群，外資轉為買超。',
  '杉林股市收盤持平，加權指數收在三千一百點，造紙類股領跌，白樺紙廠成交量最大，分析師認為賣壓來自庫存，外資沒有進出。',
  '鹽埕股市收盤下跌，加權指數收在九千七百點，食品類股領跌，金穗製粉成交量最大，分析師認為麥價上漲是主因，外資賣超擴大。',
];
