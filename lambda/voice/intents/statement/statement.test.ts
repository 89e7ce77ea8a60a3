import { countRequests } from '../../../../test/support/counting-client';
import { type TestTable, testTable } from '../../../../test/support/dynamodb';
import { type House, type HouseOptions, houseNow, openHouse } from '../../../../test/support/house';
import { pastOrder } from '../../../../test/support/past-orders';
import { holdOf, sampleOrder } from '../../../../test/support/samples';
import { cancelOrder } from '../../../domain/orders/cancel';
import { dayMs, plusMs } from '../../../domain/time';

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

/** Orders something so many days after the house was opened, paid from its wallet. */
async function orderAfter(house: House, days: number, units: Record<string, number>) {
  const placedAt = plusMs(houseNow, days * dayMs);
  const { locale } = house.speaker;
  const draft = pastOrder({ placedAt, units, ...(locale === 'fr-FR' && { locale }) });
  const order = { ...draft, householdId: house.household.id };
  const wallet = (await house.shop.households.read(house.household.id))?.wallet;
  if (!wallet) throw new Error('a house without a wallet');
  await house.shop.orders.place(order, holdOf(wallet, order));
  return order;
}

const coffee = { 'COF-GROUND-250': 2 };
const milk = { 'DAI-MILK-WHOLE-6': 1 };
const penne = { 'PAS-PENNE-500': 3 };

/** A credit, three payments and one refund, over eight days. */
async function busyHouse(options: HouseOptions): Promise<House> {
  const house = await houseWith(options);
  await orderAfter(house, 1, coffee);
  await orderAfter(house, 5, { ...milk, ...penne });
  const order = await orderAfter(house, 7, penne);
  const cancelledAt = plusMs(order.placedAt, 60_000);
  await cancelOrder(house.shop, house.household.id, order.orderId, cancelledAt);
  house.setNow(plusMs(houseNow, 8 * dayMs));
  return house;
}

describe('why the balance changed', () => {
  it('tells the last three movements, then the ones before', async () => {
    const house = await busyHouse({});
    await house.talk(`
      U: ask my majordomo why did my balance change
      A: Yesterday, 507 coins came back for penne pasta. The same day, you paid 507 coins for penne pasta. Last Sunday, you paid 1,336 coins for whole milk and penne pasta. Do you want to hear more?
      U: purple elephants sing loudly
      A: /(missed that|beg your pardon).*before those\\?/i
      U: yes
      A: On Wednesday, March 11, you paid 958 coins for ground coffee. On Tuesday, March 10, 10,000 coins came in as a credit. Anything else?
      U: no
      A: /goodbye/i
    `);
  });

  it('dit les trois derniers mouvements, puis les précédents', async () => {
    const house = await busyHouse({ locale: 'fr-FR' });
    await house.talk(`
      U : demande à mon majordome pourquoi mon solde a changé
      A : Hier, 345 jetons vous sont revenus pour des penne. Le même jour, vous avez payé 345 jetons pour des penne. Dimanche dernier, vous avez payé 1 035 jetons pour du lait entier et des penne. Vous voulez la suite ?
      U : suivant
      A : Le mercredi 11 mars, vous avez payé 790 jetons pour du café moulu. Le mardi 10 mars, vous avez reçu 10 000 jetons. Autre chose ?
    `);
  });

  it('goes back to the newest, and lets go when nothing more is wanted', async () => {
    const house = await busyHouse({});
    await house.talk(`
      U: ask my majordomo for my statement
      A: Yesterday, 507 coins came back * Do you want to hear more?
      U: start over
      A: Yesterday, 507 coins came back * Do you want to hear more?
      U: no
      A: * Anything else?
      U: no
      A: /goodbye/i
    `);
  });

  it('says a payment whose order was forgotten without its goods', async () => {
    const house = await houseWith({});
    const wallet = (await house.shop.households.read(house.household.id))?.wallet;
    if (!wallet) throw new Error('a house without a wallet');
    const gone = {
      ...sampleOrder(house.household.id),
      orderId: 'ord_gone',
      coins: 100,
      placedAt: houseNow,
    };
    await house.shop.wallets.commit(holdOf(wallet, gone));
    await house.talk(`
      U: ask my majordomo for my statement
      A: Today, you paid 100 coins for an order. The same day, 10,000 coins came in as a credit. Anything else?
    `);
  });

  it('reads the table once for each page', async () => {
    const client = table.newClient();
    const house = await busyHouse({ client });
    const counter = countRequests(client);
    await house.say('ask my majordomo for my statement');
    expect(counter.counts().roundTrips).toBe(1);
    counter.reset();
    await house.say('yes');
    expect(counter.counts()).toMatchObject({ roundTrips: 1, writeUnits: 0 });
  });

  it("never reads another household's account", async () => {
    const [mine, other] = [await houseWith({}), await busyHouse({})];
    const account = (await other.shop.households.read(other.household.id))?.wallet?.account;
    const first = await mine.say('ask my majordomo for my statement');
    const envelope = structuredClone(first.invocations[0]?.request);
    if (!envelope?.session) throw new Error('no request was sent');
    envelope.session.attributes = {
      pending: {
        intent: 'StatementIntent',
        question: 'more',
        data: { account, beforeSequence: 4, shown: 3 },
      },
    };
    const request = { ...envelope.request, intent: { name: 'AMAZON.YesIntent', confirmationStatus: 'NONE' } };
    const { response } = await mine.alexa.invoke({ ...envelope, request });
    expect(JSON.stringify(response)).not.toMatch(/you paid/);
  });
});

describe('nothing moved', () => {
  it('is said in both languages', async () => {
    const house = await houseWith({ coins: 0 });
    await house.talk(`
      U: ask my majordomo for my statement
      A: Nothing has moved in your wallet yet. Anything else?
    `);
    const maison = await houseWith({ coins: 0, locale: 'fr-FR' });
    await maison.talk(`
      U : demande à mon majordome mon relevé
      A : Rien n'a encore bougé dans votre porte-monnaie. Autre chose ?
    `);
  });

  it('a guest is asked to link an account', async () => {
    const house = await houseWith({ linked: false });
    const turn = await house.say('ask my majordomo for my statement');
    expect(turn.card?.type).toBe('LinkAccount');
    expect(turn.sessionEnded).toBe(true);
  });
});
