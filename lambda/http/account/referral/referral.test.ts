import { pageSuite } from '../../../../test/support/page-suite';
import { testSeller } from '../../../../test/support/sellers';
import { openPageHouse, wordsOf } from '../../../../test/support/visitor';

const { house, table } = pageSuite();

const path = '/account/referral';

const arrive = (country: 'US' | 'FR' = 'US') => house().arrive({ country });

async function codeFor({ visitor, household }: Awaited<ReturnType<typeof arrive>>): Promise<string> {
  await visitor.post(`${path}/code`, {});
  return (await house().shop.households.read(household.id))?.referral?.code ?? '';
}

it.each([
  ['US', 'Get my code', 'Your code', 'The code is noted.', 'This code is noted already.'],
  ['FR', 'Obtenir mon code', 'Votre code', 'Le code est noté.', 'Ce code est déjà noté.'],
] as const)('gives a code and takes a friend’s (%s)', async (country, action, mine, noted, before) => {
  const referrer = await arrive(country);
  expect(wordsOf(await referrer.visitor.get(path))).toContain(action);
  const code = await codeFor(referrer);
  const shown = wordsOf(await referrer.visitor.get(path));
  expect(shown).toContain(`${code.slice(0, 4)} ${code.slice(4)}`);
  expect(shown).toContain(mine);
  const { visitor, household } = await arrive(country);
  const first = await visitor.post(path, { code: `${code.slice(0, 4)} ${code.slice(4)}` });
  expect([first.status, wordsOf(first)]).toEqual([200, expect.stringContaining(noted)]);
  const second = await visitor.post(path, { code });
  expect([second.status, wordsOf(second)]).toEqual([200, expect.stringContaining(before)]);
  const referral = (await house().shop.households.read(household.id))?.referral;
  expect(referral?.referredBy?.householdId).toBe(referrer.household.id);
});

it('refuses what does not count, and keeps what was typed', async () => {
  const [one, two] = [await arrive(), await arrive()];
  const [mine, other] = [await codeFor(one), await codeFor(two)];
  const refused = async (code: string, status: number, problem: string) => {
    const seen = await one.visitor.post(path, { code });
    expect([seen.status, wordsOf(seen)]).toEqual([status, expect.stringContaining(problem)]);
    expect(seen.text).toContain(`value="${code}"`);
  };
  await refused('1234', 422, 'These are not the eight digits');
  await refused('00000000', 422, 'There is no such code.');
  await refused(mine, 409, 'This is your own code');
  await two.visitor.post(path, { code: mine });
  await refused(other, 409, 'This friend came through you');
});

it('lets nobody guess for long', async () => {
  const { visitor } = await arrive();
  const statuses: number[] = [];
  for (let tries = 0; tries < 11; tries++)
    statuses.push((await visitor.post(path, { code: '00000000' })).status);
  expect(statuses).toEqual([...Array(10).fill(422), 429]);
});

it('says when there is nothing to be had for it', async () => {
  const seller = { ...testSeller, wallet: { ...testSeller.wallet, rewards: [] } };
  const { visitor } = await openPageHouse(table(), { seller }).arrive({ country: 'FR' });
  expect(wordsOf(await visitor.get(path))).toContain('Le parrainage n’est pas récompensé en ce moment.');
});
