import { type DeliveryHouse, deliverySuite } from '../../../../test/support/delivery-house';
import {
  type Answer,
  comeBack,
  failedChecks,
  knownVoice,
  silentAlexa,
  unaskedAlexa,
  waitingCheck,
} from '../../../../test/support/hand-overs';
import { houseNow } from '../../../../test/support/house';
import { plusMs } from '../../../domain/time';

/** Alexa's own check of who speaks, when somebody is to be let in. */

const houses = deliverySuite();
const coming = [1, 2].map((hours) => ({
  placedAt: plusMs(houseNow, -hours * 3_600_000),
  units: { 'COF-GROUND-250': 2 },
}));
const states = async (house: DeliveryHouse) => (await house.windows()).map(({ state }) => state);

/** A house whose first delivery was allowed with the code, by a voice that is known from then on; the second is read out. */
const readOut = (answer?: Answer) =>
  knownVoice(
    (voice) => houses.open({ coming, ...voice }),
    `
      U: ask my majordomo to let the courier in tomorrow between ten and noon
      U: yes
      A: * Shall I allow it?
      U: yes
      A: * What's your code?
      U: four seven one one
      A: It's authorized, *
      U: ask my majordomo to let the courier in tomorrow between two and four p. m.
      A: Tomorrow, from 2 PM to 4 PM, * Shall I allow it?
    `,
    answer,
  );

it('verified: it is authorised, and the code is not said again', async () => {
  const { house, handOvers } = await readOut();
  await house.talk(`
    U: yes
    A: Very well. Alexa makes sure that it's you.
    A: It's authorized, tomorrow from 2 PM to 4 PM. * Anything else?
  `);
  expect(handOvers).toMatchObject([{ uri: 'connection://AMAZON.VerifyPerson/2' }]);
  expect(await states(house)).toEqual(['authorized', 'authorized']);
});

it('verified once is verified for that one: the next one is checked anew', async () => {
  const { house, choices, handOvers } = await readOut();
  await house.say('yes');
  choices.verification = 'NOT_ACHIEVED';
  await house.talk(`
    U: ask my majordomo to let the courier in tomorrow between five and six p. m.
    A: * Would you like a different time?
    U: yes
    A: * Shall I allow it?
    U: yes
    A: Very well. Alexa makes sure that it's you.
    A: Alexa couldn't make sure that it's you, so nothing was done. Anything else?
  `);
  expect(handOvers).toHaveLength(2);
  expect(await states(house)).toEqual(['authorized', 'authorized', 'requested']);
});

it('not verified: nobody is let in', async () => {
  const { house, choices } = await readOut();
  choices.verification = 'NOT_ACHIEVED';
  await house.talk(`
    U: yes
    A: Very well. Alexa makes sure that it's you.
    A: Alexa couldn't make sure that it's you, so nothing was done. Anything else?
  `);
  expect(await states(house)).toEqual(['authorized', 'requested']);
});

it.each(['mismatch', 'lockout'])('not verified, %s: nobody is let in', async (name) => {
  const { house } = await readOut(async () => failedChecks[name]);
  expect((await house.say('yes')).spoken.at(-1)).toMatch(/so nothing was done\./);
  expect(await states(house)).toEqual(['authorized', 'requested']);
});

it('not enrolled: our own code is asked for, and counts', async () => {
  const { house, choices } = await readOut();
  choices.verification = 'NOT_ENABLED';
  await house.talk(`
    U: yes
    A: Very well. Alexa makes sure that it's you.
    A: * What's your code?
  `);
  expect(await states(house)).toEqual(['authorized', 'requested']);
  await house.talk("U: four seven one one\nA: It's authorized, tomorrow from 2 PM to 4 PM. *");
  expect(await states(house)).toEqual(['authorized', 'authorized']);
});

it.each(['no PIN', 'failure'])('not enrolled, %s: our own code is asked for', async (name) => {
  const { house } = await readOut(async () => failedChecks[name]);
  expect((await house.say('yes')).reprompt).toBe("What's your code?");
  expect(await states(house)).toEqual(['authorized', 'requested']);
});

describe('timed out', () => {
  const minuteMs = 60_000;

  const waiting = async () => waitingCheck(await readOut(silentAlexa));

  it('a check that comes back in time authorises, once', async () => {
    const { house, token } = await waiting();
    house.setNow(plusMs(houseNow, 5 * minuteMs - 1));
    expect((await comeBack(house, token)).spoken[0]).toMatch(/^It's authorized/);
    expect((await comeBack(house, token)).spoken[0]).toMatch(/^That's no longer waiting/);
    expect(await states(house)).toEqual(['authorized', 'authorized']);
  });

  it('one that comes too late lets nobody in', async () => {
    const { house, token } = await waiting();
    house.setNow(plusMs(houseNow, 5 * minuteMs));
    expect((await comeBack(house, token)).spoken[0]).toMatch(/^That's no longer waiting/);
    expect(await states(house)).toEqual(['authorized', 'requested']);
  });

  it('one that comes in time for a window that is no more lets nobody in', async () => {
    const { house, token } = await waiting();
    const window = (await house.windows()).find(({ state }) => state === 'requested');
    if (!window) throw new Error('no window was asked for');
    await house.become(window, { state: 'expired' });
    expect((await comeBack(house, token)).spoken[0]).toMatch(/^That took too long, so nothing is authorized/);
    expect(await states(house)).toEqual(['authorized', 'expired']);
  });
});

it('en français, c’est le code, qui que ce soit qui parle', async () => {
  const voice = { personId: 'amzn1.ask.person.ANNE', connections: unaskedAlexa };
  const house = await houses.open({ locale: 'fr-FR', coming, ...voice });
  const byCode = `
    U : oui
    A : * Quel est votre code ?
    U : quatre sept un un
    A : C'est autorisé, *
  `;
  await house.talk(`
    U : demande à mon majordome de laisser entrer le livreur demain entre dix heures et midi
    U : oui
    ${byCode}
    U : demande à mon majordome de laisser entrer le livreur demain entre quatorze heures et seize heures
    ${byCode}
  `);
});
