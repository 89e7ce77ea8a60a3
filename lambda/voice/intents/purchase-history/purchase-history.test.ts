import { countRequests } from '../../../../test/support/counting-client';
import type { House, HouseOptions } from '../../../../test/support/house';
import { houseSuite } from '../../../../test/support/house-suite';
import { type PastOrder, pastOrder } from '../../../../test/support/past-orders';
import type { Habit } from '../../../domain/purchases/habit';

const houses = houseSuite();

async function houseWith(orders: PastOrder[], options: HouseOptions = {}): Promise<House> {
  const { locale = 'en-US' } = options;
  const placed = orders.map((order) => pastOrder({ locale, status: 'delivered', ...order }));
  return houses.open({ ...options, orders: placed });
}

const coffee = { 'COF-GROUND-250': 2 };
const milk = { 'DAI-MILK-WHOLE-6': 1 };
const penne = { 'PAS-PENNE-500': 3 };
const litter = { 'CAT-LITTER-CLUMP-10': 1 };
const at = (day: string): string => `${day}T15:00:00.000Z`;

const regular = (sku: string, lastDay: string, count = 8): Habit => ({
  sku,
  count,
  firstDay: '2025-06-01',
  lastDay,
  lastQuantity: 2,
  usualQuantity: 2,
  sumLogGapDays: (count - 1) * Math.log(20),
});

/** October: coffee twice, milk, penne, litter. February: coffee and milk. Last week: milk. One order was cancelled. */
const past: PastOrder[] = [
  { placedAt: at('2025-10-03'), units: { ...coffee, ...milk } },
  { placedAt: at('2025-10-20'), units: { ...coffee, ...penne, ...litter } },
  { placedAt: at('2026-02-12'), units: { ...coffee, ...milk } },
  { placedAt: at('2026-03-02'), status: 'cancelled', units: litter },
  { placedAt: at('2026-03-03'), units: milk },
];

describe('one product', () => {
  it('says when, how much, how often, and reorders it', async () => {
    const house = await houseWith(past, { habits: [regular('COF-GROUND-250', '2026-02-12')] });
    await house.talk(`
      U: ask my majordomo when did I last buy coffee
      A: You last bought ground coffee on Thursday, February 12: two bags, at $4.79 each. You buy it about every three weeks. Shall I reorder it?
      U: yes
      A: Your usual ground coffee, two bags, * Shall I order that?
    `);
  });

  it('dit quand, combien, et en recommande', async () => {
    const house = await houseWith(past, {
      locale: 'fr-FR',
      habits: [regular('COF-GROUND-250', '2026-02-12')],
    });
    await house.talk(`
      U : demande à mon majordome quand est-ce que j'ai acheté du café
      A : Votre dernier achat de café moulu, c'était le jeudi 12 février : deux paquets, à 3,95 € pièce. Vous en prenez à peu près toutes les trois semaines. J'en recommande ?
      U : oui
      A : Votre café moulu habituel, deux paquets, *
    `);
  });

  it('prefers what the household buys: its own milk, not the one of that name in the catalogue', async () => {
    const house = await houseWith([{ placedAt: at('2026-03-03'), units: { 'DAI-OAT-1': 2 } }]);
    await house.talk(`
      U: ask my majordomo when did I last buy milk
      A: You last bought oat milk on Tuesday, March 3: two cartons, at $2.49 each. Shall I reorder it?
    `);
  });

  it('remembers by its habits what is older than the latest orders', async () => {
    const house = await houseWith([], { habits: [regular('CAT-LITTER-CLUMP-10', '2025-11-02', 2)] });
    await house.talk(`
      U: ask my majordomo when did I last buy cat litter
      A: You last bought clumping cat litter on Sunday, November 2: two bags. Shall I reorder it?
    `);
  });

  it('does not offer what is on its way', async () => {
    const house = await houseWith([
      { placedAt: '2026-03-09T15:00:00.000Z', status: 'placed', units: coffee },
    ]);
    await house.talk(`
      U: ask my majordomo did I already order coffee
      A: You last bought ground coffee yesterday: two bags, at $4.79 each. It comes tomorrow. Anything else?
    `);
    const maison = await houseWith(
      [{ placedAt: '2026-03-09T15:00:00.000Z', status: 'placed', units: coffee }],
      {
        locale: 'fr-FR',
      },
    );
    await maison.talk(`
      U : demande à mon majordome est-ce que j'ai déjà commandé du café
      A : Votre dernier achat de café moulu, c'était hier : deux paquets, à 3,95 € pièce. La livraison est prévue demain. Autre chose ?
    `);
  });

  it('was never bought, or only cancelled', async () => {
    const house = await houseWith(past);
    await house.talk(`
      U: ask my majordomo when did I last buy dishwasher salt
      A: You've never bought dishwasher salt here. Would you like some?
      U: yes
      A: /dishwasher salt.*shall i order it/i
    `);
    const maison = await houseWith([{ placedAt: at('2026-03-02'), status: 'cancelled', units: litter }], {
      locale: 'fr-FR',
    });
    await maison.talk(`
      U : demande à mon majordome quand est-ce que j'ai acheté de la litière agglomérante
      A : Vous n'avez jamais acheté de litière agglomérante ici. Vous en voulez ?
      U : non
      A : /rien commandé|rien de commandé/
    `);
  });

  it('is in no catalogue', async () => {
    const house = await houseWith(past);
    await house.talk(`
      U: ask my majordomo when did I last buy flux capacitors
      A: I don't see any flux capacitors among your purchases. Anything else?
    `);
  });
});

