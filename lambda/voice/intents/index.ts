import type { Intent } from '../intent';
import { deals } from './deals/intent';
import { reorder } from './reorder/intent';
import { reorderLastOrder } from './reorder-last-order/intent';
import { takeDeal } from './take-deal/intent';

/** Every intent, one line each. */
export const intents: readonly Intent[] = [reorder, reorderLastOrder, takeDeal, deals];
