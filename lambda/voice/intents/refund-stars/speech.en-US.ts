import type { Speech } from '../../outcome';
import { number } from '../../phrases/en-US';
import { packSizes, stars as starCount } from '../../phrases/stars.en-US';
import type { RefundStarsOutcomes } from './outcomes';

const anythingElse = 'Anything else?';
const packs = (all: RefundStarsOutcomes['which-refund']['packs']): string =>
  `${all.length === 1 ? 'a pack' : 'packs'} of ${packSizes(all)}`;

export const speech: Speech<RefundStarsOutcomes> = {
  'which-refund': ({ packs: bought, offered }) => ({
    say: `You have bought ${packs(bought)}.`,
    ask: `Shall I ask for a refund of ${number(offered.stars)}?`,
  }),
  'none-of-that-size': ({ stars, packs: bought, offered }) => ({
    say: `You have no pack of ${number(stars)} to give back, but ${packs(bought)}.`,
    ask: `Shall I ask for a refund of ${number(offered.stars)}?`,
  }),
  'nothing-to-refund': () => ({ say: 'There are no stars that could be refunded.', ask: anythingElse }),
  'amazon-silent': () => ({
    say: "I can't reach Amazon's shop just now, so nothing was changed. Ask me again a little later.",
    ask: anythingElse,
  }),
  refunded: ({ pack, stars, owedStars }) => ({
    say:
      owedStars > 0
        ? `The pack of ${number(pack.stars)} is refunded. You had spent ${number(owedStars)} of it already, and the next stars make up for that. What you own stays yours.`
        : `The pack of ${number(pack.stars)} is refunded, and you have ${starCount(stars)}.`,
    ask: anythingElse,
  }),
  'refund-soon': () => ({
    say: 'Amazon has taken your request. Your stars change as soon as the refund is done.',
    ask: anythingElse,
  }),
  'refund-declined': () => ({ say: 'All right, you keep your stars.', ask: anythingElse }),
  'refund-failed': () => ({
    say: "Amazon didn't complete the refund, so your stars are as they were. You can also ask Amazon's customer service.",
    ask: anythingElse,
  }),
};
