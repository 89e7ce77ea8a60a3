import { deliverySuite } from '../../../../test/support/delivery-house';

const houses = deliverySuite();
const wednesday = '2026-03-11T14:00:00.000Z';

it('asked for another time, calls nothing off by itself', async () => {
  const house = await houses.open();
  await house.plan(wednesday);
  await house.talk(`
    U: ask my majordomo to reschedule my delivery to friday
    A: Your ground coffee order * tomorrow from 10 AM to noon. *
    U: no
    A: All right, it stays as it is. Anything else?
  `);
  expect((await house.windows()).map(({ state }) => state)).toEqual(['authorized']);
});

it('le jour dit est gardé quand un autre moment est voulu', async () => {
  const house = await houses.open({ locale: 'fr-FR' });
  await house.plan(wednesday);
  await house.talk(`
    U : demande à mon majordome de décaler le passage du livreur à vendredi
    A : Votre commande de café moulu doit être déposée demain * Je change pour un autre moment ?
    U : oui
    U : le matin
    A : Vendredi, *
    U : non
  `);
  expect((await house.windows()).map(({ state }) => state)).toEqual(['authorized']);
});

it('the garage is a door like another', async () => {
  const house = await houses.open({ doors: ['front', 'garage'] });
  await house.talk(`
    U: ask my majordomo to leave my package in the garage tomorrow morning
    A: Tomorrow, * garage door * Shall I allow it?
  `);
});
