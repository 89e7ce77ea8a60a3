import { deliverySuite } from '../../../../test/support/delivery-house';

const houses = deliverySuite();
const tomorrow = '2026-03-11T14:00:00.000Z';

it('locks every door that it reaches, without a code', async () => {
  const house = await houses.open({
    doors: ['front', 'back'],
    voiceCode: '',
    coming: [1, 2].map((hour) => ({
      placedAt: `2026-03-10T0${hour}:00:00.000Z`,
      units: { 'COF-GROUND-250': 1 },
    })),
  });
  const front = await house.plan(tomorrow, 2, { door: 'front', order: 0 });
  const back = await house.plan(tomorrow, 2, { door: 'back', order: 1 });
  await house.talk(`
    U: ask my majordomo to lock my door
    A: I've told your front door and your back door to lock. *
  `);
  for (const { windowId } of [front, back]) {
    const kinds = (await house.shop.commands.ofWindow(windowId)).map(({ body }) => body.kind);
    expect(kinds).toContain('lock');
  }
});

it('verrouille celle qui est nommée, et pas les autres', async () => {
  const house = await houses.open({ locale: 'fr-FR', doors: ['front', 'back'] });
  const front = await house.plan(tomorrow);
  await house.talk(`
    U : demande à mon majordome de verrouiller la porte de derrière
    A : Je ne joins votre serrure qu'autour d'une livraison, et il n'y en a pas. *
  `);
  const kinds = (await house.shop.commands.ofWindow(front.windowId)).map(({ body }) => body.kind);
  expect(kinds).not.toContain('lock');
});

it('needs an account', async () => {
  const house = await houses.open({ linked: false });
  await house.talk(`
    U: ask my majordomo to lock my door
    A: To reach your lock, I need your store account. *
  `);
});
