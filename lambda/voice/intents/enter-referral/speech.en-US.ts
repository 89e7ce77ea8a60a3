import type { ReferralTerms } from '../../../domain/referral/referral';
import type { Speech } from '../../outcome';
import { untilTime } from '../../phrases/en-US';
import { given } from '../../phrases/referral.en-US';
import type { EnterReferralOutcomes } from './outcomes';

const anythingElse = 'Anything else?';
const whichCode = "What's your friend's code?";

/** Who gets what, after the first order. */
const thanks = ({ friend }: ReferralTerms): string =>
  friend
    ? `you get ${given(friend)} and your friend is thanked, once your first order can't be returned anymore.`
    : "your friend is thanked, once your first order can't be returned anymore.";

export const speech: Speech<EnterReferralOutcomes> = {
  'ask-code': () => ({ say: 'It has eight digits, in two groups of four.', ask: whichCode }),
  'ask-code-again': () => ({ say: "I didn't catch eight digits.", ask: whichCode }),
  'ask-other-half': () => ({ say: 'I have the first four.', ask: 'And the other four digits?' }),
  left: () => ({
    say: "I've left it. You can tell me the code any time before your first order.",
    ask: anythingElse,
  }),
  referred: ({ terms }) => ({ say: `It's noted: ${thanks(terms)}`, ask: anythingElse }),
  'referred-before': ({ terms }) => ({
    say: `I have that code already: ${thanks(terms)}`,
    ask: anythingElse,
  }),
  'already-referred': () => ({
    say: 'Another friend has referred you already, and that one counts.',
    ask: anythingElse,
  }),
  'ordered-before': () => ({
    say: 'A code counts before the first order only, and you have ordered already. You can refer friends of your own.',
    ask: anythingElse,
  }),
  'own-code': () => ({ say: "That's your own code: it's for your friends.", ask: anythingElse }),
  circle: () => ({
    say: "That friend came through you, so you can't come through them.",
    ask: anythingElse,
  }),
  'code-unknown': () => ({ say: "I don't know that code.", ask: "What's the code again?" }),
  malformed: () => ({ say: 'A digit must be off: that makes no code.', ask: "What's the code again?" }),
  'too-many-tries': ({ until, timeZone }, { today }) => ({
    say: `That was one try too many. I can't take another code ${untilTime(until, timeZone, today)}.`,
    ask: anythingElse,
  }),
  'referral-off': () => ({ say: "There's no reward for referrals at the moment.", ask: anythingElse }),
  'link-account': () => ({
    say: "I note that with your store account, which isn't linked yet. I've put a card in the Alexa app that does it in a minute. Tell me the code after that. Goodbye.",
  }),
};
