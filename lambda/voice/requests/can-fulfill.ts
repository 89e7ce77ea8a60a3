import type { canfulfill, Intent as HeardIntent } from 'ask-sdk-model';
import { resolveProduct } from '../../domain/catalogue/resolve';
import { intents } from '../intents';
import { productSlot, slotText } from '../slots';
import type { Turn } from '../turn';

type SlotAnswer = canfulfill.CanFulfillSlot;

const understood: SlotAnswer = { canUnderstand: 'YES', canFulfill: 'YES' };
const foreign: SlotAnswer = { canUnderstand: 'NO', canFulfill: 'NO' };

async function productAnswer(turn: Turn, heard: HeardIntent, name: string): Promise<SlotAnswer> {
  const phrase = productSlot(heard, name);
  if (!phrase) return understood;
  const found = resolveProduct(phrase, await turn.shop.catalogue.current(), [], turn.language);
  return found.kind === 'none' ? { canUnderstand: 'MAYBE', canFulfill: 'NO' } : understood;
}

async function slotAnswer(turn: Turn, heard: HeardIntent, type: string | undefined, name: string) {
  if (type === 'Product') return productAnswer(turn, heard, name);
  return type === undefined || slotText(heard, name) === undefined ? foreign : understood;
}

/** Whether a nameless request could be served here; reads the shelf, changes nothing, knows nobody. */
export async function canFulfill(turn: Turn, heard: HeardIntent): Promise<canfulfill.CanFulfillIntent> {
  const intent = intents.find(({ name }) => name === heard.name);
  if (!intent?.canFulfill) return { canFulfill: 'NO' };
  const slots: Record<string, SlotAnswer> = {};
  for (const name of Object.keys(heard.slots ?? {})) {
    slots[name] = await slotAnswer(turn, heard, intent.slots[name], name);
  }
  const all = Object.values(slots).every((answer) => answer.canFulfill === 'YES');
  return { canFulfill: all ? intent.canFulfill : 'NO', slots };
}
