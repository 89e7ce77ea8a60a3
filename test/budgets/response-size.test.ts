import { budgetKb, measureResponses } from '../../bench/response-size';
import { tableSuite } from '../support/table-suite';

const table = tableSuite();

it('answers in less than Alexa takes, also on a screen', async () => {
  const sizes = await measureResponses(table());
  expect(sizes.length).toBeGreaterThan(0);
  expect(sizes.filter(({ kb }) => kb > budgetKb)).toEqual([]);
}, 180_000);
