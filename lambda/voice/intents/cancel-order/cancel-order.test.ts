import { countRequests } from '../../../../test/support/counting-client';
import { injectFaults, onTransactions } from '../../../../test/support/faulty-client';
import { type House, type HouseOptions, openHouse } from '../../../../test/support/house';
import { houseSuite } from '../../../../test/support/house-suite';
import { type PastOrder, pastOrder } from '../../../../test/support/past-orders';
import { refundOrder } from '../../../domain/orders/refund';
import { answerConfirm } from './confirm';

const houses = houseSuite();

async function houseWith(orders: PastOrder[], options: HouseOptions = {}): Promise<House> {
  const { locale = 'en-US' } = options;
  const placed = orders.map((order) => pastOrder({ locale, ...order }));
  return houses.open({ ...options, orders: placed });
}

const coffee = { 'COF-GROUND-250': 2 };
const milk = { 'DAI-MILK-WHOLE-6': 1 };
const penne = { 'PAS-PENNE-500': 3 };
const earlier = '2026-03-10T07:00:00.000Z';
const today = '2026-03-10T08:00:00.000Z';
const lastWeek = '2026-03-03T09:00:00.000Z';
const statuses = async (house: House) => (await house.orders()).map(({ status }) => status);

describe('one order', () => {
  it('is cancelled after a yes, and the coins are back', async () => {
    const house = await houseWith([{ placedAt: today, units: coffee }]);
    const turns = await house.talk(`
      U: ask my majordomo to cancel my order
      A: Your ground coffee order comes on Thursday. Canceling it brings 958 coins back. Shall I cancel it?
      U: yes
      A: It's canceled. 958 coins came back, and you have 10,958 coins.
    `);
    expect(turns.at(-1)).toMatchObject({ sessionEnded: true, card: { title: 'Order canceled' } });
    expect(await statuses(house)).toEqual(['cancelled']);
    expect(await house.balanceCoins()).toBe(10_958);
    await house.talk(`
      U: ask my majordomo to cancel my order
      A: Your ground coffee order was already canceled today, and 958 coins came back. Anything else?
      U: no
      A: /goodbye/i
    `);
    expect(await house.balanceCoins()).toBe(10_958);
  });

  it('est annulée après un oui, et les jetons reviennent', async () => {
    const house = await houseWith([{ placedAt: today, units: coffee }], { locale: 'fr-FR' });
    await house.talk(`
      U : demande à mon majordome d'annuler ma commande
      A : Votre commande de café moulu arrive jeudi. Si je l'annule, vos 790 jetons vous reviennent. Je l'annule ?
      U : oui
      A : C'est annulé. Vos 790 jetons sont revenus. Votre solde est de 10 790 jetons.
      U : demande à mon majordome d'annuler ma commande
      A : Votre commande de café moulu est déjà annulée, c'était aujourd'hui. Vos 790 jetons sont revenus. Autre chose ?
    `);
    expect(await house.balanceCoins()).toBe(10_790);
  });

  it('stays after a no, and after mumbling', async () => {
    const house = await houseWith([{ placedAt: today, units: coffee }]);
    await house.talk(`
      U: ask my majordomo to cancel my coffee order
      A: * Shall I cancel it?
      U: purple elephants sing loudly
      A: Sorry, I missed that. Shall I cancel your ground coffee order?
      U: green giraffes hum softly
      A: You can say yes, and the coins come back, or no, and the order comes. Do you want to cancel the order of $9.58?
      U: no
      A: All right, nothing is canceled. Anything else?
    `);
    const maison = await houseWith([{ placedAt: today, units: coffee }], { locale: 'fr-FR' });
    await maison.talk(`
      U : demande à mon majordome d'annuler ma commande de café
      A : * Je l'annule ?
      U : bla bla bla
      A : Pardon, je n'ai pas compris. J'annule votre commande de café moulu ?
      U : non
      A : D'accord, je n'annule rien. Autre chose ?
    `);
    expect([...(await statuses(house)), ...(await statuses(maison))]).toEqual(['placed', 'placed']);
  });

  it('left while the question waited', async () => {
    const house = await houseWith([{ placedAt: today, units: coffee }]);
    await house.say('ask my majordomo to cancel my order');
    const [order] = await house.orders();
    if (order) await house.shop.orders.save({ ...order, status: 'shipped', version: order.version + 1 });
    await house.talk(`
      U: yes
      A: Your ground coffee order has left already, so I can't stop it. It comes on Thursday; Majordomo's customer service can help from there. Anything else?
    `);
    expect(await house.balanceCoins()).toBe(10_000);
  });

  it('was cancelled by the seller while the question waited', async () => {
    const house = await houseWith([{ placedAt: today, units: coffee }]);
    await house.say('ask my majordomo to cancel my order');
    const [order] = await house.orders();
    if (order) await refundOrder(house.shop, order, { by: 'seller', now: today });
    await house.talk(`
      U: yes
      A: Your ground coffee order was already canceled today, and 958 coins came back. Anything else?
    `);
    expect(await house.balanceCoins()).toBe(10_958);
  });
});

