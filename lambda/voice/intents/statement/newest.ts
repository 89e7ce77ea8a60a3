import { outcome } from '../../../domain/outcome';
import { dayOf, type TimeZone } from '../../../domain/time';
import { newestPage, pageOf, type StatementPage } from '../../../domain/wallet/statement';
import type { AnswerHandler } from '../../intent';
import type { Json, Pending, Reply } from '../../outcome';
import { pageLength, placeOf, recordOf } from '../../paging';
import type { Turn } from '../../turn';
import { intentName, offerNewest, reply, toldAbout, topicIn } from './reply';

/** A movement's order is among as many orders as there were movements since, and some more for late refunds. */
const slackOrders = 20;

/** Where the next page begins, in the account it was read from. */
interface Place {
  account: string;
  beforeSequence: number;
  shown: number;
}

const waitingAt = ({ account, beforeSequence, shown }: Place): Pending => ({
  intent: intentName,
  question: 'more',
  data: { account, beforeSequence, shown },
});

function placeIn(data: Json | undefined): Place | undefined {
  const record = recordOf(data);
  const beforeSequence = placeOf(record?.beforeSequence);
  if (typeof record?.account !== 'string' || beforeSequence < 2) return undefined;
  return { account: record.account, beforeSequence, shown: placeOf(record.shown) };
}

function tell(
  { entries, beforeSequence }: StatementPage,
  zone: TimeZone,
  place: Omit<Place, 'beforeSequence'>,
) {
  const dated = entries.map((entry) => ({ ...entry, day: dayOf(entry.at, zone) }));
  const told = outcome('movements', { entries: dated, more: beforeSequence !== undefined });
  return reply(
    told,
    beforeSequence === undefined ? toldAbout('all') : waitingAt({ ...place, beforeSequence }),
  );
}

/** The last movements, out of the wallet itself. */
export async function tellNewest(turn: Turn): Promise<Reply> {
  const [{ household, wallet }, orders] = await Promise.all([
    turn.household(),
    turn.shop.orders.latest(turn.householdId, slackOrders),
  ]);
  if (!wallet || wallet.sequence === 0) return reply(outcome('nothing-yet'));
  const page = newestPage(wallet, orders);
  return tell(page, household.timeZone, { account: wallet.account, shown: page.entries.length });
}

/** The next page, in one round trip; only of the household's own account. */
async function tellMore(turn: Turn, { account, beforeSequence, shown }: Place): Promise<Reply | undefined> {
  const { shop, householdId } = turn;
  const [{ household, wallet }, orders, lines] = await Promise.all([
    turn.household(),
    shop.orders.latest(householdId, shown + slackOrders),
    shop.wallets.statement(account, { limit: pageLength, beforeSequence }),
  ]);
  if (wallet?.account !== account) return undefined;
  return tell(pageOf(lines, orders), household.timeZone, { account, shown: shown + lines.length });
}

/** "Do you want to hear more?" */
export const answerMore: AnswerHandler = async (turn, answer, data) => {
  const place = placeIn(data);
  if (!place) return undefined;
  switch (answer) {
    case 'yes':
    case 'next':
      return tellMore(turn, place);
    case 'start-over':
    case 'previous':
      return tellNewest(turn);
    case 'missed':
      return reply(outcome('more-again'), waitingAt(place));
    case 'no':
      return undefined;
  }
};

/** "Shall I read you your last movements?" */
export const answerNewest: AnswerHandler = async (turn, answer, data) => {
  if (answer === 'missed') return reply(outcome('more-again'), offerNewest(topicIn(data) ?? 'all'));
  return answer === 'yes' || answer === 'next' ? tellNewest(turn) : undefined;
};
