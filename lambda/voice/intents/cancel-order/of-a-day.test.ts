import { type DeliveryHouse, deliverySuite } from '../../../../test/support/delivery-house';

const houses = deliverySuite();

/** Tuesday evening: the milk comes on Friday, the coffee on Thursday, and is being packed. */
const now = '2026-03-10T23:30:00.000Z';
const milk = { placedAt: '2026-03-10T23:00:00.000Z', units: { 'DAI-MILK-WHOLE-6': 1 } };
const coffee = { placedAt: '2026-03-10T09:00:00.000Z', units: { 'COF-GROUND-250': 2 } };
const evening = { now, coming: [milk, coffee] };

const orderStatuses = async (house: DeliveryHouse) => (await house.orders()).map(({ status }) => status);
const windowStates = async (house: DeliveryHouse) => (await house.windows()).map(({ state }) => state);

it('the order that arrives then is asked about', async () => {
  const house = await houses.open(evening);
  await house.talk(`
    U: ask my majordomo to cancel friday's order
    A: Your whole milk order * Shall I cancel it?
    U: yes
    A: It's canceled. *
  `);
  expect(await orderStatuses(house)).toEqual(['cancelled', 'placed']);
});

it("la commande d'un jour où rien n'arrive : une autre est proposée, sans y toucher", async () => {
  const house = await houses.open({ ...evening, locale: 'fr-FR' });
  await house.talk(`
    U : demande à mon majordome d'annuler la commande de samedi
    A : Je ne vois pas de commande pour ce jour-là. Votre commande de lait entier, * J'annule celle-là ?
    U : non
    A : D'accord, je n'annule rien. Autre chose ?
  `);
  expect(await orderStatuses(house)).toEqual(['placed', 'placed']);
});

it('the one placed then is meant when none arrives', async () => {
  const house = await houses.open(evening);
  await house.talk(`
    U: ask my majordomo to cancel the order for saturday
    A: I see no order for that day. Your whole milk order comes on Friday, * Shall I cancel that one?
    U: cancel the order i placed today
    A: Your whole milk order comes on Friday. * Shall I cancel it?
  `);
});

it('a day said to the question is no yes', async () => {
  const house = await houses.open(evening);
  await house.talk(`
    U: ask my majordomo to cancel my order
    A: Your whole milk order * Shall I cancel it?
    U: cancel thursday's order
    A: Your ground coffee order is being packed, so I can't stop it. * Anything else?
  `);
  expect(await orderStatuses(house)).toEqual(['placed', 'placed']);
});

it('"the delivery" of a day is the one inside, when there is one then', async () => {
  const house = await houses.open(evening);
  await house.plan('2026-03-11T14:00:00.000Z');
  await house.talk(`
    U: ask my majordomo to cancel tomorrow's delivery
    A: Done, * the delivery tomorrow from 10 AM to noon is called off. Anything else?
  `);
  expect(await windowStates(house)).toEqual(['revoked']);
  expect(await orderStatuses(house)).toEqual(['placed', 'placed']);
});

it('« la livraison » est la commande, quand personne ne doit entrer ce jour-là', async () => {
  const house = await houses.open({ ...evening, locale: 'fr-FR' });
  await house.plan('2026-03-12T14:00:00.000Z');
  await house.talk(`
    U : demande à mon majordome d'annuler la livraison de vendredi
    A : Votre commande de lait entier arrive vendredi. * Je l'annule ?
    U : non
    A : D'accord, je n'annule rien. Autre chose ?
    U : annule la livraison de demain
    A : C'est fait, * est annulée. Autre chose ?
  `);
  expect(await windowStates(house)).toEqual(['revoked']);
  expect(await orderStatuses(house)).toEqual(['placed', 'placed']);
});

it('without a door, it is the order', async () => {
  const house = await houses.open({ ...evening, doors: [] });
  await house.talk(`
    U: ask my majordomo to cancel my delivery on friday
    A: Your whole milk order * Shall I cancel it?
  `);
});
