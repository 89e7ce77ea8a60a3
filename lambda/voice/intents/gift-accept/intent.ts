import { acceptGift, returnGift } from '../../../domain/gifts/accept';
import type { AnswerHandler, Intent } from '../../intent';
import { type Outcome, outcome, type Reply, say } from '../../outcome';
import { isLinked, type Turn } from '../../turn';
import type { GiftAcceptOutcomes, Offered } from './outcomes';
import * as enUS from './speech.en-US';
import * as frFR from './speech.fr-FR';
import { type Asked, askedIn, intentName, offeredOf, pendingFor, waitingGifts } from './waiting';

const speech = { 'en-US': enUS.speech, 'fr-FR': frFR.speech };
const reply = (result: Outcome<GiftAcceptOutcomes>): Reply => say(speech, result);

async function handle(turn: Turn): Promise<Reply> {
  if (!isLinked(turn)) return { ...reply(outcome('link-account')), linkAccount: true };
  const view = await turn.household();
  const gifts = waitingGifts(view, turn);
  const [gift] = gifts;
  if (!gift) return reply(outcome('none'));
  const offer = outcome('offer', { ...offeredOf(gift, view), waiting: gifts.length });
  return { ...reply(offer), pending: pendingFor({ gift, askedIds: [] }) };
}

/** The gift after this one that was not asked about yet: what is said ends in a question about it. */
async function thenNext(
  turn: Turn,
  { gift, askedIds }: Asked,
  say: (then: { next?: Offered }) => Outcome<GiftAcceptOutcomes>,
): Promise<Reply> {
  const view = await turn.household();
  const asked = [...askedIds, gift.giftId];
  const next = waitingGifts(view, turn).find(({ giftId }) => !asked.includes(giftId));
  if (!next) return reply(say({}));
  return {
    ...reply(say({ next: offeredOf(next, view) })),
    pending: pendingFor({ gift: next, askedIds: asked }),
  };
}

async function accept(turn: Turn, asked: Asked): Promise<Reply> {
  const { gift } = asked;
  const result = await acceptGift(turn.shop, gift, turn.now, turn.household);
  switch (result.name) {
    case 'accepted':
      return thenNext(turn, asked, (then) => outcome('accepted', { ...result.facts, ...then }));
    case 'gone':
      return thenNext(turn, asked, (then) => outcome('gone', then));
    case 'expired':
      return thenNext(turn, asked, (then) => outcome('expired', { gift, ...then }));
    case 'wallet-closed':
      return reply(result);
    case 'wallet-full':
      return reply(outcome('wallet-full', offeredOf(gift, await turn.household())));
  }
}

/** "No" offers to send it back. After a try that ended in doubt it may be accepted already. */
async function decline(turn: Turn, asked: Asked): Promise<Reply> {
  const view = await turn.household();
  const { gift } = asked;
  const isThere = view.gifts?.some(({ giftId }) => giftId === gift.giftId);
  if (turn.inDoubt && !isThere)
    return thenNext(turn, asked, (then) => outcome('was-accepted', { gift, ...then }));
  return { ...reply(outcome('offer-return', offeredOf(gift, view))), pending: pendingFor(asked, 'return') };
}

async function sendBack(turn: Turn, asked: Asked): Promise<Reply> {
  const [result] = await Promise.all([returnGift(turn.shop, asked.gift, turn.now), turn.household()]);
  return thenNext(turn, asked, (then) =>
    result.name === 'returned' ? outcome('returned', { gift: asked.gift, ...then }) : outcome('gone', then),
  );
}

async function keep(turn: Turn, asked: Asked): Promise<Reply> {
  const offered = offeredOf(asked.gift, await turn.household());
  return thenNext(turn, asked, (then) => outcome('kept', { ...offered, ...then }));
}

async function askAgain(turn: Turn, asked: Asked, question: 'accept' | 'return'): Promise<Reply> {
  const offered = offeredOf(asked.gift, await turn.household());
  const again = question === 'accept' ? outcome('offer-again', offered) : outcome('offer-return', offered);
  return { ...reply(again), pending: pendingFor(asked, question) };
}

/** "Shall I accept them?" */
const answerAccept: AnswerHandler = async (turn, answer, data) => {
  const asked = askedIn(turn, data);
  if (!asked) return undefined;
  switch (answer) {
    case 'yes':
      return accept(turn, asked);
    case 'no':
      return decline(turn, asked);
    case 'next':
      return keep(turn, asked);
    case 'missed':
      return askAgain(turn, asked, 'accept');
    default:
      return handle(turn);
  }
};

/** "Shall I send them back?" */
const answerReturn: AnswerHandler = async (turn, answer, data) => {
  const asked = askedIn(turn, data);
  if (!asked) return undefined;
  if (answer === 'yes') return sendBack(turn, asked);
  return answer === 'missed' ? askAgain(turn, asked, 'return') : keep(turn, asked);
};

export const giftAccept: Intent = {
  name: intentName,
  slots: {},
  handle,
  answers: { accept: answerAccept, return: answerReturn },
};
