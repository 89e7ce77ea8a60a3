import { deliverySuite } from '../../../../test/support/delivery-house';

const houses = deliverySuite();

it('keeps the day as the first instant of it, in the time of the door', async () => {
  const house = await houses.open({ doorZone: 'Europe/Paris' });
  await house.say("ask my majordomo we're away until march thirtieth");
  const known = await house.shop.deliveryHomes.read(house.household.id);
  expect(known?.home.noneUntil).toBe('2026-03-29T22:00:00.000Z');
});

it('minds a window that was asked for at the same moment', async () => {
  const house = await houses.open({ locale: 'fr-FR' });
  await house.say('ouvre mon majordome');
  const { deliveryHomes } = house.shop;
  const known = await deliveryHomes.read(house.household.id);
  if (known) await deliveryHomes.save({ ...known.home, revision: known.home.revision + 1 });
  await house.talk(`
    U : on est absents jusqu'au 20 mars
    A : C'est noté, pas de livraison à l'intérieur avant le vendredi 20 mars. *
  `);
});

it('a day that is here, and one too far away, are asked for again', async () => {
  const house = await houses.open();
  await house.talk(`
    U: ask my majordomo we're away until today
    A: That day is here already. Until which day?
    U: for three years
    U: no
  `);
});

it('needs an account, and a door', async () => {
  const guest = await houses.open({ linked: false });
  await guest.talk(`
    U: ask my majordomo we're away until july third
    A: To plan your deliveries, I need your store account. *
  `);
  const house = await houses.open({ doors: [] });
  await house.talk(`
    U: ask my majordomo we're away until july third
    A: No one will come in anyway: * Anything else?
  `);
});
