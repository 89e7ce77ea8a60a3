import { creditPromo } from '../../lambda/domain/wallet/moves';
import { countRequests } from '../support/counting-client';
import { deliverySuite } from '../support/delivery-house';
import { dealOn, type House, type HouseOptions, habitOf, houseNow } from '../support/house';
import { houseSuite } from '../support/house-suite';

/** Promo coins that are about to go are told at the greeting, thirty days before and seven. */

const houses = houseSuite();
const withDoors = deliverySuite();

/** Promo coins by the month in which they expire. */
async function reward({ shop, household }: House, promo: Record<string, number>): Promise<void> {
  for (const [month, coins] of Object.entries(promo)) {
    const wallet = await shop.wallets.read(household.id);
    if (!wallet) throw new Error('a house without a wallet');
    const ask = { key: `reward:${household.id}:${month}`, kind: 'reward', subject: 'contest' } as const;
    await shop.wallets.commit(creditPromo(wallet, { ...ask, coins, month, now: houseNow }));
  }
}

/** A house with a thousand coins that last, and promo coins beside. */
async function houseWith(promo: Record<string, number>, options: HouseOptions = {}): Promise<House> {
  const house = await houses.open({ coins: 1_000, ...options });
  await reward(house, promo);
  return house;
}

const noon = (day: string): string => `${day}T12:00:00.000Z`;

describe('coins that expire', () => {
  it('are told thirty days before and seven, once each', async () => {
    const house = await houseWith({ '2026-04': 240 });
    await house.talk(`
      U: open my majordomo
      A: Good day, your majordomo is listening. *
      U: stop
    `);
    house.setNow(noon('2026-03-31'));
    await house.talk(`
      U: open my majordomo
      A: Good day. 240 of your coins, worth $2.40, are only good until Thursday, April 30. You can use them on any order. What can I do for you?
      U: when do my coins expire
      A: What expires next: 240 coins at the end of April. *
      U: stop
      U: open my majordomo
      A: Good day, your majordomo is listening. *
      U: stop
    `);
    house.setNow(noon('2026-04-22'));
    await house.talk(`
      U: open my majordomo
      A: Good day, your majordomo is listening. *
      U: stop
    `);
    house.setNow(noon('2026-04-24'));
    await house.talk(`
      U: open my majordomo
      A: Good day. 240 of your coins, worth $2.40, are only good until Thursday. *
      U: stop
      U: open my majordomo
      A: Good day, your majordomo is listening. *
    `);
  });

  it('sont dits trente jours avant, puis sept, une fois chacun', async () => {
    const maison = await houseWith({ '2026-03': 240 }, { locale: 'fr-FR' });
    await maison.talk(`
      U : ouvre mon majordome
      A : Bonjour. 240 de vos jetons, soit 2,40 €, ne sont valables que jusqu'au mardi 31 mars. Vous pouvez les utiliser pour n'importe quelle commande. Que puis-je faire pour vous ?
      U : stop
      U : ouvre mon majordome
      A : Bonjour, votre majordome vous écoute. *
      U : stop
    `);
    maison.setNow(noon('2026-03-31'));
    await maison.talk(`
      U : ouvre mon majordome
      A : Bonjour. 240 de vos jetons, soit 2,40 €, ne sont valables que jusqu'à ce soir. * Que puis-je faire pour vous ?
      U : stop
      U : ouvre mon majordome
      A : Bonjour, votre majordome vous écoute. *
    `);
  });

  it('are told once in their last week to whoever was not there before', async () => {
    const house = await houseWith({ '2026-03': 240 }, { now: noon('2026-03-25') });
    await house.talk(`
      U: open my majordomo
      A: Good day. 240 of your coins, * until Tuesday. *
      U: stop
      U: open my majordomo
      A: Good day, your majordomo is listening. *
    `);
  });

  it('are told month by month, the first to go first', async () => {
    const house = await houseWith({ '2026-03': 240, '2026-04': 60 }, { now: noon('2026-03-31') });
    await house.talk(`
      U: open my majordomo
      A: Good day. 240 of your coins, worth $2.40, are only good until tonight. *
      U: stop
      U: open my majordomo
      A: Good day. 60 of your coins, worth $0.60, are only good until Thursday, April 30. *
      U: stop
      U: open my majordomo
      A: Good day, your majordomo is listening. *
    `);
  });

  it('are not told when they are a trifle or last a while', async () => {
    for (const promo of [{ '2026-03': 9 }, { '2026-05': 240 }]) {
      const house = await houseWith(promo);
      await house.talk(`
        U: open my majordomo
        A: Good day, your majordomo is listening. *
      `);
    }
  });

  it('come before what runs out and what is cheap, and leave that for the next greeting', async () => {
    const habits = [habitOf('COF-GROUND-250', { lastDay: '2026-02-19' })];
    const house = await houseWith({ '2026-03': 240 }, { habits, deals: [dealOn('COF-GROUND-250')] });
    await house.talk(`
      U: open my majordomo
      A: Good day. 240 of your coins, *
      U: stop
      U: open my majordomo
      A: Good day. Your ground coffee should run out *
    `);
  });

  it('wait for their turn behind a door', async () => {
    const house = await withDoors.open();
    await reward(house, { '2026-03': 240 });
    await house.plan('2026-03-10T14:00:00.000Z');
    await house.talk(`
      U: open my majordomo
      A: Good day. A courier may open your front door today *
      U: stop
    `);
    house.setNow('2026-03-13T14:00:00.000Z');
    await house.talk(`
      U: open my majordomo
      A: Good day. 240 of your coins, worth $2.40, *
    `);
  });

  it('are shown where there is a screen', async () => {
    const house = await houseWith({ '2026-03': 240 }, { screen: true });
    const { screen } = await house.say('open my majordomo');
    expect(JSON.stringify(screen?.datasources)).toContain('until Tuesday, March 31');
  });

  it('cost one write, when they are told and not otherwise', async () => {
    const client = houses.table().newClient();
    const house = await houseWith({ '2026-03': 240 }, { client });
    await house.say('ask my majordomo what is my balance');
    await house.say('stop');
    const counter = countRequests(client);
    await house.say('open my majordomo');
    expect(counter.counts().roundTrips).toBe(2);
    await house.say('stop');
    counter.reset();
    await house.say('open my majordomo');
    expect(counter.counts()).toMatchObject({ roundTrips: 1, writeUnits: 0 });
  });
});