describe('one product, then', () => {
  it('was bought', async () => {
    const house = await houseWith(past);
    await house.talk(`
      U: ask my majordomo did I buy milk last week
      A: One pack of whole milk last week. Shall I reorder it?
      U: did I order coffee in October
      A: Four bags of ground coffee in October, the last time on Monday, October 20. Shall I reorder it?
    `);
    const maison = await houseWith(past, { locale: 'fr-FR' });
    await maison.talk(`
      U : demande à mon majordome est-ce que j'ai acheté du lait la semaine dernière
      A : Un pack de lait entier la semaine dernière. J'en recommande ?
    `);
  });

  it('was not bought', async () => {
    const house = await houseWith(past);
    await house.talk(`
      U: ask my majordomo did I buy coffee last week
      A: No ground coffee last week. The last time was on Thursday, February 12. Shall I reorder it?
    `);
    const maison = await houseWith(past, { locale: 'fr-FR' });
    await maison.talk(`
      U : demande à mon majordome est-ce que j'ai acheté du café hier
      A : Pas de café moulu hier. La dernière fois, c'était le jeudi 12 février. J'en recommande ?
    `);
  });
});

describe('a time', () => {
  it('tells everything of it, three at a time', async () => {
    const house = await houseWith(past);
    await house.talk(`
      U: ask my majordomo what did I buy in October
      A: In October you bought four bags of ground coffee, three packs of penne pasta, and one bag of clumping cat litter. And one more product. Shall I go on?
      U: purple elephants sing loudly
      A: /hear more of your purchases/
      U: next
      A: One pack of whole milk. Anything else?
    `);
  });

  it('dit tout, trois par trois', async () => {
    const house = await houseWith(past, { locale: 'fr-FR' });
    await house.talk(`
      U : demande à mon majordome qu'est-ce que j'ai acheté en octobre
      A : En octobre, vous avez acheté quatre paquets de café moulu, trois paquets de penne et un sac de litière agglomérante. Il y a un autre produit. Je continue ?
      U : oui
      A : Un pack de lait entier. Autre chose ?
      U : qu'est-ce que j'ai acheté la semaine dernière
      A : La semaine dernière, vous avez acheté un pack de lait entier. Autre chose ?
    `);
  });

  it('had nothing, is still to come, or was not understood', async () => {
    const house = await houseWith(past);
    await house.talk(`
      U: ask my majordomo what did I buy yesterday
      A: You bought nothing yesterday. Shall I read you your last purchases?
      U: what did I buy tomorrow
      A: That is still to come, so there's nothing to tell yet. Shall I read you your last purchases?
      U: what did I buy right now
      A: I didn't catch which time you mean. Shall I read you your last purchases?
      U: yes
      A: /^On Tuesday, March 3, whole milk\\./
    `);
    const maison = await houseWith(past, { locale: 'fr-FR' });
    await maison.talk(`
      U : demande à mon majordome qu'est-ce que j'ai acheté hier
      A : Vous n'avez rien acheté hier. Je vous lis vos derniers achats ?
      U : qu'est-ce que j'ai acheté demain
      A : C'est encore à venir, il n'y a donc rien à en dire. Je vous lis vos derniers achats ?
      U : non
      A : * Autre chose ?
      U : non
      A : /au revoir/i
    `);
  });

  it("counts by the household's own calendar day", async () => {
    // Half past ten in the evening of the 8th in New York is already the 9th in London.
    const house = await houseWith([{ placedAt: '2026-03-09T02:30:00.000Z', units: penne }]);
    await house.talk(`
      U: ask my majordomo what did I buy yesterday
      A: You bought nothing yesterday. *
      U: what did I buy on march eighth
      A: On Sunday you bought three packs of penne pasta. Anything else?
    `);
  });
});

