import { coinOperations } from './coins';
import { giftOperations } from './gifts';
import type { Operation } from './operation';
import { orderOperations } from './orders';
import { paymentOperations } from './payments';
import { readingOperations } from './reading';
import { upkeepOperations } from './upkeep';

/** Everything that happens in the house. A new use case is one line more. */
export const operations: Operation[] = [
  ...coinOperations,
  ...orderOperations,
  ...paymentOperations,
  ...giftOperations,
  ...readingOperations,
  ...upkeepOperations,
];
