import type { Intent } from '../../intent';
import { purchaseHistory } from '../purchase-history/intent';
import { statement, tellAgain } from '../statement/intent';

/** "And in May?" is about what was just told: the wallet, or else what was bought. */
export const andWhen: Intent = {
  name: 'AndWhenIntent',
  slots: { date: 'AMAZON.DATE' },
  handle: (turn, heard) =>
    turn.pending?.intent === statement.name ? tellAgain(turn, heard) : purchaseHistory.handle(turn, heard),
};
