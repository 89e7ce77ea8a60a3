import type { Stores } from '../../lambda/adapters/dynamodb';
import { makeIdSource } from '../../lambda/adapters/system/ids';
import { agree, invite, mostContacts } from '../../lambda/domain/contacts/agree';
import type { ContactKind } from '../../lambda/domain/contacts/contact';
import { dayMs, plusMs } from '../../lambda/domain/time';
import { quietPorts } from '../support/ports';
import { newId, sampleHousehold, testNow } from '../support/samples';
import { plainSeller } from '../support/sellers';
import { tableSuite } from '../support/table-suite';

/** Who may be sent coins, agreed on both sides. */

const table = tableSuite();
let stores: Stores;
beforeAll(async () => {
  stores = table().stores();
});

const shop = () => ({ ...stores, ...quietPorts, ids: makeIdSource(), seller: plainSeller });

async function newHousehold(): Promise<string> {
  const household = sampleHousehold();
  await stores.households.save(household);
  return household.id;
}

async function invited(
  householdId: string,
  otherName = 'Claire',
  ownName = 'Paul',
  kind: ContactKind = 'other',
) {
  const asked = { householdId, kind, otherName, ownName, now: testNow };
  const result = await invite(shop(), asked);
  if (result.name !== 'invited') throw new Error(result.name);
  return result.facts.code;
}

const agreeBy = (householdId: string, code: string, more: { name?: string; now?: string } = {}) =>
  agree(shop(), { householdId, code, now: testNow, ...more });

it('enters both sides, each under the name that the other chose', async () => {
  const [mine, theirs] = [await newHousehold(), await newHousehold()];
  const code = await invited(mine);
  expect((await agreeBy(theirs, ` ${code.toLowerCase().slice(0, 5)}-${code.slice(5)} `)).name).toBe('agreed');
  const common = { kind: 'other', agreedAt: testNow };
  expect(await stores.contacts.list(mine)).toMatchObject([
    { ...common, otherId: theirs, name: 'Claire', knownAs: 'Paul' },
  ]);
  expect(await stores.contacts.list(theirs)).toMatchObject([
    { ...common, otherId: mine, name: 'Paul', knownAs: 'Claire' },
  ]);
});

it('is agreed once, however many try the code at once', async () => {
  const mine = await newHousehold();
  const code = await invited(mine);
  const others = await Promise.all(Array.from({ length: 12 }, newHousehold));
  const outcomes = await Promise.all(others.map((other) => agreeBy(other, code)));
  const names = outcomes.map(({ name }) => name).sort();
  expect(names).toEqual(['agreed', ...Array(11).fill('code-unknown')]);
  expect(await stores.contacts.list(mine)).toHaveLength(1);
});

it('refuses a household whose coins are of another currency, on both sides', async () => {
  const mine = await newHousehold();
  const american = sampleHousehold({ currency: 'USD', country: 'US' });
  await stores.households.save(american);
  const code = await invited(mine);
  expect((await agreeBy(american.id, code)).name).toBe('other-currency');
  expect([await stores.contacts.list(mine), await stores.contacts.list(american.id)]).toEqual([[], []]);
});

it('refuses oneself, whoever is agreed with already, old codes and codes of nobody', async () => {
  const [mine, theirs] = [await newHousehold(), await newHousehold()];
  const code = await invited(mine);
  expect((await agreeBy(mine, code)).name).toBe('self');
  expect((await agreeBy(theirs, code, { now: plusMs(testNow, 7 * dayMs) })).name).toBe('code-unknown');
  expect((await agreeBy(theirs, code)).name).toBe('agreed');
  expect((await agreeBy(theirs, await invited(mine, 'Zoe', 'Tom'))).name).toBe('already-agreed');
  expect((await agreeBy(theirs, 'AAAAAAAAAA')).name).toBe('code-unknown');
});

it('refuses a name that cannot be told from another by ear', async () => {
  const [mine, theirs] = [await newHousehold(), await newHousehold()];
  await agreeBy(theirs, await invited(mine, 'Zoé'));
  const again = {
    householdId: mine,
    kind: 'other' as const,
    otherName: 'zoe',
    ownName: 'Paul',
    now: testNow,
  };
  expect((await invite(shop(), again)).name).toBe('name-taken');
  const [third, fourth] = [await newHousehold(), await newHousehold()];
  await agreeBy(third, await invited(fourth, 'Anna', 'Jean-Luc'));
  expect((await agreeBy(third, await invited(mine, 'Lea', 'Jean Luc'))).name).toBe('name-taken');
  expect((await agreeBy(third, await invited(mine, 'Mia', 'Jean Luc'), { name: 'Luc' })).name).toBe('agreed');
});

it.each(['', '  ', '<b>', 'x'.repeat(41), '🙂'])('refuses the name “%s”', async (otherName) => {
  const asked = { householdId: newId('hh'), kind: 'home' as const, otherName, ownName: 'Paul', now: testNow };
  expect((await invite(shop(), asked)).name).toBe('name-invalid');
});

