import type { Intent as HeardIntent } from 'ask-sdk-model';
import type { Conversation } from '../conversation';
import { balance } from '../intents/balance/intent';
import { explainCoins } from '../intents/explain-coins/intent';
import { giftAccept } from '../intents/gift-accept/intent';
import { orderStatus } from '../intents/order-status/intent';
import { sendCoins } from '../intents/send-coins/intent';
import { tier } from '../intents/tier/intent';
import { topUp } from '../intents/top-up/intent';
import type { Reply } from '../outcome';
import { productSlot } from '../slots';
import { isPurchaseWaiting, type Turn } from '../turn';
import { askingAgain, repeat } from './help';

/** What only tells something, and leaves everything as it is. */
const tellers = [balance, explainCoins, tier];

/** Who asks about coins: the answer may hang on how many there are. */
const coinAskers = [topUp, sendCoins, giftAccept];

const isMoneyWaiting = (turn: Turn): boolean =>
  isPurchaseWaiting(turn) || coinAskers.some(({ name }) => name === turn.pending?.intent);

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
  const isAboutIt = isPurchaseWaiting(turn) && heard.name === orderStatus.name && !productSlot(heard);
  return isAboutIt ? repeat(conversation) : undefined;
}
