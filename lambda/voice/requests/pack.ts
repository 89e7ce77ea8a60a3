import type { Intent as HeardIntent } from 'ask-sdk-model';
import { andWhen } from '../intents/and-when/intent';
import { reorder } from '../intents/reorder/intent';
import { takeDealName } from '../intents/take-deal/offers';
import { topUp } from '../intents/top-up/intent';
import { packIdIn, packIdOfDay } from '../intents/top-up/said-pack';
import type { Reply } from '../outcome';
import { productSlot, slotText } from '../slots';
import type { Turn } from '../turn';

/** A pack, heard as a product ("the biggest") or as a day ("the first"). */
function packIdHeard(heard: HeardIntent, { language }: Turn): string | undefined {
  if (heard.name === andWhen.name) return packIdOfDay(slotText(heard, 'date') ?? '');
  const product = heard.name === reorder.name ? productSlot(heard) : undefined;
  return product && packIdIn(product.text, language);
}

/** The words for a pack alone, with no number beside them. */
const sizeAlone = ({ name, slots }: HeardIntent): string | undefined =>
  name === topUp.name && !slots?.coins?.value && !slots?.money?.value ? slots?.size?.value : undefined;

const saying = (heard: HeardIntent, name: string, slot: string, value: string): HeardIntent => ({
  ...heard,
  name,
  slots: { [slot]: { name: slot, value, confirmationStatus: 'NONE' } },
});

/**
 * "The second one" and "the biggest" are said of packs as of goods: they are about what was just read, whichever they
 * are heard as. Undefined for everything else.
 */
export async function hearPack(turn: Turn, heard: HeardIntent): Promise<Reply | undefined> {
  const asking = turn.pending?.intent;
  if (asking === topUp.name) {
    const id = packIdHeard(heard, turn);
    return id ? topUp.handle(turn, saying(heard, topUp.name, 'size', id)) : undefined;
  }
  const size = asking === reorder.name || asking === takeDealName ? sizeAlone(heard) : undefined;
  return size ? reorder.handle(turn, saying(heard, reorder.name, 'product', size)) : undefined;
}
