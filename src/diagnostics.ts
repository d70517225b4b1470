/** Item-level findings. Every code has its home and its severity in one table here. */
import type { SourceAnswered } from './model/source-answer.ts';

export type Severity = 'info' | 'warning' | 'error';

/** What a diagnostic does to the hit it speaks of: the ledger in the manifest is made of these. */
export type Fate =
  | { readonly kind: 'dropped' }
  | { readonly kind: 'folded'; readonly into: string };

export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly message: string;
  /** Id of the hit, page, article, story, draft or source it speaks of. */
  readonly subject?: string;
  readonly fate?: Fate;
  /** How the source answered that it speaks of: the table of sources in the manifest is made of these. */
  readonly answer?: SourceAnswered;
  /** What it tells of may have passed when it is asked again, so that a result with it is good for its own run only. */
  readonly passing?: true;
}

/** Says something; the item goes on. */
export type NoteCode =
  | 'search.source-answered'
  | 'search.source-failed'
  | 'search.list-failed'
  | 'search.list-odd'
  | 'search.source-odd'
  | 'search.blocked'
  | 'search.cut'
  | 'search.left'
  | 'search.links'
  | 'search.unasked'
  | 'fetch.from-feed'
  | 'fetch.further-failed'
  | 'extract.address'
  | 'extract.fallback'
  | 'extract.from-feed'
  | 'extract.further-failed'
  | 'dedupe.not-embedded'
  | 'select.not-embedded'
  | 'select.ranked'
  | 'extract.kind'
  | 'extract.outlet'
  | 'summarise.answer-lost'
  | 'summarise.bad-pick'
  | 'summarise.echo'
  | 'summarise.not-read'
  | 'summarise.nothing-printable'
  | 'summarise.order'
  | 'judge.answer-lost'
  | 'verify.replaced'
  | 'verify.dropped'
  | 'verify.remark-dropped'
  | 'compose.empty-section'
  | 'compose.remark-dropped'
  | 'render.picture-failed';
const notes: Readonly<Record<NoteCode, Severity>> = {
  'search.source-answered': 'info',
  'search.source-failed': 'error',
  'search.list-failed': 'info',
  'search.list-odd': 'info',
  'search.source-odd': 'warning',
  'search.blocked': 'warning',
  'search.cut': 'warning',
  'search.left': 'info',
  'search.links': 'info',
  'search.unasked': 'warning',
  'fetch.from-feed': 'info',
  'fetch.further-failed': 'warning',
  'extract.address': 'info',
  'extract.fallback': 'info',
  'extract.from-feed': 'info',
  'extract.further-failed': 'warning',
  'dedupe.not-embedded': 'warning',
  'select.not-embedded': 'warning',
  'select.ranked': 'info',
  'extract.kind': 'info',
  'extract.outlet': 'info',
  'summarise.answer-lost': 'warning',
  'summarise.bad-pick': 'warning',
  'summarise.echo': 'warning',
  'summarise.not-read': 'info',
  'summarise.nothing-printable': 'warning',
  'summarise.order': 'warning',
  'judge.answer-lost': 'warning',
  'verify.replaced': 'warning',
  'verify.dropped': 'warning',
  'verify.remark-dropped': 'warning',
  'compose.empty-section': 'info',
  'compose.remark-dropped': 'warning',
  'render.picture-failed': 'warning',
};

/** Ends the hit's way: it will not be in the post, for this reason. */
export type DropCode =
  | 'fetch.failed'
  | 'fetch.status'
  | 'fetch.not-html'
  | 'fetch.out-of-window'
  | 'fetch.social'
  | 'fetch.wrapped'
  | 'extract.failed'
  | 'extract.empty'
  | 'extract.not-article'
  | 'select.not-news'
  | 'select.off-topic'
  | 'select.must'
  | 'select.out-of-window'
  | 'select.undated'
  | 'select.told-before'
  | 'select.told-later'
  | 'select.not-chosen'
  | 'compose.not-cited';
const drops: Readonly<Record<DropCode, Severity>> = {
  'fetch.failed': 'warning',
  'fetch.status': 'warning',
  'fetch.not-html': 'info',
  'fetch.out-of-window': 'info',
  'fetch.social': 'info',
  'fetch.wrapped': 'info',
  'extract.failed': 'warning',
  'extract.empty': 'warning',
  'extract.not-article': 'info',
  'select.not-news': 'info',
  'select.off-topic': 'info',
  'select.must': 'info',
  'select.out-of-window': 'info',
  'select.undated': 'info',
  'select.told-before': 'info',
  'select.told-later': 'info',
  'select.not-chosen': 'info',
  'compose.not-cited': 'info',
};

export function isDropCode(code: DiagnosticCode): code is DropCode {
  return code in drops;
}

/** Folds the hit into another that says the same. */
export type FoldCode = 'fetch.same-url' | 'dedupe.copy' | 'compose.same-event';
const folds: Readonly<Record<FoldCode, Severity>> = {
  'fetch.same-url': 'info',
  'dedupe.copy': 'info',
  'compose.same-event': 'info',
};

export type DiagnosticCode = NoteCode | DropCode | FoldCode;

export function note(code: NoteCode, subject: string, message: string): Diagnostic {
  return { code, severity: notes[code], message, subject };
}

/** Of a failure that may have passed when it is asked again. */
export function passing(diagnostic: Diagnostic, is = true): Diagnostic {
  return is ? { ...diagnostic, passing: true } : diagnostic;
}

export function drop(code: DropCode, subject: string, message: string): Diagnostic {
  return { code, severity: drops[code], message, subject, fate: { kind: 'dropped' } };
}

export function fold(code: FoldCode, subject: string, into: string, message: string): Diagnostic {
  return { code, severity: folds[code], message, subject, fate: { kind: 'folded', into } };
}
