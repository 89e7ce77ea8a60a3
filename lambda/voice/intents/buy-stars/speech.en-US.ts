import type { Speech } from '../../outcome';
import { number } from '../../phrases/en-US';
import { packSizes, stillOwed, theGood } from '../../phrases/stars.en-US';
import type { BuyStarsOutcomes } from './outcomes';

const anythingElse = 'Anything else?';

export const speech: Speech<BuyStarsOutcomes> = {
  'which-pack': ({ packs, offered }) => ({
    say: `Stars come in packs of ${packSizes(packs)}.`,
    ask: `Shall I ask Alexa for ${number(offered.stars)}?`,
  }),
  'no-such-pack': ({ stars, packs, offered }) => ({
    say: `There is no pack of ${number(stars)}: they hold ${packSizes(packs)}.`,
    ask: `Shall I ask Alexa for ${number(offered.stars)}?`,
  }),
  'not-sold-here': () => ({
    say: "I have nothing of that kind here. I can reorder for the house and tell you today's deals.",
    ask: 'What would you like?',
  }),
  'not-sold-now': ({ pack }) => ({
    say: `The pack of ${number(pack.stars)} stars isn't on sale at the moment; nothing was bought.`,
    ask: anythingElse,
  }),
  'purchasing-off': () => ({
    say: 'Voice purchasing is switched off for your Alexa account. You can switch it on in the Alexa app, under voice purchasing, and ask me again.',
    ask: anythingElse,
  }),
  'amazon-silent': () => ({
    say: "I can't reach Amazon's shop just now, so nothing was changed. Ask me again a little later.",
    ask: anythingElse,
  }),
  bought: ({ pack, stars, owedStars }) => ({
    say:
      owedStars > 0
        ? `Thank you. The ${number(pack.stars)} stars went to what was owed; ${stillOwed(owedStars)}.`
        : `Thank you, the stars are here. You have ${number(stars)} now.`,
    ask: anythingElse,
  }),
  'bought-for-good': ({ stars, good }) => ({
    say: `Thank you, the stars are here. You have ${number(stars)} now.`,
    ask: `Shall I get ${theGood(good)} now, for ${number(good.stars)}?`,
  }),
  'bought-soon': () => ({
    say: 'Thank you. Amazon is still booking it; your stars will be here in a moment, and nothing is lost.',
    ask: anythingElse,
  }),
  declined: () => ({
    say: 'All right, nothing was bought. You can ask for stars at any time.',
    ask: anythingElse,
  }),
  'waits-for-approval': () => ({
    say: 'That waits for approval now. The stars will be here as soon as it is given.',
    ask: anythingElse,
  }),
  failed: () => ({
    say: "Amazon didn't complete the purchase, so there are no new stars.",
    ask: anythingElse,
  }),
};
