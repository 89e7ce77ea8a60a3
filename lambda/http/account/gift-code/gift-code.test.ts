import { pageSuite } from '../../../../test/support/page-suite';
import { newId } from '../../../../test/support/samples';
import { wordsOf } from '../../../../test/support/visitor';
import { issueGiftCodes } from '../../../domain/gift-codes/issue';
import { dayMs, plusMs } from '../../../domain/time';

const { house } = pageSuite();

const path = '/account/gift-code';

const arrive = (country: 'US' | 'FR' = 'US') => house().arrive({ country });

async function newCode(validDays = 30): Promise<string> {
  const now = house().shop.clock.now();
  const expiresAt = plusMs(now, validDays * dayMs);
  const request = { requestId: newId('req'), count: 1, coins: 500, kind: 'sold' as const, expiresAt, now };
  const result = await issueGiftCodes(house().shop, request);
  return result.name === 'issued' ? (result.facts.codes[0] ?? '') : '';
}

it.each([
  ['US', 'The code brings you 500 coins. You now have 500 coins.', 'You have redeemed this code before'],
  [
    'FR',
    'Le code vous apporte 500 jetons. Vous avez maintenant 500 jetons.',
    'Vous avez déjà utilisé ce code',
  ],
] as const)('adds the coins of a code, once (%s)', async (country, added, before) => {
  const { visitor, household } = await arrive(country);
  const code = await newCode();
  const first = await visitor.post(path, { code: code.replace(/(\d{4})/g, '$1 ') });
  expect([first.status, wordsOf(first)]).toEqual([200, expect.stringContaining(added)]);
  const second = await visitor.post(path, { code });
  expect([second.status, wordsOf(second)]).toEqual([200, expect.stringContaining(before)]);
  expect((await house().shop.wallets.read(household.id))?.availableCoins).toBe(500);
});

it('refuses a code that is malformed, unknown, used or too old, and keeps what was typed', async () => {
  const { visitor, household } = await arrive();
  const refused = async (code: string, status: number, problem: string) => {
    const seen = await visitor.post(path, { code });
    expect([seen.status, wordsOf(seen)]).toEqual([status, expect.stringContaining(problem)]);
    expect(seen.text).toContain(`value="${code}"`);
  };
  const code = await newCode();
  await refused('', 422, 'These are not the twelve digits');
  await refused(
    `${code.slice(0, -1)}${(Number(code.at(-1)) + 1) % 10}`,
    422,
    'These are not the twelve digits',
  );
  await refused('000000000000', 422, 'There is no such code.');
  await (await arrive()).visitor.post(path, { code });
  await refused(code, 409, 'This code was redeemed before, by somebody else.');
  expect(await house().shop.wallets.read(household.id)).toBeUndefined();
});

it('lets nobody guess for long', async () => {
  const { visitor } = await arrive();
  const statuses: number[] = [];
  for (let tries = 0; tries < 6; tries++)
    statuses.push((await visitor.post(path, { code: '000000000000' })).status);
  expect(statuses).toEqual([422, 422, 422, 422, 422, 429]);
  const seen = await visitor.post(path, { code: '000000000000' });
  expect(wordsOf(seen)).toMatch(/Too many tries\. Please try again after \d+:\d\d (AM|PM)\./);
});
