import type { Intent as HeardIntent } from 'ask-sdk-model';
import type { Conversation } from '../conversation';
import { balance } from '../intents/balance/intent';
import { explainCoins } from '../intents/explain-coins/intent';
import { giftAccept } from '../intents/gift-accept/intent';
import { orderStatus } from '../intents/order-status/intent';
import { tier } from '../intents/tier/intent';
import type { Reply } from '../outcome';
import { productSlot } from '../slots';
import { type Turn, waitingAction } from '../turn';
import { askingAgain, repeat } from './help';

/** What only tells something, and leaves everything as it is. */
const tellers = [balance, explainCoins, tier];

/** The answer may hang on how many coins there are. */
const isMoneyWaiting = (turn: Turn): boolean =>
  waitingAction(turn) !== undefined || turn.pending?.intent === giftAccept.name;

/**
 * What is asked beside a purchase, or a question about coins, leaves it waiting: "how many coins do I have?" is told,
 * and "when does it come?" is in what was read. Undefined for everything that begins something else.
 */
export async function aside(
  turn: Turn,
  conversation: Conversation,
  heard: HeardIntent,
): Promise<Reply | undefined> {
  if (!isMoneyWaiting(turn)) return undefined;
  const told = tellers.find(({ name }) => name === heard.name);
  if (told) return askingAgain(await told.handle(turn, heard), conversation);
  const isAboutIt = waitingAction(turn) === 'order' && heard.name === orderStatus.name && !productSlot(heard);
  return isAboutIt ? repeat(conversation) : undefined;
}
