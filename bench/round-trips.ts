import { makeIdSource } from '../lambda/adapters/system/ids';
import { epochMsOf } from '../lambda/domain/time';
import { creditPurchased } from '../lambda/domain/wallet/moves';
import { emptyWallet } from '../lambda/domain/wallet/wallet';
import { countRequests } from '../test/support/counting-client';
import { noWaiting, type TestTable, withTestTable } from '../test/support/dynamodb';
import { houseNow } from '../test/support/house';
import type { Benchmark, Row } from './report';
import { measureTurnRequests, type TurnRequests } from './support/turn-requests';

/** Sequential round trips of a turn, and billed units of a movement of coins. */
export const budgets = { readingTrips: 1, changingTrips: 2, provingTrips: 3, movementUnits: 6 };

/** A try of the code is counted before the code is looked at, or many at once would be one. */
export const tripBudgetOf = ({ conversation: { changes, provesCode } }: TurnRequests): number => {
  if (provesCode) return budgets.provingTrips;
  return changes ? budgets.changingTrips : budgets.readingTrips;
};

/** Write units of a movement of one wallet: journal, wallet and line, and nothing that it pays for. */
export async function measureMovementUnits(table: TestTable): Promise<number> {
  const client = table.newClient();
  const { wallets } = table.stores({ patience: noWaiting }, client);
  const account = makeIdSource().next('acc', epochMsOf(houseNow));
  const grant = (key: string) => ({
    key,
    kind: 'adjustment' as const,
    coins: 5_000,
    subject: 'opening',
    now: houseNow,
  });
  const first = creditPurchased(emptyWallet(account, account), grant(`${account}:first`));
  await wallets.commit(first);
  const counter = countRequests(client);
  await wallets.commit(creditPurchased(first.sides[0].after, grant(`${account}:second`)));
  return counter.counts().writeUnits;
}

const labelOf = ({ conversation, locale }: TurnRequests): string => `${conversation.name} (${locale})`;

const tripRow = (turn: TurnRequests): Row => ({
  what: labelOf(turn),
  budget: tripBudgetOf(turn),
  measured: turn.counts.roundTrips,
  unit: 'round trips',
});

function unitRows(turn: TurnRequests): Row[] {
  const { readUnits, writeUnits } = turn.counts;
  const reading: Row = { what: `${labelOf(turn)}: read`, measured: readUnits, unit: 'units' };
  const writing: Row = { what: `${labelOf(turn)}: written`, measured: writeUnits, unit: 'units' };
  return writeUnits > 0 ? [reading, writing] : [reading];
}

async function measure(table: TestTable): Promise<{ rows: Row[]; notes: string[] }> {
  const movementUnits = await measureMovementUnits(table);
  const turns = await measureTurnRequests(table);
  const english = turns.filter(({ locale }) => locale === 'en-US');
  return {
    rows: [
      ...turns.map(tripRow),
      {
        what: 'movement of one wallet',
        budget: budgets.movementUnits,
        measured: movementUnits,
        unit: 'units',
      },
      ...english.flatMap(unitRows),
    ],
    notes: [
      'Requests that wait for one another count; parallel ones count once.',
      'Units are computed from the real sizes of the items, as Amazon bills them; writes to the indexes are not in them.',
      'Beside its movement, an order writes itself (its size in KB, twice) and the stock of its deals (2 each).',
    ],
  };
}

export const roundTrips: Benchmark = {
  name: 'round-trips',
  title: 'DynamoDB round trips of a turn, and the units it is billed',
  run: () => withTestTable(measure),
};
