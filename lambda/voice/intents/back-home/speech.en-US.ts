import type { Speech } from '../../outcome';
import type { BackHomeOutcomes } from './outcomes';

const anythingElse = 'Anything else?';

export const speech: Speech<BackHomeOutcomes> = {
  'link-account': () => ({
    say: "Welcome back. To plan deliveries, I need your store account: I've put a card in the Alexa app that links it. Goodbye.",
  }),
  'no-door': () => ({ say: 'Welcome back.', ask: 'What can I do for you?' }),
  back: () => ({
    say: 'Welcome back. Deliveries inside can be planned again: say, let the courier in tomorrow morning.',
    ask: anythingElse,
  }),
  'was-back': () => ({ say: 'Welcome back. Deliveries inside were possible all along.', ask: anythingElse }),
};
