import type { DigitalGood } from '../../../domain/digital/good';
import type { Speech } from '../../outcome';
import { stars as starCount, stillOwed, theGoods } from '../../phrases/stars.en-US';
import type { StarsOutcomes } from './outcomes';

const anythingElse = 'Anything else?';

const ownedWords = (owned: DigitalGood[]): string => (owned.length > 0 ? ` You own ${theGoods(owned)}.` : '');

export const speech: Speech<StarsOutcomes> = {
  stars: ({ stars, owned }) => ({
    say: `You have ${starCount(stars)}.${ownedWords(owned)}`,
    ask: anythingElse,
  }),
  'no-stars': () => ({
    say: 'You have no stars yet. They are for the notebooks that I read from; your coins stay for the shopping.',
    ask: 'Would you like to hear what there is?',
  }),
  'stars-owed': ({ owedStars, owned }) => ({
    say: `You have no stars: ${stillOwed(owedStars)} after a refund, and the next ones go there first.${ownedWords(owned)}`,
    ask: anythingElse,
  }),
};
