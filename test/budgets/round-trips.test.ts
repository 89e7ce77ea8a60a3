import { budgets, measureMovementUnits, tripBudgetOf } from '../../bench/round-trips';
import { measureTurnRequests } from '../../bench/support/turn-requests';
import { intents } from '../../lambda/voice/intents';
import { type TestTable, testTable } from '../support/dynamodb';

let table: TestTable;
beforeAll(async () => {
  table = await testTable();
});
afterAll(() => table.drop());

describe('what a turn asks of the table', () => {
  it('waits once to read and twice to change, whatever is said in whichever language', async () => {
    const turns = await measureTurnRequests(table);
    const over = turns.filter((turn) => turn.counts.roundTrips > tripBudgetOf(turn));
    expect(over).toEqual([]);
    expect(turns.some(({ conversation }) => conversation.changes)).toBe(true);
    const measured = new Set(turns.map(({ conversation }) => conversation.intent));
    expect(intents.filter(({ name }) => !measured.has(name))).toEqual([]);
  }, 180_000);

  it('bills six units for a movement of one wallet', async () => {
    expect(await measureMovementUnits(table)).toBe(budgets.movementUnits);
  });
});
