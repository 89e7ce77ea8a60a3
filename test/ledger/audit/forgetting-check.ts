import { isDeepStrictEqual } from 'node:util';
import type { Parts, Raw } from './raw';
import { assertThat } from './violation';

/** Whether nothing but the time at which it goes was written down. */
export const isMarkedToGo = (before: Raw | undefined, after: Raw): boolean =>
  isDeepStrictEqual({ ...before, deleteAtEpochSeconds: 0 }, { ...after, deleteAtEpochSeconds: 0 });

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
