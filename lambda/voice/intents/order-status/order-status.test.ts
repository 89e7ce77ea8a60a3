import { countRequests } from '../../../../test/support/counting-client';
import type { House, HouseOptions } from '../../../../test/support/house';
import { houseSuite } from '../../../../test/support/house-suite';
import { type PastOrder, pastOrder } from '../../../../test/support/past-orders';
import type { Locale } from '../../locale';

const houses = houseSuite();

async function houseWith(orders: PastOrder[], options: HouseOptions = {}): Promise<House> {
  const { locale = 'en-US' } = options;
  const placed = orders.map((order) => pastOrder({ locale, ...order }));
  return houses.open({ ...options, orders: placed });
}

const coffee = { 'COF-GROUND-250': 2 };
const milk = { 'DAI-MILK-WHOLE-6': 1 };
const penne = { 'PAS-PENNE-500': 3 };
const litter = { 'CAT-LITTER-CLUMP-10': 1 };
const yesterday = '2026-03-09T09:00:00.000Z';
const lastSaturday = '2026-03-07T09:00:00.000Z';
const today = '2026-03-10T08:00:00.000Z';

/** Four orders on their way: litter shipped for today, coffee for Wednesday, milk for Thursday, penne for Friday. */
const busy: PastOrder[] = [
  { placedAt: lastSaturday, status: 'shipped', units: litter },
  { placedAt: '2026-03-09T08:00:00.000Z', status: 'shipped', units: coffee },
  { placedAt: today, units: milk },
  { placedAt: '2026-03-10T23:30:00.000Z', units: { ...penne, ...coffee } },
];
const locales: Locale[] = ['en-US', 'fr-FR'];

describe('one order', () => {
  it('is being prepared', async () => {
    const house = await houseWith([{ placedAt: today, units: coffee }]);
    await house.talk(`
      U: ask my majordomo where is my order
      A: Your ground coffee order is being prepared and comes on Thursday. Anything else?
      U: no
      A: /goodbye/i
    `);
  });

  it('est en route', async () => {
    const house = await houseWith(
      [{ placedAt: yesterday, status: 'shipped', units: { ...coffee, ...milk } }],
      {
        locale: 'fr-FR',
      },
    );
    await house.talk(`
      U : demande à mon majordome où en est ma commande
      A : Votre commande de café moulu et de lait entier est en route, elle arrive demain. Autre chose ?
      U : non merci
      A : /au revoir/i
    `);
  });

  it('lacks something that could not be sent, and that is said, also to whoever asks for it', async () => {
    const short = { placedAt: yesterday, status: 'shipped', units: coffee, notSent: milk } as const;
    const house = await houseWith([short]);
    await house.talk(`
      U: ask my majordomo where is my order
      A: Your ground coffee order is on its way and comes tomorrow. One pack of whole milk couldn't be sent, and 829 coins came back. Anything else?
      U: where's my milk
      A: /ground coffee order is on its way .* whole milk couldn't be sent/
    `);
    const maison = await houseWith([short], { locale: 'fr-FR' });
    await maison.talk(`
      U : demande à mon majordome où en est ma commande
      A : Votre commande de café moulu est en route, elle arrive demain. Il y manque un pack de lait entier, et vos 690 jetons sont revenus. Autre chose ?
      U : où est mon lait
      A : /commande de café moulu est en route.* Il y manque .* lait entier/
    `);
  });

  it('is late, and that is said', async () => {
    const late = { placedAt: '2026-03-04T09:00:00.000Z', status: 'shipped', units: milk } as const;
    const house = await houseWith([late]);
    await house.talk(`
      U: ask my majordomo where is my package
      A: Your whole milk order was due on Friday, and I'm sorry, it isn't marked as delivered yet. Anything else?
    `);
    const maison = await houseWith([late], { locale: 'fr-FR' });
    await maison.talk(`
      U : demande à mon majordome où est mon colis
      A : Votre commande de lait entier devait arriver vendredi dernier. Je suis désolé, la livraison n'est pas encore confirmée. Autre chose ?
    `);
  });

  it('was delivered, or cancelled', async () => {
    const delivered = {
      placedAt: '2026-03-04T09:00:00.000Z',
      status: 'delivered',
      at: lastSaturday,
      units: coffee,
    } as const;
    const house = await houseWith([delivered]);
    await house.talk(`
      U: ask my majordomo to track my order
      A: Your ground coffee order was delivered on Saturday. Anything else?
    `);
    const cancelled = { placedAt: lastSaturday, status: 'cancelled', at: yesterday, units: coffee } as const;
    const maison = await houseWith([delivered, cancelled], { locale: 'fr-FR' });
    await maison.talk(`
      U : demande à mon majordome où est ma commande
      A : Votre commande de café moulu a été annulée hier, et vos 790 jetons sont revenus. Autre chose ?
    `);
  });
});

