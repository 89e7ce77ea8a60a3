import { type Outcome, outcome } from '../../../domain/outcome';
import { pendingOf } from '../../conversation';
import { locales } from '../../locale';
import { type Pending, type Reply, say, type Words } from '../../outcome';
import { recordOf } from '../../paging';
import type { Turn } from '../../turn';
import type { VoiceCodeOutcomes } from './outcomes';
import * as enUS from './speech.en-US';
import * as frFR from './speech.fr-FR';

export const intentName = 'VoiceCodeIntent';
const questionName = 'code';
const speech = { 'en-US': enUS.speech, 'fr-FR': frFR.speech };

export const reply = (result: Outcome<VoiceCodeOutcomes>): Reply => say(speech, result);

/** What is kept back until the code is right. */
export interface Waiting {
  keptBack: Pending;
  /** Answers in a row that were no code. */
  misses: number;
}

/** What waits for the code; undefined when nobody asked for one. */
export function waitingFor({ pending }: Pick<Turn, 'pending'>): Waiting | undefined {
  if (pending?.intent !== intentName || pending.question !== questionName) return undefined;
  const data = recordOf(pending.data);
  const keptBack = pendingOf(data?.keptBack);
  return keptBack && { keptBack, misses: Number(data?.misses ?? 0) };
}

/** A bare "four seven one one" is taken for the code. */
const elicit = { intent: intentName, slot: 'code' };

/** Whether it can be said that nothing was done. */
export const undone = ({ inDoubt }: Pick<Turn, 'inDoubt'>) => ({ nothingDone: !inDoubt });

/** Asks for the code, with what is kept back for it. */
export function question(
  turn: Turn,
  result: Outcome<VoiceCodeOutcomes>,
  { keptBack, misses }: Waiting,
): Reply {
  const data = { keptBack: { ...keptBack }, misses };
  return {
    ...reply(result),
    pending: { intent: intentName, question: questionName, data },
    elicit,
    ...(turn.inDoubt && { inDoubt: true }),
  };
}

/** The facts of another reply, then this one's question. */
export function saidBefore(first: Reply, asked: Reply): Reply {
  const words = { ...asked.words };
  for (const locale of locales) {
    words[locale] = (moment): Words => {
      const { ask, ...facts } = first.words[locale](moment);
      const { ask: code } = asked.words[locale](moment);
      return code === undefined ? facts : { ...facts, ask: code };
    };
  }
  return { ...asked, words, ...(first.apl && { apl: first.apl }) };
}

/** The code was right, or as good as that: what was kept back is answered with "yes". */
export const goOn = (keptBack: Pending): Reply => ({
  ...reply(outcome('lapsed')),
  goOn: { question: keptBack, answer: 'yes', isCodeProven: true },
});
