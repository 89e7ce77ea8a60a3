import { deliverySuite } from '../../../../test/support/delivery-house';
import { injectFaults } from '../../../../test/support/faulty-client';
import { plusMs } from '../../../domain/time';

const houses = deliverySuite();
const start = '2026-03-10T14:00:00.000Z';

it('tells of each door, and of the one that is named', async () => {
  const house = await houses.open({ doors: ['front', 'garage'] });
  const window = await house.plan(start, 2, { door: 'garage' });
  await house.become(window, {
    state: 'expired',
    seen: { lock: 'unlocked', door: 'closed', at: plusMs(start, 60_000) },
  });
  house.setNow(plusMs(start, 3_600_000));
  await house.talk(`
    U: ask my majordomo is my door locked
    A: I can't tell about your front door: * Your garage door was unlocked at 10:01 AM, 59 minutes ago. To have it locked, say: lock my door. Anything else?
    U: is my garage door locked
    A: Your garage door was unlocked at 10:01 AM, 59 minutes ago. *
  `);
});

it('a locked bolt beside an open door is not locked', async () => {
  const house = await houses.open({ locale: 'fr-FR' });
  const window = await house.plan(start);
  await house.become(window, {
    state: 'expired',
    seen: { lock: 'locked', door: 'open', at: plusMs(start, 60_000) },
  });
  house.setNow(plusMs(start, 3_600_000));
  await house.talk(`
    U : demande à mon majordome si ma porte est verrouillée
    A : Votre porte d'entrée était ouverte à 15 h 01, il y a 59 minutes. *
  `);
});

it('asks no device, and writes nothing', async () => {
  const client = houses.table().newClient();
  const house = await houses.open({ client });
  await house.plan(start);
  const commands: string[] = [];
  injectFaults(client, (name) => {
    commands.push(name);
    return undefined;
  });
  for (const said of ['did the courier come', 'is my door locked', 'when was the last recording'])
    await house.say(`ask my majordomo ${said}`);
  expect(commands.filter((name) => /Put|Update|TransactWrite/.test(name))).toEqual([]);
});

it('needs an account', async () => {
  const house = await houses.open({ linked: false });
  await house.talk(`
    U: ask my majordomo did the courier come
    A: To see your deliveries, I need your store account. *
  `);
});