describe('the latest purchases', () => {
  it('are told three at a time, without the cancelled one', async () => {
    const house = await houseWith(past);
    await house.talk(`
      U: ask my majordomo for my purchase history
      A: On Tuesday, March 3, whole milk. On Thursday, February 12, ground coffee and whole milk. On Monday, October 20, ground coffee, penne pasta, and clumping cat litter. Shall I go on?
      U: yes
      A: On Friday, October 3, ground coffee and whole milk. Anything else?
    `);
  });

  it('sont dits trois par trois, et reviennent au début', async () => {
    const house = await houseWith(past, { locale: 'fr-FR' });
    await house.talk(`
      U : demande à mon majordome mes derniers achats
      A : Le mardi 3 mars, du lait entier. Le jeudi 12 février, du café moulu et du lait entier. Le lundi 20 octobre, du café moulu, des penne et de la litière agglomérante. Je continue ?
      U : recommence depuis le début
      A : Le mardi 3 mars, du lait entier. * Je continue ?
      U : suivant
      A : Le vendredi 3 octobre, du café moulu et du lait entier. Autre chose ?
      U : non
      A : /au revoir/i
    `);
  });

  it('page back further than one reading', async () => {
    const weekly = Array.from({ length: 25 }, (_, week) => ({
      placedAt: new Date(Date.parse(at('2026-03-08')) - week * 7 * 86_400_000).toISOString(),
      units: week === 24 ? litter : coffee,
    }));
    const house = await houseWith(weekly.reverse());
    let turn = await house.say('ask my majordomo for my purchase history');
    let pages = 1;
    while (turn.reprompt !== undefined || /go on\?$/.test(turn.spoken.join(' '))) {
      turn = await house.say('next');
      pages += 1;
      if (/Anything else/.test(turn.spoken.join(' '))) break;
    }
    expect(pages).toBe(9);
    expect(turn.spoken.join(' ')).toMatch(/clumping cat litter/);
  });

  it('are none yet, or need an account', async () => {
    const house = await houseWith([]);
    await house.talk(`
      U: ask my majordomo for my purchase history
      A: You haven't bought anything here yet. Would you like to order something?
      U: yes
      A: /what would you like to order/i
    `);
    const maison = await houseWith([], { locale: 'fr-FR' });
    await maison.talk(`
      U : demande à mon majordome mes derniers achats
      A : Vous n'avez encore rien acheté ici. Vous voulez commander quelque chose ?
    `);
    const guest = await houseWith([], { linked: false });
    const turn = await guest.say('ask my majordomo for my purchase history');
    expect(turn.card?.type).toBe('LinkAccount');
    expect(turn.sessionEnded).toBe(true);
  });
});

test('each question waits for the table once, also with a time and a product', async () => {
  const client = houses.table().newClient();
  const house = await houseWith(past, { client });
  await house.say('ask my majordomo where is my order');
  const counter = countRequests(client);
  for (const question of [
    'what did I buy in October',
    'yes',
    'did I buy milk last week',
    'my purchase history',
  ]) {
    counter.reset();
    await house.say(question);
    expect([question, counter.counts().roundTrips]).toEqual([question, 1]);
  }
});
