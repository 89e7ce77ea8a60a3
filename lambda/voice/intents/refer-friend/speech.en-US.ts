import { groupsOf, type ReferralTerms } from '../../../domain/referral/referral';
import type { Speech } from '../../outcome';
import { given, spelt } from '../../phrases/referral.en-US';
import type { ReferFriendOutcomes } from './outcomes';

const anythingElse = 'Anything else?';

/** What both sides get; when, is the same for both. */
function rewards({ referrer, friend }: ReferralTerms): string {
  const [mine, theirs] = [given(referrer), friend && given(friend)];
  if (theirs === undefined) return `you get ${mine}`;
  return mine === theirs ? `you each get ${mine}` : `you get ${mine} and they get ${theirs}`;
}

export const speech: Speech<ReferFriendOutcomes> = {
  code: ({ code, terms }) => ({
    say: `Your code is ${spelt(code)}. A friend says it to me before their first order; ${rewards(terms)} once that order can't be returned anymore.`,
    ask: anythingElse,
    card: {
      title: 'Your referral code',
      text: `${groupsOf(code).join(' ')}\nA friend can say “I was referred” before a first order. Once that order can't be returned anymore, ${rewards(terms)}.`,
    },
  }),
  'referral-off': () => ({
    say: "There's no reward for referring friends at the moment.",
    ask: anythingElse,
  }),
  'link-account': () => ({
    say: "Your referral code goes with your store account, which isn't linked yet. I've put a card in the Alexa app that does it in a minute. Goodbye.",
  }),
};
