import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type FaultPlan, injectFaults } from '../support/faulty-client';
import { type House, type HouseOptions, habitOf, openHouse } from '../support/house';
import { tableSuite } from '../support/table-suite';

const table = tableSuite();

const habits = [habitOf('COF-GROUND-250')];

/** A house whose skill reaches its table through faults that a test switches on. */
async function houseWithFaults(options: HouseOptions = {}) {
  let plan: FaultPlan = () => undefined;
  const client: DynamoDBDocumentClient = table().newClient();
  injectFaults(client, (command) => plan(command));
  const house = await openHouse(table(), { habits, client, ...options });
  const inject = (next: FaultPlan) => {
    plan = next;
  };
  return { house, inject };
}

const always =
  (fault: ReturnType<FaultPlan>): FaultPlan =>
  () =>
    fault;
const never: FaultPlan = () => undefined;
const onWrites =
  (fault: ReturnType<FaultPlan>): FaultPlan =>
  (command) =>
    command.startsWith('Transact') ? fault : undefined;

async function addsUp(house: House, orders: number): Promise<void> {
  expect(await house.orders()).toHaveLength(orders);
  expect(await house.balanceCoins()).toBe(
    10_000 - orders * (house.household.currency === 'USD' ? 1_348 : 1_180),
  );
}

describe('when the store throttles', () => {
  it('says that it is busy and keeps the question', async () => {
    const { house, inject } = await houseWithFaults();
    await house.talk('U: ask my majordomo to reorder coffee');
    inject(onWrites('throttle'));
    await house.talk(`
      U: yes
      A: The shop is very busy at the moment, so I stopped before changing anything. Shall I try again?
    `);
    await addsUp(house, 0);
    inject(never);
    await house.talk(`
      U: yes
      A: Done, it comes *
    `);
    await addsUp(house, 1);
    expect(house.lints).toEqual([]);
  });

  it('dit que le magasin est débordé et garde la question', async () => {
    const { house, inject } = await houseWithFaults({ locale: 'fr-FR' });
    await house.talk('U : demande à mon majordome de recommander du café');
    inject(onWrites('throttle'));
    await house.talk(`
      U : oui
      A : Le magasin est débordé en ce moment, je me suis arrêté avant de changer quoi que ce soit. J'essaie encore ?
    `);
    inject(never);
    await house.talk(`
      U : oui
      A : C'est fait, *
    `);
    await addsUp(house, 1);
  });
});

describe('when transactions keep colliding', () => {
  it('says so, never that coins are missing', async () => {
    const { house, inject } = await houseWithFaults();
    await house.talk('U: ask my majordomo to reorder coffee');
    inject(onWrites('conflict'));
    await house.talk(`
      U: yes
      A: Somebody else in the house was faster at the same moment, so I changed nothing. Shall I try again?
    `);
    await addsUp(house, 0);
  });
});

describe('when the answer is lost after the write went through', () => {
  it('says that it may have gone through, and "yes" orders once', async () => {
    const { house, inject } = await houseWithFaults();
    await house.talk('U: ask my majordomo to reorder coffee');
    inject(onWrites('lost-answer'));
    await house.talk(`
      U: yes
      A: That's taking longer than it should. It may have gone through, and it can't happen twice. Shall I try again?
    `);
    inject(never);
    await house.talk(`
      U: yes
      A: Done, it comes on Thursday. *
    `);
    await addsUp(house, 1);
  });

  it('tells the truth after "no": it stands, and can be cancelled', async () => {
    const { house, inject } = await houseWithFaults();
    await house.talk('U: ask my majordomo to reorder coffee');
    inject(onWrites('lost-answer'));
    await house.talk('U: yes');
    inject(never);
    await house.talk(`
      U: no
      A: It had gone through after all, and comes on Thursday. Shall I cancel it?
    `);
    const french = await houseWithFaults({ locale: 'fr-FR' });
    await french.house.talk('U : demande à mon majordome de recommander du café');
    french.inject(onWrites('lost-answer'));
    await french.house.talk(`
      U : oui
      A : C'est plus long que d'habitude. C'est peut-être passé, et ça ne se fera pas deux fois. J'essaie encore ?
    `);
    french.inject(never);
    await french.house.talk(`
      U : non
      A : Elle était passée quand même, elle arrive jeudi. Je l'annule ?
    `);
  });
});

describe('when nothing can be read', () => {
  it('apologises, changes nothing, and the next turn works', async () => {
    const { house, inject } = await houseWithFaults();
    inject(always('timeout-before'));
    await house.talk(`
      U: open my majordomo
      A: That's taking longer than it should, and I've changed nothing. Would you like to try something else?
    `);
    inject(never);
    await house.talk(`
      U: reorder coffee
      A: Your usual ground coffee, *
    `);
    await addsUp(house, 0);
    expect(house.faults).toEqual(['store-unavailable']);
  });
});
