import { outcome } from '../../../domain/outcome';
import type { Intent } from '../../intent';
import { readKnown } from '../../known';
import { type Reply, say } from '../../outcome';
import { isLinked, type Turn } from '../../turn';
import { askToConfirm, linkAccount, wishesOf } from '../reorder/purchase';
import * as enUS from './speech.en-US';
import * as frFR from './speech.fr-FR';

const speech = { 'en-US': enUS.speech, 'fr-FR': frFR.speech };
const whichProduct = { pending: { intent: 'ReorderIntent', question: 'which-product' } };

/** The last order again, at today's prices: what is gone is said. */
async function handle(turn: Turn): Promise<Reply> {
  if (!isLinked(turn)) return linkAccount();
  const known = await readKnown(turn);
  const last = known.orders.find(({ status }) => status !== 'cancelled');
  if (!last) return say(speech, outcome('no-order-yet'), whichProduct);
  const { wishes, gone } = wishesOf(last, known);
  if (wishes.length === 0) return say(speech, outcome('all-gone', { lines: gone }), whichProduct);
  return askToConfirm(turn, known, wishes, gone.length > 0 ? { gone } : {});
}

export const reorderLastOrder: Intent = {
  name: 'ReorderLastOrderIntent',
  slots: {},
  canFulfill: 'YES',
  handle,
};
