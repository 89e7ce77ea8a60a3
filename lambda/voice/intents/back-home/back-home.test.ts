import { deliverySuite } from '../../../../test/support/delivery-house';

const houses = deliverySuite();
const noneUntil = '2026-07-03T04:00:00.000Z';

it('ends what was said before leaving, and nothing else', async () => {
  const house = await houses.open({ noneUntil });
  await house.talk(`
    U: ask my majordomo we're back
    A: Welcome back. Deliveries inside can be planned again: *
  `);
  const known = await house.shop.deliveryHomes.read(house.household.id);
  expect(known?.home).not.toHaveProperty('noneUntil');
  expect(known?.home.doors).toHaveLength(1);
});

it('de retour sans être parti, sans porte, sans compte', async () => {
  const maison = await houses.open({ locale: 'fr-FR' });
  await maison.talk(`
    U : ouvre mon majordome
    U : nous sommes rentrés
    A : Bon retour. Les livraisons à l'intérieur étaient restées possibles. Autre chose ?
  `);
  const house = await houses.open({ doors: [] });
  await house.talk(`
    U: ask my majordomo we're back
    A: Welcome back. What can I do for you?
  `);
  const guest = await houses.open({ linked: false });
  await guest.talk(`
    U: ask my majordomo we're back
    A: Welcome back. To plan deliveries, I need your store account: *
  `);
});
