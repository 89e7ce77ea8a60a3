import type { Intent as HeardIntent } from 'ask-sdk-model';
import { Catalogue } from '../../../domain/catalogue/catalogue';
import { itemsNamed } from '../../../domain/catalogue/resolve';
import type { RankedDeal } from '../../../domain/deals/rank';
import { outcome } from '../../../domain/outcome';
import type { Intent } from '../../intent';
import { type Known, readKnown } from '../../known';
import type { Reply } from '../../outcome';
import { slotIds, slotText } from '../../slots';
import type { Turn } from '../../turn';
import { itemsCalled } from '../reorder/related';
import { dealsOf, dealsReply, offerDeal } from '../take-deal/offers';

/**
 * Those on the products that go by this name or, when it is no product's, of the category: whoever asks for deals on
 * milk is not told of butter.
 */
function dealsNamed(turn: Turn, known: Known, text: string, categories: string[]): RankedDeal[] {
  const deals = dealsOf(turn, known);
  const shelf = new Catalogue(
    0,
    deals.map(({ item }) => item),
  );
  const named = itemsNamed({ text, skus: [] }, shelf, turn.language);
  if (named.length > 0) return deals.filter(({ item }) => named.includes(item));
  if (itemsCalled(text, known, turn.language).length > 0) return [];
  return deals.filter(({ item }) => categories.includes(item.category));
}

/** The household's deals, the first one read; those of a category when one was named. */
async function handle(turn: Turn, heard: HeardIntent): Promise<Reply> {
  const known = await readKnown(turn);
  const category = slotText(heard, 'category');
  const all = dealsOf(turn, known);
  const categories = slotIds(heard, 'category');
  const wanted = category === undefined ? all : dealsNamed(turn, known, category, categories);
  if (all.length === 0) return dealsReply(outcome('no-deals'));
  const dealIds = (wanted.length > 0 ? wanted : all).map(({ deal }) => deal.dealId);
  if (category !== undefined && wanted.length === 0) {
    const others = all.length;
    const none =
      categories.length > 0
        ? outcome('no-deals-in-category', { category, others })
        : outcome('no-deal-for', { said: category, others });
    return dealsReply(none, { dealIds, at: 0 }, 'others');
  }
  return offerDeal(turn, known, { dealIds, at: 0 }, true);
}

export const deals: Intent = {
  name: 'DealsIntent',
  slots: { category: 'Category' },
  canFulfill: 'YES',
  handle,
};
