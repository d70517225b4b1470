/** How likely it is that two texts tell one event: a logistic model over a handful of likenesses. */
import { shared } from '../text/similarity.ts';
import type { Aspects } from './aspects.ts';
import { dot, sharedWeight, totalWeight } from './sparse.ts';

/** Keeps one shared figure of few from counting as much as ten of ten. */
const figuresUnseen = 1.5;
const namesUnseen = 1;
/** Likeness of words from which on shared figures count whole. */
const fewestWords = 0.1;

/** Of the Chinese names in the English text, those that the Chinese one may have. */
function sharedNames(a: Aspects, b: Aspects): number {
  const fewer = Math.min(a.names.length, b.names.length);
  return shared(a.names, b.names) / (fewer + namesUnseen);
}

/** What the model looks at, in the order of its weights. */
export function likenesses(
  a: Aspects,
  b: Aspects,
  body: number = dot(a.body, b.body),
  lead: number = dot(a.lead, b.lead),
): readonly number[] {
  const across = a.chinese === b.chinese ? 0 : 1;
  const fewer = Math.min(totalWeight(a.figures), totalWeight(b.figures));
  const heaviest =
    (sharedWeight(a.heaviest, b.body) + sharedWeight(b.heaviest, a.body)) /
    Math.max(1, a.heaviest.terms.length + b.heaviest.terms.length);
  const bothDated = a.years.terms.length > 0 && b.years.terms.length > 0;
  const titled = a.titled && b.titled ? 1 : 0;
  // Texts on different matters have figures in common by chance.
  const akin = Math.min(1, Math.max(body, lead) / fewestWords);
  const figures = (akin * sharedWeight(a.figures, b.figures)) / (fewer + figuresUnseen);
  return [
    1,
    body,
    lead,
    Math.max(dot(a.lead, b.body), dot(a.body, b.lead)),
    figures,
    fewer / (fewer + 2),
    heaviest,
    across,
    across * body,
    across === 0 ? 0 : sharedNames(a, b),
    bothDated ? (dot(a.years, b.years) > 0 ? 1 : -1) : 0,
    titled,
    titled * body,
    titled * lead,
    titled * figures,
  ];
}

/**
 * Fitted by `npm run bench -- events` on half of fixtures/events and of the labelled events that lie beside the project
 * (held back: by hash of the topic), each kind of data counting the same; of reports of a day a false yes costs two and a half times a false no.
 */
const weights: readonly number[] = [
  -3.37, 2.19, 3.84, 5.03, 2.98, -1.75, 3.15, 1.15, 3.88, 0.99, 0.37, -0.22, 1.17, 1.81, 7.36,
];

/** Below that in words, whatever the figures, the model says no. */
const unlike = 0.03;

/** 0 to 1. It depends on the two texts alone. */
export function sameEvent(a: Aspects, b: Aspects): number {
  const [body, lead] = [dot(a.body, b.body), dot(a.lead, b.lead)];
  if (body < unlike && lead < unlike) return 0;
  const values = likenesses(a, b, body, lead);
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += (values[i] as number) * (weights[i] as number);
  return 1 / (1 + Math.exp(-sum));
}

/** Of each of the ones with each of the others, on the mean; 0 where there is none. */
export function meanSameEvent(ones: readonly Aspects[], others: readonly Aspects[]): number {
  const all = ones.flatMap((one) => others.map((other) => sameEvent(one, other)));
  return all.length === 0 ? 0 : all.reduce((sum, likeness) => sum + likeness, 0) / all.length;
}
