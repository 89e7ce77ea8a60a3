import { type TestTable, testTable } from '../../../../test/support/dynamodb';
import { openPageHouse, type PageHouse, Visitor, wordsOf } from '../../../../test/support/visitor';

let table: TestTable;
let house: PageHouse;
beforeAll(async () => {
  table = await testTable();
});
afterAll(() => table.drop());
beforeEach(() => {
  house = openPageHouse(table);
});

async function arrive(country: 'US' | 'FR') {
  const { subject, household } = await house.household({ country });
  const visitor = new Visitor(house.app);
  await visitor.signIn(subject);
  return { visitor, household };
}

it.each([
  ['US', 'What is deleted', 'What stays, and why'],
  ['FR', 'Ce qui est supprimé', 'Ce qui reste, et pourquoi'],
] as const)('says before what goes and what stays (%s)', async (country, deleted, kept) => {
  const { visitor } = await arrive(country);
  const words = wordsOf(await visitor.get('/account/my-data'));
  expect(words).toContain(deleted);
  expect(words).toContain(kept);
});

it.each([
  ['US', 'delete'],
  ['FR', 'supprimer'],
  ['FR', ' Supprimer '],
  ['FR', 'delete'],
] as const)('forgets the household once the word is typed (%s, %j)', async (country, word) => {
  const { visitor, household } = await arrive(country);
  const gone = await visitor.post('/account/my-data/delete', { word });
  expect([gone.status, gone.location]).toEqual([303, '/account/my-data/deleted']);
  expect(await house.shop.households.read(household.id)).toBeUndefined();
  expect(visitor.holds()).toEqual([]);
  expect((await visitor.get('/account/my-data/deleted')).status).toBe(200);
  expect((await visitor.get('/account')).status).toBe(302);
});

it.each(['', 'deleted', 'oui', '<b>delete</b>'])(
  'deletes nothing for %j, and keeps what was typed',
  async (word) => {
    const { visitor, household } = await arrive('FR');
    const seen = await visitor.post('/account/my-data/delete', { word });
    expect([seen.status, wordsOf(seen)]).toEqual([
      422,
      expect.stringContaining('Merci de saisir exactement ce mot : supprimer'),
    ]);
    expect(seen.text).toContain(`value="${word.replaceAll('<', '&lt;').replaceAll('>', '&gt;')}"`);
    expect(await house.shop.households.read(household.id)).toBeDefined();
  },
);
