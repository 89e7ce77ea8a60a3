import type { Speech } from '../../outcome';
import type { UnlockDoorOutcomes } from './outcomes';

export const speech: Speech<UnlockDoorOutcomes> = {
  'never-by-voice': () => ({
    say: 'For your safety, no voice opens your door, not even yours. I can plan a delivery inside: say, let the courier in tomorrow morning. Or I can lock it: say, lock my door.',
    ask: 'What can I do for you?',
  }),
};
