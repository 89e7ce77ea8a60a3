import { deliverySuite } from '../../../../test/support/delivery-house';

const houses = deliverySuite();
const tomorrow = '2026-03-11T14:00:00.000Z';

it('sends nobody in from then on, and tells both sides', async () => {
  const house = await houses.open();
  const window = await house.plan(tomorrow);
  await house.say("ask my majordomo don't let the courier in");
  const commands = await house.shop.commands.ofWindow(window.windowId);
  const told = commands.map(({ body }) => (body.kind === 'notify' ? `${body.topic}: ${body.to}` : body.kind));
  expect(told).toEqual(expect.arrayContaining(['revoked: customer', 'revoked: operations']));
});

it('locks the door of whoever is inside, and records who asked for it', async () => {
  const house = await houses.open({ locale: 'fr-FR' });
  const window = await house.plan(tomorrow);
  await house.become(window, { state: 'placed', unlock: { commandedAt: tomorrow } });
  await house.talk(`
    U : demande à mon majordome de ne laisser entrer personne
    A : Je verrouille votre porte d'entrée tout de suite. *
  `);
  const [after] = await house.windows();
  expect(after).toMatchObject({ state: 'securing', revocation: { by: { role: 'customer' } } });
  const kinds = (await house.shop.commands.ofWindow(window.windowId)).map(({ body }) => body.kind);
  expect(kinds).toContain('lock');
});

it('one that ended in the meantime is over', async () => {
  const house = await houses.open({
    coming: [1, 2].map((hour) => ({
      placedAt: `2026-03-10T0${hour}:00:00.000Z`,
      units: { 'COF-GROUND-250': 1 },
    })),
  });
  const first = await house.plan(tomorrow, 2, { order: 0 });
  await house.plan('2026-03-12T14:00:00.000Z', 2, { order: 1 });
  await house.say('ask my majordomo to cancel the delivery inside');
  await house.become(first, { state: 'failed' });
  await house.talk(`
    U: yes
    A: That delivery is already over; no one else will come in. Anything else?
  `);
});