it('limits guesses', async () => {
  const guesser = await newHousehold();
  const outcomes = [];
  for (let tries = 0; tries < 11; tries++) outcomes.push((await agreeBy(guesser, 'AAAAAAAAAA')).name);
  expect(outcomes).toEqual([...Array(10).fill('code-unknown'), 'too-many-tries']);
  expect((await agreeBy(guesser, await invited(await newHousehold()))).name).toBe('too-many-tries');
});

it('keeps no more contacts than can be listened to', async () => {
  const mine = await newHousehold();
  const early = await invited(mine, 'Somebody else', 'Paul');
  await Promise.all(
    Array.from({ length: mostContacts }, async (_, place) => {
      const other = await newHousehold();
      const code = await invited(mine, `Contact ${place}`, 'Paul');
      return agreeBy(other, code);
    }),
  );
  const asked = {
    householdId: mine,
    kind: 'home' as const,
    otherName: 'Claire',
    ownName: 'Paul',
    now: testNow,
  };
  expect((await invite(shop(), asked)).name).toBe('too-many-contacts');
  const other = await newHousehold();
  expect((await agreeBy(mine, await invited(other))).name).toBe('too-many-contacts');
  expect((await agreeBy(other, early)).name).toBe('other-too-many-contacts');
  expect(await stores.contacts.list(mine)).toHaveLength(mostContacts);
});

it('ends on both sides, repeatedly', async () => {
  const [mine, theirs] = [await newHousehold(), await newHousehold()];
  await agreeBy(theirs, await invited(mine));
  const [contact] = await stores.contacts.list(mine);
  await stores.contacts.remove(mine, contact?.contactId ?? '');
  await stores.contacts.remove(mine, contact?.contactId ?? '');
  expect([await stores.contacts.list(mine), await stores.contacts.list(theirs)]).toEqual([[], []]);
});

describe('a home', () => {
  const { most } = plainSeller.wallet.home;
  const count = (number: number): number[] => Array.from({ length: number }, (_, place) => place);

  /** Invitations to so many others, none of them answered yet. */
  const invitations = (householdId: string, number: number) =>
    Promise.all(count(number).map((place) => invited(householdId, `Home ${place}`, 'Paul', 'home')));

  /** A household that others have entered until it was full. */
  async function fullHome(): Promise<string> {
    const mine = await newHousehold();
    for (const code of await invitations(mine, most))
      expect((await agreeBy(await newHousehold(), code)).name).toBe('agreed');
    return mine;
  }

  it('has no more accounts than it may, whoever invites and whoever agrees', async () => {
    const mine = await newHousehold();
    const codes = await invitations(mine, most + 1);
    for (const code of codes.slice(1))
      expect((await agreeBy(await newHousehold(), code)).name).toBe('agreed');
    const [late = ''] = codes;
    expect((await agreeBy(await newHousehold(), late)).name).toBe('other-home-full');
    const asked = { householdId: mine, otherName: 'Zoe', ownName: 'Paul', now: testNow };
    expect(await invite(shop(), { ...asked, kind: 'home' })).toEqual({ name: 'home-full', facts: { most } });
    expect((await invite(shop(), { ...asked, kind: 'other' })).name).toBe('invited');
    const code = await invited(await newHousehold(), 'Tom', 'Lea', 'home');
    expect(await agreeBy(mine, code)).toEqual({ name: 'home-full', facts: { most } });
    expect((await agreeBy(mine, await invited(await newHousehold(), 'Tom', 'Lea'))).name).toBe('agreed');
  });

  it('has room again when somebody leaves it', async () => {
    const mine = await fullHome();
    const [contact] = await stores.contacts.list(mine);
    await stores.contacts.remove(mine, contact?.contactId ?? '');
    const code = await invited(mine, 'Zoe', 'Paul', 'home');
    expect((await agreeBy(await newHousehold(), code)).name).toBe('agreed');
    expect(await stores.contacts.list(mine)).toHaveLength(most);
  });

  it('is entered by no more than fit, however many try at once on either side', async () => {
    const inviter = await newHousehold();
    const codes = await invitations(inviter, 10);
    const entering = await Promise.all(codes.map(async (code) => agreeBy(await newHousehold(), code)));
    expect(entering.filter(({ name }) => name === 'agreed')).toHaveLength(most);
    expect(entering.filter(({ name }) => name === 'other-home-full')).toHaveLength(10 - most);
    expect(await stores.contacts.list(inviter)).toHaveLength(most);
    const agreeing = await newHousehold();
    const others = await Promise.all(
      count(10).map(async (place) => invited(await newHousehold(), 'Paul', `Home ${place}`, 'home')),
    );
    const outcomes = await Promise.all(others.map((code) => agreeBy(agreeing, code)));
    expect(outcomes.filter(({ name }) => name === 'agreed')).toHaveLength(most);
    expect(outcomes.filter(({ name }) => name === 'home-full')).toHaveLength(10 - most);
  });
});