describe('several orders', () => {
  const both = [
    { placedAt: lastWeek, status: 'delivered', units: penne },
    { placedAt: earlier, units: milk },
    { placedAt: today, units: coffee },
  ] satisfies PastOrder[];

  it('asks about the newest, then about the next', async () => {
    const house = await houseWith(both);
    await house.talk(`
      U: ask my majordomo to cancel my order
      A: Your ground coffee order comes on Thursday. Canceling it brings 958 coins back. Shall I cancel it?
      U: no
      A: That one stays. There is also your whole milk order, coming on Thursday, for 829 coins. Shall I cancel that one?
      U: yes
      A: It's canceled. 829 coins came back, and you have 10,829 coins.
    `);
    expect(await statuses(house)).toEqual(['placed', 'cancelled', 'delivered']);
  });

  it('demande la plus récente, puis la suivante', async () => {
    const house = await houseWith(both, { locale: 'fr-FR' });
    await house.talk(`
      U : demande à mon majordome d'annuler ma commande
      A : Votre commande de café moulu arrive jeudi. * Je l'annule ?
      U : non
      A : D'accord, je n'y touche pas. Il y a aussi votre commande de lait entier, payée 690 jetons, qui arrive jeudi. J'annule celle-là ?
      U : non
      A : D'accord, je n'annule rien. Autre chose ?
    `);
    expect(await statuses(house)).toEqual(['placed', 'placed', 'delivered']);
  });

  it('takes the one with the product that was named, also in the middle of a question', async () => {
    const house = await houseWith(both);
    await house.talk(`
      U: ask my majordomo to cancel my order
      A: Your ground coffee order * Shall I cancel it?
      U: cancel the milk order
      A: Your whole milk order comes on Thursday. Canceling it brings 829 coins back. Shall I cancel it?
      U: yes
      A: It's canceled. 829 coins came back, and you have 10,829 coins.
    `);
    expect(await statuses(house)).toEqual(['placed', 'cancelled', 'delivered']);
  });

  it('has none with what was named', async () => {
    const house = await houseWith(both);
    await house.talk(`
      U: ask my majordomo to cancel the dishwasher salt
      A: I see no order with dishwasher salt. Your ground coffee order comes on Thursday, for 958 coins. Shall I cancel that one?
      U: no
      A: That one stays. There is also your whole milk order, coming on Thursday, for 829 coins. Shall I cancel that one?
      U: no
      A: All right, nothing is canceled. Anything else?
    `);
    const maison = await houseWith([], { locale: 'fr-FR' });
    await maison.talk(`
      U : demande à mon majordome d'annuler le sel régénérant
      A : Je ne vois pas de commande de sel régénérant, il n'y a donc rien à annuler. Autre chose ?
    `);
  });
});

