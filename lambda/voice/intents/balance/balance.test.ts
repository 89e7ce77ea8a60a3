import { countRequests } from '../../../../test/support/counting-client';
import { type TestTable, testTable } from '../../../../test/support/dynamodb';
import { type House, type HouseOptions, openHouse } from '../../../../test/support/house';
import { pastOrder } from '../../../../test/support/past-orders';

let table: TestTable;
const houses: House[] = [];
beforeAll(async () => {
  table = await testTable();
});
afterAll(() => table.drop());
afterEach(() => {
  for (const house of houses.splice(0)) expect([house.lints, house.faults]).toEqual([[], []]);
});

async function houseWith(options: HouseOptions): Promise<House> {
  const house = await openHouse(table, options);
  houses.push(house);
  return house;
}

describe('the balance', () => {
  it('is told in coins and in money', async () => {
    const house = await houseWith({ coins: 1_240 });
    await house.talk(`
      U: ask my majordomo how many coins do I have
      A: You have 1,240 coins, worth $12.40. Anything else?
      U: no
      A: /goodbye/i
    `);
  });

  it('est dit en jetons et en euros', async () => {
    const house = await houseWith({ coins: 1_240, locale: 'fr-FR' });
    await house.talk(`
      U : demande à mon majordome combien j'ai de jetons
      A : Vous avez 1 240 jetons, soit 12,40 €. Autre chose ?
      U : non merci
      A : /au revoir/i
    `);
  });

  it('is singular for one coin', async () => {
    const house = await houseWith({ coins: 1 });
    await house.talk(`
      U: ask my majordomo what is my balance
      A: You have 1 coin, worth $0.01. Anything else?
    `);
    const maison = await houseWith({ coins: 1, locale: 'fr-FR' });
    await maison.talk(`
      U : demande à mon majordome mon solde
      A : Vous avez 1 jeton, soit 0,01 €. Autre chose ?
    `);
  });

  it('stands on the screen where there is one', async () => {
    const house = await houseWith({ coins: 1_240, screen: true });
    const { screen } = await house.say('ask my majordomo what is my balance');
    expect(screen?.document).toMatchObject({ type: 'APL', version: '1.4' });
    expect(screen?.datasources.screen).toMatchObject({ coins: '1,240 coins', money: 'Worth $12.40' });
  });

  it('goes on to why it changed, with the same wallet', async () => {
    const house = await houseWith({ coins: 1_240 });
    await house.talk(`
      U: ask my majordomo how many coins do I have
      A: * Anything else?
      U: why did it go down
      A: Today, 1,240 coins came in as a credit. Anything else?
    `);
  });

  it('takes one request to the table', async () => {
    const client = table.newClient();
    const counter = countRequests(client);
    const house = await houseWith({ client });
    counter.reset();
    await house.say('ask my majordomo what is my balance');
    expect(counter.counts()).toMatchObject({ requests: 1, writeUnits: 0 });
  });
});

describe('no coins', () => {
  it('an empty wallet is said to be so', async () => {
    const orders = [pastOrder({ placedAt: '2026-03-10T08:00:00.000Z', units: { 'COF-GROUND-250': 1 } })];
    const house = await houseWith({ coins: 0, orders });
    await house.talk(`
      U: ask my majordomo what is my balance
      A: You have no coins free just now: 479 coins are set aside for what you've ordered. Anything else?
      U: where did my coins go
      A: Today, you paid 479 coins for ground coffee. * 479 coins came in as a credit. Anything else?
    `);
  });

  it("n'a pas encore de porte-monnaie", async () => {
    const house = await houseWith({ coins: 0, locale: 'fr-FR' });
    await house.talk(`
      U : demande à mon majordome mon solde
      A : Vous n'avez pas encore de jetons. Votre porte-monnaie s'ouvrira avec les premiers ; en attendant, je peux vous dire les bons plans. Autre chose ?
    `);
    const home = await houseWith({ coins: 0 });
    await home.talk(`
      U: ask my majordomo what is my balance
      A: You have no coins yet. Your wallet opens with the first ones; until then I can tell you the deals. Anything else?
    `);
  });

  it.each(['en-US', 'fr-FR'] as const)('a guest is asked to link an account (%s)', async (locale) => {
    const house = await houseWith({ locale, linked: false });
    const asked = {
      'en-US': 'ask my majordomo what is my balance',
      'fr-FR': 'demande à mon majordome mon solde',
    };
    const turn = await house.say(asked[locale]);
    expect(turn.card?.type).toBe('LinkAccount');
    expect(turn.sessionEnded).toBe(true);
  });
});
