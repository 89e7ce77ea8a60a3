import { postingsOf, thresholdsOf } from '../domain/books/totals';
import type { Shop } from '../domain/shop';
import type { Journal } from '../domain/wallet/movement';

/**
 * Carries journals over into the books of the house. A record may come twice, late or before an older one: each entry
 * is added once, and the order of adding makes no difference.
 */
export async function followJournals(
  { books, seller }: Pick<Shop, 'books' | 'seller'>,
  journals: readonly Journal[],
): Promise<void> {
  const thresholds = thresholdsOf(seller.wallet);
  await books.add(journals.flatMap((journal) => postingsOf(journal, thresholds)));
}
