import type { Speech } from '../../outcome';
import { list, nameOf } from '../../phrases/en-US';
import { capitalised } from '../../phrases/phrases';
import type { ReorderLastOrderOutcomes } from './outcomes';

export const speech: Speech<ReorderLastOrderOutcomes> = {
  'no-order-yet': () => ({ say: "You haven't ordered anything yet.", ask: 'What would you like to order?' }),
  'all-gone': ({ lines }) => ({
    say: `${capitalised(list(lines.map(nameOf)))} can't be had today.`,
    ask: 'What would you like instead?',
  }),
};
