import { isDeepStrictEqual } from 'node:util';
import type { Book } from './book';
import type { Parts, Raw } from './raw';
import { assertThat } from './violation';

/** Whether nothing but the time at which it goes was written down. */
export const isMarkedToGo = (before: Raw | undefined, after: Raw): boolean =>
  isDeepStrictEqual({ ...before, deleteAtEpochSeconds: 0 }, { ...after, deleteAtEpochSeconds: 0 });

const yearMs = 365 * 24 * 3_600_000;

/**
 * What must keep a wallet from going, at once or by a mark for later. A closed one earns nothing that could pay what it
 * owes, and is gone when no bank gives back any more.
 */
export function leftIn(book: Book | undefined, goneAt: string | undefined): number {
  if (!book) return 0;
  const isMarked = goneAt === undefined;
  const isOver = !book.isOpen && (isMarked || Date.parse(goneAt) >= Date.parse(book.at) + yearMs);
  return book.total() + book.heldCoins + (isOver ? 0 : book.owedCoins);
}

/** P23: whoever is forgotten, what is somebody's money stays; nothing of the books ever goes. */
export function checkForgetting({ journal, line, payment, order, gift }: Parts): void {
  for (const { before, after } of [...journal, ...line, ...payment])
    assertThat(after !== undefined, 'P23', 'a part of the books was deleted', before);
  for (const { before, after } of order)
    assertThat(
      after !== undefined || before?.status !== 'placed',
      'P23',
      'an open order was deleted',
      before,
    );
  const isMoved = journal.length > 0;
  for (const { before, after } of gift)
    assertThat(after !== undefined || isMoved, 'P23', 'a gift was deleted and its coins are held', before);
}
