import { deliverySuite } from '../../../../test/support/delivery-house';

const houses = deliverySuite();

it('days away, said in passing, are asked about before anything is done', async () => {
  const house = await houses.open();
  const noneUntil = async () => (await house.shop.deliveryHomes.read(house.household.id))?.home.noneUntil;
  await house.talk(`
    U: ask my majordomo i won't be home tomorrow
    A: I can hold deliveries inside, and have them start again on Thursday. Shall I hold them?
    U: quibble dabble
    A: Sorry, a yes or a no. * Shall I hold them?
    U: no
    A: All right, nothing changes. * Anything else?
  `);
  expect(await noneUntil()).toBeUndefined();
  await house.talk(`
    U: we're away this weekend
    A: * start again on Monday. Shall I hold them?
    U: yes
    A: Noted, no delivery inside before Monday*
  `);
  expect(await noneUntil()).toBe('2026-03-16T04:00:00.000Z');
});

it("n'annule rien de prévu sans un oui", async () => {
  const house = await houses.open({ locale: 'fr-FR' });
  await house.plan('2026-03-11T14:00:00.000Z');
  await house.talk(`
    U : ouvre mon majordome
    U : je ne serai pas là demain
    A : Je peux suspendre les livraisons à l'intérieur ; elles reprendront jeudi. Je les suspends ?
    U : oui
    A : C'est noté, * Je l'annule ?
    U : non
    A : D'accord, elle reste prévue. Autre chose ?
  `);
  expect((await house.windows()).map(({ state }) => state)).toEqual(['authorized']);
});

it('days that are over are asked for anew', async () => {
  const house = await houses.open();
  await house.talk(`
    U: ask my majordomo we're away yesterday
    A: That day is here already. Until which day?
  `);
});
