import { type DeliveryHouse, deliverySuite } from '../../../../test/support/delivery-house';
import { houseNow } from '../../../../test/support/house';
import { plusMs } from '../../../domain/time';

const houses = deliverySuite();
const today = '2026-03-10T14:00:00.000Z';
const openedAt = plusMs(today, 240_000);
const orders = [1, 2].map((minutes) => ({
  placedAt: plusMs(houseNow, -60_000 * minutes),
  units: { 'COF-GROUND-250': 1 },
}));

/** One courier came at four past ten; another may come tomorrow. */
async function houseVisited(locale?: 'fr-FR'): Promise<DeliveryHouse> {
  const house = await houses.open({ coming: orders, ...(locale && { locale }) });
  const visited = await house.plan(today, 2, { order: 0 });
  await house.plan('2026-03-12T14:00:00.000Z', 2, { order: 1 });
  await house.become(visited, {
    state: 'completed',
    unlock: { commandedAt: today, placedAt: openedAt, openedAt },
    seen: { lock: 'locked', door: 'closed', at: openedAt },
  });
  house.setNow('2026-03-11T14:00:00.000Z');
  return house;
}

it('tells when the last courier came, not when the next may come', async () => {
  const house = await houseVisited();
  await house.talk(`
    U: ask my majordomo when did the courier come
    A: Yes, the courier came yesterday at 10:04 AM, and your front door was locked again. *
    U: who came in
    A: Yes, the courier came yesterday at 10:04 AM, *
    U: did the courier lock the front door
    A: Your front door was locked *
    U: did the driver come
    A: Not yet: a courier may come tomorrow *
  `);
});

it("dit l'heure du dernier passage", async () => {
  const house = await houseVisited('fr-FR');
  await house.talk(`
    U : demande à mon majordome à quelle heure le livreur est passé
    A : Oui, le livreur est passé hier à 15 h 04, *
    U : qui est entré chez moi
    A : Oui, le livreur est passé hier à 15 h 04, *
    U : le livreur a bien refermé la porte d'entrée
    A : Votre porte d'entrée était verrouillée *
  `);
});

it('asked before anybody came, tells of the one to come', async () => {
  const house = await houses.open();
  await house.plan('2026-03-12T14:00:00.000Z');
  await house.talk(`
    U: ask my majordomo when did the courier come
    A: Not yet: a courier may come *
  `);
});

it('a question about the lock locks nothing', async () => {
  const house = await houses.open();
  const window = await house.plan(today);
  await house.become(window, { state: 'placed', unlock: { commandedAt: today, openedAt } });
  house.setNow(plusMs(openedAt, 60_000));
  await house.say('ask my majordomo did they lock up');
  await house.say('ask my majordomo did the courier lock the door');
  expect((await house.windows()).map(({ state }) => state)).toEqual(['placed']);
});
