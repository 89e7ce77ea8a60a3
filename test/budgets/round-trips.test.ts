import { budgets, measureMovementUnits, tripBudgetOf } from '../../bench/round-trips';
import { measureTurnRequests } from '../../bench/support/turn-requests';
import { intents } from '../../lambda/voice/intents';
import { tableSuite } from '../support/table-suite';

const table = tableSuite();

describe('what a turn asks of the table', () => {
  it('waits once to read, twice to change and thrice to prove a code and change, in whichever language', async () => {
    const turns = await measureTurnRequests(table());
    const over = turns.filter((turn) => turn.counts.roundTrips > tripBudgetOf(turn));
    expect(over).toEqual([]);
    expect(turns.some(({ conversation }) => conversation.changes)).toBe(true);
    const atTheDoor = turns.filter(({ conversation }) => conversation.hasDoor && conversation.changes);
    expect(atTheDoor.map(({ counts }) => counts.roundTrips)).not.toContain(0);
    const measured = new Set(turns.map(({ conversation }) => conversation.intent));
    expect(intents.filter(({ name }) => !measured.has(name))).toEqual([]);
  }, 180_000);

  it('bills six units for a movement of one wallet', async () => {
    expect(await measureMovementUnits(table())).toBe(budgets.movementUnits);
  });
});
