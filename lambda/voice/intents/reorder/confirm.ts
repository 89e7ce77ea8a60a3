import type { Quote } from '../../../domain/orders/order';
import { placeOrder } from '../../../domain/orders/place';
import { outcome } from '../../../domain/outcome';
import type { AnswerHandler } from '../../intent';
import { type Known, readKnown } from '../../known';
import type { Reply } from '../../outcome';
import type { Turn } from '../../turn';
import { askForCode } from '../voice-code/ask';
import type { ConfirmFacts, Reason } from './outcomes';
import { askToConfirm, intentName, linkAccount, quoteData, reply, wishesOf } from './purchase';
import { waitingQuote } from './waiting';

/** A deal that could not fill this order is not offered for it again, whatever is left of it. */
const withoutDealsOf = (quote: Quote, known: Known): Known => ({
  ...known,
  openDeals: known.openDeals.filter(({ dealId }) =>
    quote.lines.every((line) => line.deal?.dealId !== dealId),
  ),
});

/** The price does not stand any more: reads the one that does. */
async function readAgain(turn: Turn, quote: Quote, reason: Reason): Promise<Reply> {
  const read = await readKnown(turn);
  const known = reason === 'deal-sold-out' ? withoutDealsOf(quote, read) : read;
  const { wishes } = wishesOf(quote, known);
  if (wishes.length === 0) return reply(outcome('gone-meanwhile'), 'which-product');
  return askToConfirm(turn, known, wishes, { reason });
}

/** Coins moved since the price was read: with a card, it pays what is missing now, once that was heard. */
async function shortOfCoins(
  turn: Turn,
  quote: Quote,
  facts: { missingCoins: number; balanceCoins: number },
): Promise<Reply> {
  const { household } = await turn.household();
  if (household.paymentCustomerId !== undefined) return readAgain(turn, quote, 'balance-changed');
  return reply(outcome('not-enough-coins', { quote, ...facts, mayUseCard: turn.shop.seller.wallet.topUps }));
}

async function order(turn: Turn, quote: Quote, usual: boolean): Promise<Reply> {
  const placed = await placeOrder(turn.shop, quote, turn.now, {
    isCodeProven: turn.isCodeProven,
    view: turn.household(),
  });
  switch (placed.name) {
    case 'placed':
      return reply(outcome('placed', { ...placed.facts, sellerName: turn.shop.seller.name }));
    case 'not-enough-coins':
      return shortOfCoins(turn, quote, placed.facts);
    case 'cancelled-since':
      return reply(outcome('nothing-ordered'));
    case 'quote-expired':
      return readAgain(turn, quote, 'expired');
    case 'deal-sold-out':
      return readAgain(turn, quote, 'deal-sold-out');
    case 'code-needed':
    case 'code-must-be-set':
      return askForCode(turn, { intent: intentName, question: 'confirm', data: quoteData(quote, usual) });
    case 'not-linked':
      return linkAccount();
  }
}

/** The same purchase, asked about again in other words. */
export function askAgain(turn: Turn, quote: Quote, usual: boolean): Reply {
  const facts: ConfirmFacts = { quote, sellerName: turn.shop.seller.name, usual };
  const result = turn.misses > 1 ? outcome('confirm-help', facts) : outcome('confirm-again', facts);
  return reply(result, 'confirm', quoteData(quote, usual));
}

/** "No", after a try that ended in doubt: the order may stand, and then it can only be cancelled. */
async function leave(turn: Turn, quote: Quote): Promise<Reply> {
  const standing = turn.inDoubt && (await turn.shop.orders.read(quote.householdId, quote.orderId));
  if (!standing) return reply(outcome('nothing-ordered'));
  const pending = { intent: 'CancelOrderIntent', question: 'confirm', data: { orderId: standing.orderId } };
  return { ...reply(outcome('stands-already', { order: standing })), pending };
}

/** "Shall I order it?" */
export const answerConfirm: AnswerHandler = async (turn, answer, data) => {
  const waiting = waitingQuote(turn, data);
  if (!waiting) return undefined;
  if (answer === 'yes') return order(turn, waiting.quote, waiting.usual);
  if (answer === 'missed') return askAgain(turn, waiting.quote, waiting.usual);
  return leave(turn, waiting.quote);
};
