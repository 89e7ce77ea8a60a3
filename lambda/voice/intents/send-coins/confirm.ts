import { type GiftRefusal, wishRefusal } from '../../../domain/gifts/rules';
import {
  readToSend,
  type SendReading,
  type SendRequest,
  sendCoins,
  wasSent,
} from '../../../domain/gifts/send';
import type { Household } from '../../../domain/household/household';
import { outcome } from '../../../domain/outcome';
import { epochMsOf } from '../../../domain/time';
import type { AnswerHandler } from '../../intent';
import type { Json, Pending, Reply } from '../../outcome';
import { recordOf } from '../../paging';
import type { Turn } from '../../turn';
import { askForCode } from '../voice-code/ask';
import type { ReadOut, ToContact } from './outcomes';
import type { SendingKnown } from './read';
import { askCoins, intentName, notSent, reply } from './reply';

/** What was read out, and the id under which it is sent once. */
type Waiting = Pick<SendRequest, 'contactId' | 'otherId' | 'coins' | 'giftId'>;

function waitingIn(data: Json | undefined): Waiting | undefined {
  const { contactId, otherId, coins, giftId } = recordOf(data) ?? {};
  const isWhole =
    typeof contactId === 'string' &&
    typeof otherId === 'string' &&
    typeof giftId === 'string' &&
    typeof coins === 'number';
  return isWhole ? { contactId, otherId, coins, giftId } : undefined;
}

const pendingFor = ({ contactId, otherId, coins, giftId }: Waiting): Pending => ({
  intent: intentName,
  question: 'confirm',
  data: { contactId, otherId, coins, giftId },
});

function readOutOf(turn: Turn, { currency }: Household, { contact, coins }: ToContact): ReadOut {
  const { acceptWithinHours } = turn.shop.seller.wallet.gifts;
  return {
    contact,
    coins,
    worth: { cents: coins, currency },
    ...(contact.kind === 'other' && { acceptWithinHours }),
  };
}

/** Why not, in words. A number that can be smaller is asked for again. */
function refused(refusal: GiftRefusal, { timeZone }: Household, coins: number, contactId: string): Reply {
  switch (refusal.name) {
    case 'not-linked':
      return { ...reply(outcome('link-account')), linkAccount: true };
    case 'contact-unknown':
      return reply(outcome('contact-gone'));
    case 'contact-too-new':
      return reply(outcome('contact-too-new', { ...refusal.facts, zone: timeZone }));
    case 'not-enough-coins':
      return reply(outcome('not-enough-coins', { coins, balanceCoins: refusal.facts.balanceCoins }));
    case 'amount-invalid':
    case 'too-much':
      return askCoins(refusal, { contactId });
    default:
      return reply(refusal);
  }
}

/** Reads out what it costs and for whom it is, unless it is clear already that it cannot be. */
export function readOut(turn: Turn, known: SendingKnown, to: ToContact): Reply {
  const { shop, now } = turn;
  const { contact, coins } = to;
  const { contactId, otherId } = contact;
  const refusal = wishRefusal({ ...to, seller: shop.seller, sender: known, payments: known.payments, now });
  if (refusal) return refused(refusal, known.household, coins, contactId);
  const giftId = shop.ids.next('gift', epochMsOf(now));
  const read = readOutOf(turn, known.household, to);
  return { ...reply(outcome('confirm', read)), pending: pendingFor({ contactId, otherId, coins, giftId }) };
}

const requestOf = ({ householdId, now }: Turn, waiting: Waiting): SendRequest => ({
  ...waiting,
  householdId,
  now,
});

/** Read once: beside the voice code, when that is what is waited for. */
const reading = (turn: Turn, waiting: Waiting): Promise<SendReading> =>
  turn.once(`send:${waiting.giftId}`, () => readToSend(turn.shop, requestOf(turn, waiting)));

export function readAhead(turn: Turn, data: Json | undefined): Promise<SendReading> | undefined {
  const waiting = waitingIn(data);
  return waiting && reading(turn, waiting);
}

async function send(turn: Turn, waiting: Waiting): Promise<Reply> {
  const [{ household }, result] = await Promise.all([
    turn.household(),
    sendCoins(turn.shop, requestOf(turn, waiting), reading(turn, waiting)),
  ]);
  const { acceptWithinHours } = turn.shop.seller.wallet.gifts;
  switch (result.name) {
    case 'sent':
      return reply(outcome('sent', result.facts));
    case 'offered':
      return reply(outcome('offered', { ...result.facts, acceptWithinHours }));
    default:
      return refused(result, household, waiting.coins, waiting.contactId);
  }
}

/** "No", after a try that ended in doubt: it may be done. */
async function leave(turn: Turn, { giftId }: Waiting): Promise<Reply> {
  return turn.inDoubt && (await wasSent(turn.shop, giftId)) ? reply(outcome('was-sent')) : notSent();
}

async function readAgain(turn: Turn, waiting: Waiting): Promise<Reply | undefined> {
  const [{ household }, contacts] = await Promise.all([
    turn.household(),
    turn.shop.contacts.list(turn.householdId),
  ]);
  const contact = contacts.find(({ contactId }) => contactId === waiting.contactId);
  if (!contact) return reply(outcome('contact-gone'));
  const read = readOutOf(turn, household, { contact, coins: waiting.coins });
  return { ...reply(outcome('confirm-again', read)), pending: pendingFor(waiting) };
}

/** "Shall I send them?" What leaves a household always takes its voice code. */
export const answerConfirm: AnswerHandler = async (turn, answer, data) => {
  const waiting = waitingIn(data);
  if (!waiting) return undefined;
  if (answer === 'missed') return readAgain(turn, waiting);
  if (answer !== 'yes') return leave(turn, waiting);
  return turn.isCodeProven ? send(turn, waiting) : askForCode(turn, pendingFor(waiting));
};
