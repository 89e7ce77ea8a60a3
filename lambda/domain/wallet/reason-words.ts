import type { Language } from '../language';
import type { AdjustmentReason } from './adjust';
import type { RecentMovement } from './wallet';

/** A reason as a list names it, and as it goes on a sentence. */
export interface ReasonWords {
  label: string;
  said: string;
}

const reasonWords: Record<Language, Record<AdjustmentReason, ReasonWords>> = {
  en: {
    goodwill: { label: 'Goodwill gesture', said: 'as a goodwill gesture' },
    compensation: { label: 'Compensation', said: 'as compensation' },
    correction: { label: 'Correction', said: 'as a correction' },
    fraud: { label: 'Misuse', said: 'because of misuse' },
  },
  fr: {
    goodwill: { label: 'Geste commercial', said: 'à titre de geste commercial' },
    compensation: { label: 'Dédommagement', said: 'à titre de dédommagement' },
    correction: { label: 'Correction', said: 'à titre de correction' },
    fraud: { label: 'Usage non conforme', said: 'pour usage non conforme' },
  },
};

/** Why people changed the wallet by a movement; undefined for movements of every other kind. */
export const reasonOf = (
  { kind, subject }: Pick<RecentMovement, 'kind' | 'subject'>,
  language: Language,
): ReasonWords | undefined =>
  kind === 'adjustment' && Object.hasOwn(reasonWords[language], subject)
    ? reasonWords[language][subject as AdjustmentReason]
    : undefined;
