import { pageSuite } from '../../../../test/support/page-suite';
import { newId } from '../../../../test/support/samples';
import { testSeller } from '../../../../test/support/sellers';
import { wordsOf } from '../../../../test/support/visitor';
import { agree, invite } from '../../../domain/contacts/agree';
import { sendCoins } from '../../../domain/gifts/send';
import type { Household } from '../../../domain/household/household';
import { dayMs } from '../../../domain/time';
import { creditPurchased } from '../../../domain/wallet/moves';
import { emptyWallet } from '../../../domain/wallet/wallet';

const wallet = { ...testSeller.wallet, gifts: { ...testSeller.wallet.gifts, toOtherHouseholds: true } };
const { house } = pageSuite(() => ({ seller: { ...testSeller, wallet } }));

/** A household that has a gift of so many coins waiting, and the one who sent it. */
async function giftFor(coins: number) {
  const sender = await house().household({ isVerified: true });
  const recipient = await house().household({ country: 'US' });
  await agreeBoth(sender.household, recipient.household);
  const now = () => house().shop.clock.now();
  const bought = { key: newId('key'), kind: 'pack-purchase', subject: 'pack', coins: 1_000 } as const;
  await house().shop.wallets.commit(
    creditPurchased(emptyWallet(sender.household.id, newId('acc')), { ...bought, now: now() }),
  );
  house().moveClock(2 * dayMs);
  const [contact] = await house().shop.contacts.list(sender.household.id);
  const sent = await sendCoins(house().shop, {
    householdId: sender.household.id,
    contactId: contact?.contactId ?? '',
    otherId: recipient.household.id,
    coins,
    giftId: newId('gift'),
    now: now(),
  });
  expect(sent.name).toBe('offered');
  const visitor = await house().signedIn(recipient.subject);
  return { visitor, sender: sender.household, recipient: recipient.household };
}

async function agreeBoth(one: Household, other: Household): Promise<void> {
  const now = house().shop.clock.now();
  const names = { otherName: 'Marie', ownName: 'Paul', kind: 'other' as const };
  const invited = await invite(house().shop, { householdId: one.id, ...names, now });
  const code = invited.name === 'invited' ? invited.facts.code : '';
  expect((await agree(house().shop, { householdId: other.id, code, now })).name).toBe('agreed');
}

const balanceOf = async ({ id }: Household) => (await house().shop.wallets.read(id))?.availableCoins ?? 0;
const giftIdOn = (text: string): string => /name="giftId" value="([^"]+)"/.exec(text)?.[1] ?? '';

it('shows a gift with who sent it and until when, and accepts it once', async () => {
  const { visitor, sender, recipient } = await giftFor(300);
  const home = await visitor.get('/account');
  expect(wordsOf(home)).toContain('300 coins from Paul Accept until March 5, 2026, 10:00 AM');
  const form = { giftId: giftIdOn(home.text), answer: 'accept' };
  const accepted = await visitor.post('/account/gifts', form);
  expect([accepted.status, accepted.location]).toEqual([303, '/account?done=accepted']);
  expect(wordsOf(await visitor.get('/account?done=accepted'))).toContain('The gift is accepted');
  const again = await visitor.post('/account/gifts', form);
  expect([again.status, wordsOf(again)]).toEqual([
    409,
    expect.stringContaining('This gift was accepted or sent back before.'),
  ]);
  expect([await balanceOf(sender), await balanceOf(recipient)]).toEqual([700, 300]);
});

it('sends a gift back', async () => {
  const { visitor, sender, recipient } = await giftFor(300);
  const giftId = giftIdOn((await visitor.get('/account')).text);
  const returned = await visitor.post('/account/gifts', { giftId, answer: 'return' });
  expect(returned.location).toBe('/account?done=returned');
  expect([await balanceOf(sender), await balanceOf(recipient)]).toEqual([1_000, 0]);
  expect(wordsOf(await visitor.get('/account'))).not.toContain('Gifts for you');
});

it('shows no gift that has expired, and accepts none', async () => {
  const { visitor, recipient } = await giftFor(300);
  const giftId = giftIdOn((await visitor.get('/account')).text);
  house().moveClock(dayMs);
  await visitor.signIn(recipient.customerId ?? '');
  expect(wordsOf(await visitor.get('/account'))).not.toContain('from Paul');
  const seen = await visitor.post('/account/gifts', { giftId, answer: 'accept' });
  expect([seen.status, wordsOf(seen)]).toEqual([409, expect.stringContaining('This gift has expired')]);
});

it('answers only gifts of one’s own', async () => {
  const { visitor, sender } = await giftFor(300);
  const giftId = giftIdOn((await visitor.get('/account')).text);
  const other = await house().arrive();
  expect((await other.visitor.post('/account/gifts', { giftId, answer: 'accept' })).status).toBe(409);
  expect(await balanceOf(sender)).toBe(700);
});
