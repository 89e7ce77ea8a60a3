import { closingOperations } from './closing';
import { coinOperations } from './coins';
import { disputeOperations } from './disputes';
import { forgettingOperations } from './forgetting';
import { giftCodeOperations } from './gift-codes';
import { giftOperations } from './gifts';
import type { Operation } from './operation';
import { orderOperations } from './orders';
import { paymentOperations } from './payments';
import { readingOperations } from './reading';
import { starOperations } from './stars';
import { upkeepOperations } from './upkeep';

/** Everything that happens in the house. A new use case is one line more. */
export const operations: Operation[] = [
  ...coinOperations,
  ...orderOperations,
  ...paymentOperations,
  ...giftOperations,
  ...giftCodeOperations,
  ...disputeOperations,
  ...starOperations,
  ...closingOperations,
  ...forgettingOperations,
  ...readingOperations,
  ...upkeepOperations,
];
