import { postingsOf } from '../domain/books/totals';
import type { Shop } from '../domain/shop';
import type { Journal } from '../domain/wallet/movement';

/**
 * Carries journals over into the books of the house. A record may come twice, late or before an older one: each entry
 * is added once, and the order of adding makes no difference.
 */
export async function followJournals(
  { books }: Pick<Shop, 'books'>,
  journals: readonly Journal[],
): Promise<void> {
  await books.add(journals.flatMap(postingsOf));
}
