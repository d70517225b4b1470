import { describe, expect, it } from 'vitest';
import { type Sketch, englishReport, readSketch, report } from './page.ts';

const rows: readonly (readonly [string, Sketch])[] = [
  ['a report', { title: '北岸公布舊港整建計畫', body: report }],
  ['a report in English', { title: 'County publishes harbour plan', body: englishReport }],
  [
    'a note of correction at the foot',
    {
      title: 'County publishes harbour plan',
      body: [
        ...englishReport,
        'Correction: an earlier version of this article misspelled the harbour master’s name.',
      ],
    },
  ],
  [
    'the hours of an accident',
    {
      title: '渡輪擱淺 兩小時後脫困',
      body: [
        ...report,
        '09:10 渡輪離港，乘客一百二十人，海面有霧，船長減速通過航道口。',
        '09:40 船底觸沙，消防局派出兩艘救生艇，先接走老人與小孩。',
        '11:15 潮水上漲，渡輪自行脫困，回到南側泊位，沒有人受傷。',
      ],
    },
  ],
  [
    'a price cut',
    {
      title: 'Brine cuts price of Buoy earphones to $39',
      body: [
        ...englishReport,
        'The price falls from $49 to $39 on Friday, and shops that have it in stock may follow.',
      ],
    },
  ],
  [
    'a court case about satire',
    {
      title: 'Court rules for satirical site',
      body: [
        ...englishReport,
        'The judge said that readers knew “this article is satire” when they saw it.',
      ],
    },
  ],
  [
    'a quoted denial of truth',
    {
      title: '縣長談整建報導',
      body: [...report, '縣長說：「本文純屬虛構」，並要求平台撤下貼文。'],
    },
  ],
  [
    'a report on sponsored posts',
    {
      title: 'Regulator fines firm over sponsored posts',
      body: [
        ...englishReport,
        'The regulator said posts must carry the label “sponsored content” from May.',
      ],
    },
  ],
  [
    'a report on a podcast',
    { title: 'Ferry crew starts a podcast', path: '/news/2031/ferry-crew', body: englishReport },
  ],
  [
    'an event embedded in the markup',
    {
      title: 'Harbour festival draws record crowd',
      body: englishReport,
      data: {
        '@graph': [
          { '@type': 'NewsArticle', headline: 'Harbour festival draws record crowd' },
          { '@type': 'Event', name: 'Harbour festival' },
        ],
      },
    },
  ],
  [
    'opinions of others in the markup',
    {
      title: 'County publishes harbour plan',
      body: englishReport,
      data: {
        '@graph': [
          { '@type': 'NewsArticle', headline: 'County publishes harbour plan' },
          {
            '@type': 'OpinionNewsArticle',
            headline: 'One pier is enough',
            url: 'https://paper.example/opinion/1',
          },
        ],
      },
    },
  ],
  ['a safety review', { title: 'Minister orders safety review', body: englishReport }],
  [
    'a speaker at an interview',
    { title: '縣長：碼頭明年動工', body: [...report, '杜文彬日前接受本報專訪時也提到這項計畫。'] },
  ],
  ['an agency’s text', { title: '舊港整建下月審查', body: [...report, '本文由聯訊社授權轉載'] }],
  [
    'a bank’s results',
    { title: '北岸銀行去年獲利增一成', body: [...report, '該行股價今天上漲1.2%，收在41元。'] },
  ],
];

describe('news stays news', () => {
  it.each(rows)('%s', async (_name, sketch) => {
    const { kind, kindEvidence } = await readSketch(sketch);
    expect({ kind, kindEvidence }).toEqual({ kind: 'news', kindEvidence: [] });
  });
});
