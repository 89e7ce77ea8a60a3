import { pageSuite } from '../../../../test/support/page-suite';
import { newId } from '../../../../test/support/samples';
import { wordsOf } from '../../../../test/support/visitor';
import type { Household } from '../../../domain/household/household';
import { newReward } from '../../../domain/rewards/reward';
import { creditPromo, creditPurchased } from '../../../domain/wallet/moves';
import { emptyWallet } from '../../../domain/wallet/wallet';

const { house } = pageSuite();

async function fill({ id }: Household): Promise<void> {
  const now = house().shop.clock.now();
  const bought = creditPurchased(emptyWallet(id, newId('acc')), {
    key: newId('key'),
    kind: 'pack-purchase',
    subject: 'pack-1',
    coins: 1_200,
    now,
  });
  await house().shop.wallets.commit(bought);
  const promo = creditPromo(bought.sides[0].after, {
    key: newId('key'),
    kind: 'reward',
    subject: 'first-order',
    coins: 34,
    month: '2026-12',
    now,
  });
  await house().shop.wallets.commit(promo);
}

it.each([
  [
    'US',
    'USD',
    [
      '1,234 coins',
      'worth $12.34',
      'Bought 1,200',
      'Promotional 34',
      '34 coins will expire at the end of December 2026',
    ],
  ],
  [
    'FR',
    'EUR',
    [
      '1 234 jetons',
      'soit 12,34 €',
      'Achetés 1 200',
      'Promotionnels 34',
      'Vous avez jusqu’à fin décembre 2026 pour dépenser 34 jetons',
    ],
  ],
] as const)(
  'tells the balance in coins and in money, and what expires next (%s)',
  async (country, currency, told) => {
    const { visitor, household } = await house().arrive({ country, currency });
    await fill(household);
    const words = wordsOf(await visitor.get('/account'));
    for (const each of told) expect(words).toContain(each.replace(/\u00a0/g, ' '));
  },
);

it('says that there are no coins yet', async () => {
  const { visitor } = await house().arrive({ country: 'FR' });
  const words = wordsOf(await visitor.get('/account'));
  expect(words).toContain('Il n’y a pas encore de jetons ici.');
  expect(words).toContain('Vous n’avez pas encore de code vocal.');
});

it.each([
  ['US', 'Earned, on their way until you can no longer return what earned them 120'],
  ['FR', 'Gagnés, en route jusqu’à la fin du délai de retour 120'],
] as const)('shows the rewards that wait, beside a balance or without one (%s)', async (country, told) => {
  const { visitor, household } = await house().arrive({ country });
  const contest = { id: 'contest', on: 'contest' as const, coins: 120, validMonths: 6 };
  const of = { householdId: household.id, dueAt: '2026-04-01T00:00:00.000Z', source: newId('contest') };
  await house().shop.rewards.add(newReward(contest, of), newId('event'));
  expect(wordsOf(await visitor.get('/account'))).toContain(told);
  await fill(household);
  expect(wordsOf(await visitor.get('/account'))).toContain(told);
});
