import type { Intent as HeardIntent, Slot } from 'ask-sdk-model';
import { buyStars } from '../intents/buy-stars/intent';
import { redeemCode } from '../intents/redeem-code/intent';
import { reorder } from '../intents/reorder/intent';
import { sendCoins } from '../intents/send-coins/intent';
import { topUp } from '../intents/top-up/intent';
import { voiceCode } from '../intents/voice-code/intent';
import type { Reply } from '../outcome';
import { productSlot } from '../slots';
import type { Turn } from '../turn';

/** "Four" of nothing in particular. */
export function bareNumber(heard: HeardIntent): Slot | undefined {
  const number = heard.slots?.quantity;
  return heard.name === reorder.name && !productSlot(heard) && number?.value !== undefined
    ? number
    : undefined;
}

/** Questions for a number, or about one that can still be another, and the slot that takes it. */
const questions = [
  { intent: redeemCode, question: 'code', slot: 'first' },
  { intent: sendCoins, question: 'coins', slot: 'coins' },
  { intent: sendCoins, question: 'confirm', slot: 'coins' },
  { intent: topUp, question: 'how-many', slot: 'coins' },
  { intent: topUp, question: 'confirm', slot: 'coins' },
  { intent: buyStars, question: 'pack', slot: 'stars' },
];

/**
 * "Make it four" and "it's four seven one one" are said to whoever asked for a number, though they can be heard as a
 * number of goods or as the voice code. Undefined for everything else.
 */
export async function hearNumber(turn: Turn, heard: HeardIntent): Promise<Reply | undefined> {
  const asked = questions.find(
    ({ intent, question }) => intent.name === turn.pending?.intent && question === turn.pending.question,
  );
  const number = heard.name === voiceCode.name ? heard.slots?.code : bareNumber(heard);
  if (!asked || number?.value === undefined) return undefined;
  return asked.intent.handle(turn, { ...heard, name: asked.intent.name, slots: { [asked.slot]: number } });
}
