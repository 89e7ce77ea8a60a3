import { type DeliveryHouse, deliverySuite } from '../../../../test/support/delivery-house';
import { type FaultPlan, injectFaults, onTransactions } from '../../../../test/support/faulty-client';
import type { Turn } from '../../turn';
import { answerAuthorize } from './confirm';

const houses = deliverySuite();
const states = async (house: DeliveryHouse) => (await house.windows()).map(({ state }) => state);
const readOut = `
  U: ask my majordomo to let the courier in tomorrow between ten and noon
  A: * Shall I allow it?
`;

/** Every answer of the table is lost, from the given transaction on. */
async function withLostAnswers(from: number): Promise<DeliveryHouse> {
  const client = houses.table().newClient();
  const house = await houses.open({ client });
  await house.say('open my majordomo');
  const faults: ReturnType<FaultPlan>[] = [...Array(from).fill(undefined), ...Array(4).fill('lost-answer')];
  injectFaults(
    client,
    onTransactions(() => faults.shift()),
  );
  return house;
}

it('is authorised by the code alone, and in both languages', async () => {
  const house = await houses.open();
  await house.talk(readOut);
  expect(await states(house)).toEqual([]);
  await house.say('yes');
  expect(await states(house)).toEqual(['requested']);
  await house.say('four seven one one');
  expect(await states(house)).toEqual(['authorized']);
  const maison = await houses.open({ locale: 'fr-FR' });
  await maison.talk(`
    U : demande à mon majordome de laisser entrer le livreur demain entre dix heures et midi
    U : oui
    U : quatre sept un un
    A : C'est autorisé, demain de 10 h à midi. *
  `);
});

it('a yes whose answer was lost is repeated, and one window is authorised', async () => {
  const house = await withLostAnswers(0);
  await house.talk(`
    ${readOut}
    U: yes
    A: * Shall I try again?
    U: yes
    A: * What's your code?
    U: four seven one one
    A: It's authorized, *
  `);
  expect(house.faults.splice(0)).toEqual(['store-unknown']);
  expect((await states(house)).sort()).toEqual(['authorized', 'requested']);
});

it('a code whose answer was lost authorises once, whatever is said then', async () => {
  const house = await withLostAnswers(2);
  await house.talk(`
    ${readOut}
    U: yes
    U: four seven one one
    A: * It may have gone through, and it can't happen twice. Shall I try again?
    U: yes
    A: * What's your code?
    U: four seven one one
    A: It's authorized, *
  `);
  expect(house.faults.splice(0)).toEqual(['store-unknown']);
  expect(await states(house)).toEqual(['authorized']);
});

it('what came first between the reading and the yes is minded', async () => {
  const house = await houses.open({
    coming: [
      { placedAt: '2026-03-10T08:00:00.000Z', units: { 'COF-GROUND-250': 2 } },
      { placedAt: '2026-03-10T07:00:00.000Z', units: { 'DAI-MILK-WHOLE-6': 1 } },
    ],
  });
  await house.say('ask my majordomo to put my coffee inside tomorrow between ten and noon');
  await house.plan('2026-03-11T15:00:00.000Z', 1, { order: 1 });
  await house.talk(`
    U: yes
    A: Your front door has another delivery tomorrow from 11 AM to noon, * Between what hours?
  `);
});

it('an authorization that expired before the code is no more', async () => {
  const house = await houses.open();
  await house.talk(readOut);
  await house.say('yes');
  const [window] = await house.windows();
  if (window) await house.become(window, { state: 'expired' });
  await house.talk(`
    U: four seven one one
    A: That took too long, so nothing is authorized. * Anything else?
  `);
  expect(await states(house)).toEqual(['expired']);
});

it('authorises no window of another household, and none without the code', async () => {
  const [house, other] = [await houses.open(), await houses.open()];
  await other.talk(readOut);
  await other.say('yes');
  const [window] = await other.windows();
  const turn = {
    shop: house.shop,
    householdId: house.household.id,
    household: async () => (await house.shop.households.read(house.household.id)) ?? {},
    isCodeProven: true,
    once: (_name: string, read: () => Promise<unknown>) => read(),
  } as unknown as Turn;
  const data = { windowId: window?.windowId };
  expect(await answerAuthorize(turn, 'yes', data)).toMatchObject({ outcome: 'lapsed' });
  const own = { ...turn, householdId: other.household.id, isCodeProven: false };
  expect(await answerAuthorize(own, 'yes', data)).toMatchObject({ outcome: 'ask' });
  expect(await states(other)).toEqual(['requested']);
});