describe('nothing can be cancelled', () => {
  it('has left, or is being packed', async () => {
    const house = await houseWith([
      { placedAt: '2026-03-09T09:00:00.000Z', status: 'shipped', units: coffee },
    ]);
    await house.talk(`
      U: ask my majordomo to cancel my order
      A: Your ground coffee order has left already, so I can't stop it. It comes tomorrow; Majordomo's customer service can help from there. Anything else?
    `);
    const maison = await houseWith([{ placedAt: '2026-03-09T09:00:00.000Z', units: coffee }], {
      locale: 'fr-FR',
    });
    await maison.talk(`
      U : demande à mon majordome d'annuler ma commande
      A : Votre commande de café moulu est déjà en préparation, je ne peux plus l'arrêter. Elle arrive demain, et le service client de Majordomo pourra vous aider ensuite. Autre chose ?
    `);
    expect(await statuses(maison)).toEqual(['placed']);
  });

  it('was delivered, or never ordered', async () => {
    const house = await houseWith([
      { placedAt: lastWeek, status: 'delivered', at: '2026-03-05T09:00:00.000Z', units: coffee },
    ]);
    await house.talk(`
      U: ask my majordomo to cancel my order
      A: There's nothing to cancel: your ground coffee order was delivered on Thursday. Anything else?
    `);
    const maison = await houseWith([], { locale: 'fr-FR' });
    await maison.talk(`
      U : demande à mon majordome d'annuler ma commande
      A : Il n'y a rien à annuler : aucune commande n'est en route. Autre chose ?
    `);
  });

  it('asks a guest to link an account', async () => {
    const house = await houseWith([], { linked: false });
    const turn = await house.say('ask my majordomo to cancel my order');
    expect(turn.card?.type).toBe('LinkAccount');
    expect(turn.sessionEnded).toBe(true);
  });
});

describe('a question set by another intent', () => {
  it('is understood without the other candidates, and forgotten when it names no order', async () => {
    const turn = {} as Parameters<typeof answerConfirm>[0];
    for (const data of [undefined, null, [], 'x', {}, { orderId: 7 }])
      expect(await answerConfirm(turn, 'yes', data)).toBeUndefined();
    const kept = await answerConfirm({ ...turn, inDoubt: false }, 'no', { orderId: 'ord_1' });
    expect(kept?.outcome).toBe('kept');
  });
});

describe('the store fails', () => {
  it('a lost answer to "yes" cancels once; "no" after it hears the truth', async () => {
    const client = houses.table().newClient();
    injectFaults(
      client,
      onTransactions(() => 'lost-answer'),
    );
    const house = await openHouse(houses.table(), {
      client,
      orders: [pastOrder({ placedAt: today, units: coffee })],
    });
    await house.talk(`
      U: ask my majordomo to cancel my order
      A: * Shall I cancel it?
      U: yes
      A: /may have gone through.*shall i try again/i
      U: no
      A: Your ground coffee order was already canceled today, and 958 coins came back. Anything else?
    `);
    expect(house.faults).toEqual(['store-unknown']);
    expect(house.lints).toEqual([]);
    expect(await house.balanceCoins()).toBe(10_958);
  });

  it('"yes" once more after a lost answer hears what the first would have heard', async () => {
    const client = houses.table().newClient();
    let isLosing = true;
    injectFaults(
      client,
      onTransactions(() => (isLosing ? 'lost-answer' : undefined)),
    );
    const house = await openHouse(houses.table(), {
      client,
      orders: [pastOrder({ placedAt: today, units: coffee })],
    });
    await house.talk(`
      U: ask my majordomo to cancel my order
      A: * Shall I cancel it?
      U: yes
      A: /shall i try again/i
    `);
    isLosing = false;
    await house.talk(`
      U: yes
      A: It's canceled. 958 coins came back, and you have 10,958 coins.
    `);
    expect(await house.balanceCoins()).toBe(10_958);
  });
});

test('asking waits for the table once, cancelling twice', async () => {
  const client = houses.table().newClient();
  const house = await houseWith([{ placedAt: today, units: coffee }], { client });
  await house.say('ask my majordomo where is my order');
  const counter = countRequests(client);
  await house.say('cancel my order');
  expect(counter.counts().roundTrips).toBe(1);
  counter.reset();
  await house.say('yes');
  expect(counter.counts().roundTrips).toBe(2);
  expect(await statuses(house)).toEqual(['cancelled']);
});
