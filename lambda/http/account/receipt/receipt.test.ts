import { memoryArchive } from '../../../../test/support/archive';
import { pageSuite } from '../../../../test/support/page-suite';
import { newId } from '../../../../test/support/samples';
import { type Visitor, wordsOf } from '../../../../test/support/visitor';
import { type Receipt, receiptProblem } from '../../../domain/proof/receipt';
import { sealDay, sealedDayText, sealName } from '../../../domain/proof/seal';
import { dayOf } from '../../../domain/time';
import { creditPurchased, takeCoins } from '../../../domain/wallet/moves';
import { emptyWallet, type Wallet } from '../../../domain/wallet/wallet';

const { house } = pageSuite(() => ({ archive: memoryArchive() }));

async function arrive(country: 'US' | 'FR' = 'US'): Promise<{ visitor: Visitor; wallet: Wallet }> {
  const { visitor, household } = await house().arrive({ country });
  const now = house().shop.clock.now();
  const first = creditPurchased(emptyWallet(household.id, newId('acc')), {
    key: newId('key'),
    kind: 'pack-purchase',
    subject: 'pack-1',
    coins: 1_000,
    now,
  });
  await house().shop.wallets.commit(first);
  const ask = { key: newId('key'), kind: 'purchase' as const, subject: 'thing-1', coins: 40, now };
  const second = takeCoins(first.sides[0].after, ask);
  if (!second) throw new Error('not enough coins');
  await house().shop.wallets.commit(second);
  return { visitor, wallet: second.sides[0].after };
}

/** Seals the day of these lines, as the nightly function does. */
async function seal({ account }: Wallet): Promise<void> {
  const lines = await house().shop.wallets.statement(account, { limit: 10 });
  const day = dayOf(house().shop.clock.now(), 'UTC');
  const sealed = sealDay([{ day, supplement: 0, lines }], undefined);
  await house().shop.archive.put(sealName(day), sealedDayText(sealed));
}

it.each([
  [
    'US',
    'Receipt no. 2',
    'Change −40',
    'Balance after 960 coins',
    'everything on this receipt fits together',
  ],
  ['FR', 'Reçu n° 2', 'Variation −40', 'Solde ensuite 960 jetons', 'tout concorde sur ce reçu'],
] as const)('tells a movement with its proof (%s)', async (country, ...told) => {
  const { visitor } = await arrive(country);
  const words = wordsOf(await visitor.get('/account/statement/2'));
  for (const each of told) expect(words).toContain(each);
});

it('says when its day is not sealed yet, and shows the way to the seal when it is', async () => {
  const { visitor, wallet } = await arrive();
  expect(wordsOf(await visitor.get('/account/statement/1'))).toContain('is not sealed yet');
  await seal(wallet);
  const words = wordsOf(await visitor.get('/account/statement/1'));
  expect(words).toContain('were sealed together on March 2, 2026');
  expect(words).toContain('Hashes on the way there 1');
});

it('is a file that proves itself, and shows when it was altered', async () => {
  const { visitor, wallet } = await arrive();
  await seal(wallet);
  const seen = await visitor.get('/account/statement/2/receipt.json');
  expect(seen.headers.get('content-disposition')).toBe('attachment; filename="receipt-2.json"');
  const receipt = JSON.parse(seen.text) as Receipt;
  expect(receipt.sealed).toBeDefined();
  expect(receiptProblem(receipt)).toBeUndefined();
  expect(receiptProblem({ ...receipt, line: { ...receipt.line, balanceCoins: 961 } })).toBeDefined();
});

it.each([
  '/account/statement/3',
  '/account/statement/3/receipt.json',
  '/account/statement/0',
  '/account/statement/-1',
  '/account/statement/1.5',
])('knows no movement at %s', async (path) => {
  const { visitor } = await arrive();
  expect((await visitor.get(path)).status).toBe(404);
});

it('shows nobody the movements of others', async () => {
  await arrive();
  const { visitor } = await house().arrive();
  expect((await visitor.get('/account/statement/1')).status).toBe(404);
});
