import { tableSuite } from '../../../../test/support/table-suite';
import { openPageHouse, Visitor, wordsOf } from '../../../../test/support/visitor';
import { agree, invite } from '../../../domain/contacts/agree';

const table = tableSuite();

const path = '/account/contacts';

async function arrive(country: 'US' | 'FR') {
  const house = openPageHouse(table());
  const { subject, household } = await house.household({ country });
  const visitor = new Visitor(house.app);
  await visitor.signIn(subject);
  const { shop } = house;
  const newHousehold = async () => (await house.household({ country })).household.id;
  const codeOf = async (householdId: string, otherName: string) => {
    const asked = { householdId, kind: 'home' as const, otherName, ownName: 'Paul', now: shop.clock.now() };
    const invited = await invite(shop, asked);
    return invited.name === 'invited' ? invited.facts.code : '';
  };
  const fill = async (householdId: string) => {
    for (let place = 1; place <= shop.seller.wallet.home.most; place++) {
      const code = await codeOf(householdId, `Home ${place}`);
      await agree(shop, { householdId: await newHousehold(), code, now: shop.clock.now() });
    }
  };
  return { shop, visitor, household, newHousehold, codeOf, fill };
}

describe.each([
  ['US', 'Your home has as many accounts as it may have, 4 beside yours.', 'The other person’s home'],
  [
    'FR',
    'Votre foyer compte déjà autant de comptes que possible, 4 en plus du vôtre.',
    'Le foyer de l’autre',
  ],
] as const)('a home that is full (%s)', (country, mineIsFull, theirsIsFull) => {
  const form = { otherName: 'Marie', ownName: 'Paul' };

  it('invites nobody more, except as another household', async () => {
    const { visitor, household, fill } = await arrive(country);
    await fill(household.id);
    const seen = await visitor.post(`${path}/invite`, { ...form, kind: 'home' });
    expect([seen.status, wordsOf(seen)]).toEqual([409, expect.stringContaining(mineIsFull)]);
    expect((await visitor.post(`${path}/invite`, { ...form, kind: 'other' })).status).toBe(200);
  });

  it('is entered by nobody more, and nobody of it enters another', async () => {
    const { shop, visitor, household, newHousehold, codeOf, fill } = await arrive(country);
    const [other, third] = [await newHousehold(), await newHousehold()];
    const [toFull, toMe] = [await codeOf(other, 'Marie'), await codeOf(third, 'Marie')];
    await fill(other);
    const seen = await visitor.post(`${path}/agree`, { code: toFull, name: '' });
    expect([seen.status, wordsOf(seen)]).toEqual([409, expect.stringContaining(theirsIsFull)]);
    await fill(household.id);
    const again = await visitor.post(`${path}/agree`, { code: toMe, name: 'Zoe' });
    expect([again.status, wordsOf(again)]).toEqual([409, expect.stringContaining(mineIsFull)]);
    expect(await shop.contacts.list(household.id)).toHaveLength(4);
  });
});

it.each([
  ['US', 'does not let coins go within a home'],
  ['FR', 'ne permet pas d’envoyer des jetons au sein d’un foyer'],
] as const)('says where coins do not go within a home (%s)', async (country, text) => {
  const { shop, visitor } = await arrive(country);
  expect(wordsOf(await visitor.get(path))).not.toContain(text);
  const { wallet } = shop.seller;
  shop.seller = { ...shop.seller, wallet: { ...wallet, home: { ...wallet.home, transfers: false } } };
  expect(wordsOf(await visitor.get(path))).toContain(text);
});
