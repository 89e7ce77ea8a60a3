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

/** "Make it 200 coins" sounds like buying them, whatever they are for. */
function saidCoins({ name, slots }: HeardIntent): HeardIntent['slots'] | undefined {
  const isAmount = slots?.coins?.value !== undefined || slots?.money?.value !== undefined;
  return name === topUp.name && isAmount ? slots : undefined;
}

/**
 * "Make it four" and "it's four seven one one" are said to whoever asked for a number, though they can be heard as a
 * number of goods or as the voice code. Undefined for everything else.
 */
export async function hearNumber(turn: Turn, heard: HeardIntent): Promise<Reply | undefined> {
  const asked = questions.find(
    ({ intent, question }) => intent.name === turn.pending?.intent && question === turn.pending.question,
  );
  if (!asked) return undefined;
  const { intent, slot } = asked;
  const number = heard.name === voiceCode.name ? heard.slots?.code : bareNumber(heard);
  const coins = intent === sendCoins ? saidCoins(heard) : undefined;
  const slots = number?.value === undefined ? coins : { [slot]: number };
  return slots && intent.handle(turn, { ...heard, name: intent.name, slots });
}
