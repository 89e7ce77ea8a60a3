import type { Intent as HeardIntent, Slot } from 'ask-sdk-model';
import type { Conversation } from '../conversation';
import { balance } from '../intents/balance/intent';
import { isAskingForDigits, redeemCode } from '../intents/redeem-code/intent';
import { reorder } from '../intents/reorder/intent';
import { voiceCode } from '../intents/voice-code/intent';
import { elicit, question, reply, undone, type Waiting, waitingFor } from '../intents/voice-code/waiting';
import { outcome, type Reply } from '../outcome';
import { productSlot } from '../slots';
import type { Turn } from '../turn';
import { askingAgain } from './help';

type Handler = (turn: Turn, waiting: Waiting) => Reply;

const stopped: Handler = (turn) => reply(outcome('stopped', undone(turn)));

/** What these mean while the code is asked for. */
const whileWaiting: Record<string, Handler> = {
  'AMAZON.HelpIntent': (turn, waiting) => question(turn, outcome('help'), waiting),
  'AMAZON.RepeatIntent': (turn, waiting) => question(turn, outcome('ask'), waiting),
  'AMAZON.StopIntent': stopped,
  'AMAZON.CancelIntent': stopped,
  'AMAZON.NavigateHomeIntent': stopped,
};

/** "Four" of nothing in particular. */
function bareNumber(heard: HeardIntent): Slot | undefined {
  const number = heard.slots?.quantity;
  return heard.name === reorder.name && !productSlot(heard) && number?.value !== undefined
    ? number
    : undefined;
}

/**
 * Digits can be heard as a number of goods, or half a code as a product that nobody knows. Both are meant as an answer:
 * as anything else they would be said back aloud.
 */
function asCode(heard: HeardIntent): HeardIntent | undefined {
  const number = bareNumber(heard);
  if (!number && productSlot(heard)?.skus.length !== 0) return undefined;
  return { ...heard, name: voiceCode.name, slots: number ? { code: number } : {} };
}

/** Digits of a gift code, heard as the voice code or as a number of goods. */
function asGiftCode(heard: HeardIntent): HeardIntent | undefined {
  const first = heard.name === voiceCode.name ? heard.slots?.code : bareNumber(heard);
  return first && { ...heard, name: redeemCode.name, slots: { first } };
}

/**
 * What is heard around the voice code: the answer to its question, or a code that nobody asked for beside another
 * question. Undefined for everything that begins something else.
 */
export async function hearCode(
  turn: Turn,
  conversation: Conversation,
  heard: HeardIntent,
): Promise<Reply | undefined> {
  const waiting = waitingFor(turn);
  const giftCode = isAskingForDigits(turn) ? asGiftCode(heard) : undefined;
  if (giftCode) return redeemCode.handle(turn, giftCode);
  if (!waiting) {
    const isUnasked = heard.name === voiceCode.name && conversation.pending !== undefined;
    return isUnasked ? askingAgain(await voiceCode.handle(turn, heard), conversation) : undefined;
  }
  if (heard.name === balance.name)
    return { ...askingAgain(await balance.handle(turn, heard), conversation), elicit };
  const code = asCode(heard);
  return code ? voiceCode.handle(turn, code) : whileWaiting[heard.name]?.(turn, waiting);
}
