import type { CatalogueItem } from '../../../domain/catalogue/item';
import { type ProductPhrase, resolveProduct } from '../../../domain/catalogue/resolve';
import { outcome } from '../../../domain/outcome';
import type { Known } from '../../known';
import type { Reply } from '../../outcome';
import type { Turn } from '../../turn';
import { offerDeal, takeDealName, waitingOffers } from '../take-deal/offers';
import { askWhichOne, chosenItem, waitingChoice } from './choose';
import { askAgain } from './confirm';
import { ordinalOf } from './ordinals';
import { intentName, offerItem, quoteData, reply } from './purchase';
import { awayFrom, pointsAway, relatedItem } from './related';
import { offerSeveral } from './several';
import { offeredItem, pendingData, waitingQuote } from './waiting';

export type SaidQuantity = number | 'unclear' | undefined;

export const askWhichProduct = (how: 'which-product' | 'which-again' = 'which-product'): Reply => ({
  ...reply(outcome(how), 'which-product'),
  elicit: { intent: intentName, slot: 'product' },
});

/** The purchase that waits is asked about once more; without one, what is wanted. */
function askOnceMore(turn: Turn): Reply {
  const waiting = waitingQuote(turn, pendingData(turn, 'confirm'));
  return waiting ? askAgain(turn, waiting.quote, waiting.usual) : askWhichProduct();
}

/** "The second one" of the deals being read; a place means nothing when no list was read. */
function offerPlace(turn: Turn, known: Known, phrase: ProductPhrase): Reply | undefined {
  const place = ordinalOf(phrase.text, turn.language, 3);
  if (place === undefined) return undefined;
  const deals = turn.pending?.intent === takeDealName ? waitingOffers(turn.pending.data) : undefined;
  return deals ? offerDeal(turn, known, { ...deals, at: place }, false) : askOnceMore(turn);
}

/** Among the candidates that were read. */
function offerChosen(turn: Turn, known: Known, phrase: ProductPhrase, said: SaidQuantity): Reply | undefined {
  const choice = waitingChoice(pendingData(turn, 'choose'));
  if (!choice) return offerPlace(turn, known, phrase);
  const chosen = chosenItem(turn, known, choice, phrase);
  return chosen && offerItem(turn, known, chosen, said ?? choice.quantity);
}

/** There is none but what was offered, and it still is. */
function noOther(turn: Turn, item: CatalogueItem, cheaper: boolean): Reply {
  const waiting = waitingQuote(turn, pendingData(turn, 'confirm'));
  const result = outcome('no-other', { item, cheaper });
  return waiting
    ? reply(result, 'confirm', quoteData(waiting.quote, waiting.usual))
    : reply(result, 'offer', { sku: item.sku });
}

/** Instead of the product that was just offered: "the other one", "a cheaper one", "the soft one". */
function offerInstead(
  turn: Turn,
  known: Known,
  phrase: ProductPhrase,
  said: SaidQuantity,
): Reply | undefined {
  const offered = offeredItem(turn, known);
  const away = pointsAway(phrase, turn.language);
  if (!offered) return away && askOnceMore(turn);
  if (!away) {
    const related = relatedItem(turn, known, offered, phrase);
    return related && offerItem(turn, known, related, said);
  }
  const others = awayFrom(turn, known, offered, away);
  const [only] = others;
  if (!only) return noOther(turn, offered, away === 'cheaper');
  if (others.length === 1) return offerItem(turn, known, only, said);
  return askWhichOne(known, { skus: others.map(({ sku }) => sku), asked: 0, ...numbered(said) });
}

const numbered = (said: SaidQuantity): { quantity?: number } =>
  typeof said === 'number' ? { quantity: said } : {};

function offerFound(turn: Turn, known: Known, phrase: ProductPhrase, said: SaidQuantity): Reply {
  const quantity = said ?? waitingChoice(pendingData(turn, 'choose'))?.quantity;
  const resolution = resolveProduct(phrase, known.catalogue, known.habits, turn.language);
  switch (resolution.kind) {
    case 'one':
      return offerItem(turn, known, resolution.item, quantity);
    case 'several': {
      const skus = resolution.items.map(({ sku }) => sku);
      return askWhichOne(known, { skus, asked: 0, ...numbered(quantity) });
    }
    case 'near': {
      const waiting = { sku: resolution.item.sku, ...numbered(quantity) };
      return reply(outcome('near', { said: phrase.text, item: resolution.item }), 'offer', waiting);
    }
    case 'none':
      return {
        ...reply(outcome('not-found', { said: phrase.text }), 'which-product'),
        elicit: { intent: intentName, slot: 'product' },
      };
  }
}

/** What a customer's words for a product come to, in the light of the question that waits. */
export const offerProduct = (turn: Turn, known: Known, phrase: ProductPhrase, said: SaidQuantity): Reply =>
  offerChosen(turn, known, phrase, said) ??
  offerInstead(turn, known, phrase, said) ??
  offerSeveral(turn, known, phrase, typeof said === 'number' && said > 0 ? said : undefined) ??
  offerFound(turn, known, phrase, said);