describe('several orders', () => {
  it('tells the soonest and goes on when asked', async () => {
    const house = await houseWith(busy, { now: '2026-03-10T23:45:00.000Z' });
    await house.talk(`
      U: ask my majordomo where are my orders
      A: Your clumping cat litter order was due yesterday, and I'm sorry, it isn't marked as delivered yet. Three more orders are coming. Shall I go on?
      U: purple elephants sing loudly
      A: /missed that|beg your pardon/i
      U: next
      A: Your ground coffee order is on its way and comes tomorrow. Your whole milk order is being prepared and comes on Thursday. Your order of penne pasta and ground coffee is being prepared and comes on Friday. Anything else?
      U: no
      A: /goodbye/i
    `);
  });

  it('dit la prochaine, puis les autres', async () => {
    const house = await houseWith(busy, { locale: 'fr-FR', now: '2026-03-10T22:45:00.000Z' });
    await house.talk(`
      U : demande à mon majordome où en sont mes commandes
      A : Votre commande de litière agglomérante devait arriver hier. Je suis désolé, la livraison n'est pas encore confirmée. Trois autres commandes sont en cours. Je continue ?
      U : oui
      A : Votre commande de café moulu est en route, elle arrive demain. Votre commande de lait entier est en préparation, elle arrive jeudi. Votre commande de penne et de café moulu est en préparation, elle arrive vendredi. Autre chose ?
    `);
  });

  it('finds the one with the product that was named, in both languages', async () => {
    const house = await houseWith(busy);
    await house.talk(`
      U: ask my majordomo where is my milk
      A: Your whole milk order is being prepared and comes on Thursday. Anything else?
      U: where is my coffee
      A: Your ground coffee order is on its way and comes tomorrow. One more order is coming. Shall I go on?
      U: yes
      A: Your order of penne pasta and ground coffee is being prepared and comes on Friday. Anything else?
    `);
    const maison = await houseWith(busy, { locale: 'fr-FR' });
    await maison.talk(`
      U : demande à mon majordome où est mon lait
      A : Votre commande de lait entier est en préparation, elle arrive jeudi. Autre chose ?
      U : quand arrivent mes penne
      A : Votre commande de penne et de café moulu est en préparation, elle arrive vendredi. Autre chose ?
    `);
  });
});

describe('nothing to tell', () => {
  it('offers a product that was never ordered', async () => {
    const house = await houseWith([{ placedAt: today, units: coffee }]);
    await house.talk(`
      U: ask my majordomo where is my dishwasher salt
      A: There is no dishwasher salt in your latest orders. Shall I order some?
      U: yes
      A: /dishwasher salt.*shall i order/i
    `);
    const maison = await houseWith([{ placedAt: today, units: coffee }], { locale: 'fr-FR' });
    await maison.talk(`
      U : demande à mon majordome où est mon sel régénérant
      A : Je ne vois pas de sel régénérant dans vos dernières commandes. J'en commande ?
      U : non
      A : /rien commandé|rien de commandé/
    `);
  });

  it('knows no product of that name', async () => {
    const house = await houseWith([{ placedAt: today, units: coffee }]);
    await house.talk(`
      U: ask my majordomo where is my flux capacitor
      A: I see no order with flux capacitor. You can also ask where your last order is. Anything else?
      U: where is my order
      A: Your ground coffee order is being prepared and comes on Thursday. Anything else?
    `);
  });

  it('offers to order to who never did', async () => {
    const house = await houseWith([]);
    await house.talk(`
      U: ask my majordomo where is my order
      A: You haven't ordered anything yet. Would you like to order something?
      U: yes
      A: /what would you like to order/i
    `);
    const maison = await houseWith([], { locale: 'fr-FR' });
    await maison.talk(`
      U : demande à mon majordome où est ma commande
      A : Vous n'avez encore rien commandé. Vous voulez commander quelque chose ?
    `);
  });

  it.each(locales)('asks a guest to link an account (%s)', async (locale) => {
    const house = await houseWith([], { locale, linked: false });
    const asked =
      locale === 'en-US'
        ? 'ask my majordomo where is my order'
        : 'demande à mon majordome où est ma commande';
    const turn = await house.say(asked);
    expect(turn.card?.type).toBe('LinkAccount');
    expect(turn.sessionEnded).toBe(true);
  });
});

test('a turn waits for the table once', async () => {
  const client = houses.table().newClient();
  const house = await houseWith(busy, { client });
  await house.say('ask my majordomo where is my coffee');
  const counter = countRequests(client);
  await house.say('where is my order');
  expect(counter.counts().roundTrips).toBe(1);
});
