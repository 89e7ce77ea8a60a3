import type { Intent as HeardIntent, Slot } from 'ask-sdk-model';
import type { Conversation } from '../conversation';
import { intents } from '../intents';
import { balance } from '../intents/balance/intent';
import { redeemCode } from '../intents/redeem-code/intent';
import { topUp } from '../intents/top-up/intent';
import { voiceCode } from '../intents/voice-code/intent';
import { question, reply, undone, type Waiting, waitingFor } from '../intents/voice-code/waiting';
import { outcome, type Reply } from '../outcome';
import { productSlot, slotIds, slotText } from '../slots';
import type { Turn } from '../turn';
import { askingAgain } from './help';
import { bareNumber } from './number';

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

/** "My code is four …": so begins a gift code, too. */
function giftCodePart({ name, slots }: HeardIntent): Slot | undefined {
  return name === redeemCode.name ? (slots?.number ?? slots?.first) : undefined;
}

/** "The weather is nice" can be heard as a size of packs that there is not. */
const isNoPack = (heard: HeardIntent): boolean =>
  heard.name === topUp.name && slotText(heard, 'size') !== undefined && slotIds(heard, 'size').length === 0;

/**
 * Digits can be heard as a number of goods, or half a code as a product that nobody knows. Both are meant as an answer:
 * as anything else they would be said back aloud.
 */
function asCode(heard: HeardIntent): HeardIntent | undefined {
  const number = bareNumber(heard) ?? giftCodePart(heard);
  if (isNoPack(heard)) return { ...heard, name: voiceCode.name, slots: {} };
  if (!number && productSlot(heard)?.skus.length !== 0) return undefined;
  return { ...heard, name: voiceCode.name, slots: number ? { code: number } : {} };
}

/** Reads what is kept back for the code, beside the code itself; a failure shows where it is needed. */
function readAhead(turn: Turn, { keptBack }: Waiting): void {
  const asking = intents.find(({ name }) => name === keptBack.intent);
  asking?.readAhead?.[keptBack.question]?.(turn, keptBack.data)?.catch(() => undefined);
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
  if (!waiting) {
    const isUnasked = heard.name === voiceCode.name && conversation.pending !== undefined;
    return isUnasked ? askingAgain(await voiceCode.handle(turn, heard), conversation) : undefined;
  }
  if (heard.name === balance.name) return askingAgain(await balance.handle(turn, heard), conversation);
  const code = asCode(heard);
  if (code || heard.name === voiceCode.name) readAhead(turn, waiting);
  return code ? voiceCode.handle(turn, code) : whileWaiting[heard.name]?.(turn, waiting);
}
