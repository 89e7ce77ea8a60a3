import type { Intent } from '../intent';
import { reorder } from './reorder/intent';

/** Every intent, one line each. */
export const intents: readonly Intent[] = [reorder];
