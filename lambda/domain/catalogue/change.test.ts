import { changedItem } from './change';
import type { CatalogueItem } from './item';

const price = (from: string, eur: number) => ({ from, cents: { EUR: eur, USD: eur } });
const item = {
  sku: 'tea',
  stock: 3,
  cents: { EUR: 300, USD: 300 },
  priceHistory: [
    price('2026-01-01T00:00:00.000Z', 100),
    price('2026-01-20T00:00:00.000Z', 200),
    price('2026-02-20T00:00:00.000Z', 300),
  ],
} as CatalogueItem;

test('a report of the stock leaves the price alone', () => {
  const changed = changedItem(item, { sku: 'tea', stock: 0, at: '2026-03-01T00:00:00.000Z' });
  expect(changed).toEqual({ ...item, stock: 0 });
});

test('a new price joins the history, which keeps every price that held in the last 45 days', () => {
  const cents = { EUR: 250, USD: 250 };
  const changed = changedItem(item, { sku: 'tea', cents, at: '2026-03-11T00:00:00.000Z' });
  expect(changed).toMatchObject({ cents, stock: 3 });
  expect(changed.priceHistory.map(({ cents: { EUR } }) => EUR)).toEqual([200, 300, 250]);
});
