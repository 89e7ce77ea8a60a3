import type { Intent as HeardIntent } from 'ask-sdk-model';
import { knownHome } from '../../../domain/delivery/request';
import { outcome } from '../../../domain/outcome';
import { dayOf } from '../../../domain/time';
import type { Answer, AnswerHandler, Intent } from '../../intent';
import { readOrders } from '../../orders-known';
import type { Json, Reply } from '../../outcome';
import { recordOf } from '../../paging';
import { productSlot } from '../../slots';
import { isLinked, type Turn } from '../../turn';
import { answerAuthorize, answerConfirm, readAhead } from './confirm';
import { type Draft, draftIn, draftOf } from './draft';
import { answerWhichOrder, namedOrders } from './orders';
import { proceed } from './proceed';
import { askFor, intentName, left, reply, type Told, type WantedQuestion } from './reply';

async function handle(turn: Turn, heard: HeardIntent): Promise<Reply> {
  if (!isLinked(turn)) return { ...reply(outcome('link-account')), linkAccount: true };
  const known = await readOrders(turn);
  const zone = knownHome(known)?.home.timeZone ?? known.household.timeZone;
  const before = turn.pending?.intent === intentName ? draftIn(turn.pending.data) : {};
  const draft = draftOf(before, heard, dayOf(turn.now, zone));
  const phrase = productSlot(heard);
  if (!phrase) return proceed(turn, draft, known);
  const named = namedOrders(turn, known, phrase);
  return Array.isArray(named)
    ? proceed(turn, { ...draft, orderId: undefined, orderIds: named }, known)
    : named;
}

/** Said once more when the answer was none. */
const askedAgain: Record<WantedQuestion, ((draft: Draft) => Told) | undefined> = {
  day: () => outcome('ask-day'),
  time: () => outcome('ask-time', { isAgain: true }),
  from: () => outcome('ask-from'),
  until: ({ from }) => (from === undefined ? outcome('ask-from') : outcome('ask-until', { from })),
  door: undefined,
};

/** A question that a day, an hour or a door answers, answered by something else. */
const answerWanted =
  (question: WantedQuestion): AnswerHandler =>
  async (turn, answer, data) => {
    if (answer === 'no') return left();
    const draft = draftIn(data);
    const again = askedAgain[question];
    return again ? askFor(again(draft), question, draft) : proceed(turn, draft);
  };

/** "Do you mean the afternoon?" */
const answerAfternoon: AnswerHandler = (turn, answer, data) => {
  const meant = { yes: 'afternoon', no: 'night' } as const;
  const smallHours = answer === 'yes' || answer === 'no' ? meant[answer] : undefined;
  return proceed(turn, { ...draftIn(data), smallHours });
};

/** "The first of the two?" */
const answerWhichTime: AnswerHandler = (turn, answer, data) => {
  const draft = draftIn(data);
  if (answer !== 'yes' && answer !== 'no') return proceed(turn, draft);
  const occurrence = answer === 'yes' ? 'first' : 'second';
  const isEnd = recordOf(data)?.edge === 'until';
  return proceed(turn, { ...draft, [isEnd ? 'untilOccurrence' : 'fromOccurrence']: occurrence });
};

const whichOrder = async (turn: Turn, answer: Answer, data: Json | undefined): Promise<Reply> => {
  const known = await readOrders(turn);
  const found = await answerWhichOrder(known, answer, data);
  return 'words' in found ? found : proceed(turn, found, known);
};

/** "Shall it be another time instead?" */
const answerChange: AnswerHandler = async (turn, answer, data) => {
  if (answer === 'yes') return proceed(turn, draftIn(data));
  if (answer === 'no') return reply(outcome('kept'));
  return proceed(turn, { ...draftIn(data), replaces: undefined });
};

export const authorizeDelivery: Intent = {
  name: intentName,
  slots: {
    date: 'AMAZON.DATE',
    part: 'AMAZON.TIME',
    from: 'AMAZON.TIME',
    until: 'AMAZON.TIME',
    fromHalf: 'HalfOfDay',
    untilHalf: 'HalfOfDay',
    duration: 'AMAZON.DURATION',
    product: 'Product',
    door: 'Door',
  },
  elicits: ['date', 'part', 'from', 'until', 'door'],
  handle,
  answers: {
    day: answerWanted('day'),
    time: answerWanted('time'),
    from: answerWanted('from'),
    until: answerWanted('until'),
    door: answerWanted('door'),
    afternoon: answerAfternoon,
    'which-time': answerWhichTime,
    'which-order': whichOrder,
    change: answerChange,
    confirm: answerConfirm,
    authorize: answerAuthorize,
  },
  readAhead: { authorize: readAhead },
};
