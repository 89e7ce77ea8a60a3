import type { Intent as HeardIntent } from 'ask-sdk-model';
import type { Conversation } from '../conversation';
import { balance } from '../intents/balance/intent';
import { explainCoins } from '../intents/explain-coins/intent';
import { orderStatus } from '../intents/order-status/intent';
import type { Reply } from '../outcome';
import { productSlot } from '../slots';
import { isPurchaseWaiting, type Turn } from '../turn';
import { askingAgain, repeat } from './help';

/** What only tells something, and leaves everything as it is. */
const tellers = [balance, explainCoins];

/**
 * What is asked beside a purchase that waits for "yes" leaves it waiting: "how many coins do I have?" is told, and
 * "when does it come?" is in what was read. Undefined for everything that begins something else.
 */
export async function aside(
  turn: Turn,
  conversation: Conversation,
  heard: HeardIntent,
): Promise<Reply | undefined> {
  if (!isPurchaseWaiting(turn)) return undefined;
  const told = tellers.find(({ name }) => name === heard.name);
  if (told) return askingAgain(await told.handle(turn, heard), conversation);
  return heard.name === orderStatus.name && !productSlot(heard) ? repeat(conversation) : undefined;
}
