import { scanAll } from '../../../../test/support/dynamodb';
import { injectFaults } from '../../../../test/support/faulty-client';
import {
  type Answer,
  comeBack,
  failedChecks,
  knownVoice,
  silentAlexa,
  unaskedAlexa,
  waitingCheck,
} from '../../../../test/support/hand-overs';
import type { House, HouseOptions } from '../../../../test/support/house';
import { houseSuite } from '../../../../test/support/house-suite';
import { pastOrder } from '../../../../test/support/past-orders';
import { plusMs } from '../../../domain/time';
import { removeVoiceCode, setVoiceCode } from '../../../domain/voice-code/set';

/** To cancel an order takes the code here: a real question, of an intent that knows nothing of codes. */
jest.mock('../index', () => {
  const { guarded } = jest.requireActual('../../../../test/support/guarded');
  return { intents: guarded(jest.requireActual('../index').intents, 'CancelOrderIntent', 'confirm') };
});

const houses = houseSuite();

const now = '2026-03-10T09:00:00.000Z';
const earlier = '2026-03-10T08:00:00.000Z';
const order = (placedAt: string, sku: string) => pastOrder({ placedAt, units: { [sku]: 1 } });
const twoOrders = () => [order(earlier, 'COF-GROUND-250'), order(plusMs(earlier, 1_000), 'PAS-PENNE-500')];

/** A house whose first order was cancelled with the code, by a voice that is known from then on. */
const codeProven = (answer?: Answer, options: HouseOptions = {}) =>
  knownVoice(
    (voice) => houses.open({ orders: twoOrders(), voiceCode: '4711', ...voice, ...options }),
    `
      U: ask my majordomo to cancel my pasta order
      A: * Shall I cancel it?
      U: yes
      A: * What's your code?
      U: four seven one one
      A: It's canceled. *
      U: ask my majordomo to cancel my coffee order
      A: * Shall I cancel it?
    `,
    answer,
  );

const cancelled = async (house: House) =>
  (await house.orders()).filter(({ status }) => status === 'cancelled').length;

describe('a voice that has said the code before', () => {
  it('is checked by Alexa, and what was asked goes on', async () => {
    const { house, handOvers } = await codeProven();
    const turn = await house.say('yes');
    expect(turn.spoken).toEqual([
      "Very well. Alexa makes sure that it's you.",
      expect.stringMatching(/^It's canceled/),
    ]);
    expect(turn.invocations[0]?.response?.response.shouldEndSession).toBeUndefined();
    expect(handOvers).toEqual([
      {
        type: 'Connections.StartConnection',
        uri: 'connection://AMAZON.VerifyPerson/2',
        input: {
          requestedAuthenticationConfidenceLevel: { level: 400, customPolicy: { policyName: 'VOICE_PIN' } },
        },
        token: expect.stringMatching(/^ver_\w{26}$/),
      },
    ]);
    expect(await cancelled(house)).toBe(2);
  });

  it('is refused when the PIN was wrong', async () => {
    const { house, choices } = await codeProven();
    choices.verification = 'NOT_ACHIEVED';
    await house.talk(`
      U: yes
      A: Very well. Alexa makes sure that it's you.
      A: Alexa couldn't make sure that it's you, so nothing was done. Anything else?
    `);
    expect(await cancelled(house)).toBe(1);
  });

  it('is asked for our own code when the household has not switched it on', async () => {
    const { house, choices } = await codeProven();
    choices.verification = 'NOT_ENABLED';
    await house.talk(`
      U: yes
      A: Very well. Alexa makes sure that it's you.
      A: * What's your code?
      U: one one one two
      A: That isn't it. Two tries left. What's your code?
      U: four seven one one
      A: It's canceled. *
    `);
    expect(await cancelled(house)).toBe(2);
  });

  it.each([
    ['mismatch', /couldn't make sure that it's you, so nothing was done\. Anything else\?$/],
    ['lockout', /has locked your PIN for now, so nothing was done\..* Anything else\?$/],
    ['no PIN', /What's your code\?$/],
    ['failure', /What's your code\?$/],
  ])('after a %s nothing was done', async (name, answer) => {
    const { house } = await codeProven(async () => failedChecks[name]);
    expect((await house.say('yes')).spoken.at(-1)).toMatch(answer);
    expect(await cancelled(house)).toBe(1);
    const kept = (await scanAll(houses.table())).filter(({ pk }) => pk === `H#${house.household.id}`);
    expect(kept.filter(({ sk }) => String(sk).startsWith('V#'))).toEqual([]);
  });

  it('is not checked by Alexa while the code is locked', async () => {
    const { house, handOvers } = await codeProven();
    const standing = await house.shop.voiceCodes.read(house.household.id);
    if (!standing) throw new Error('no code');
    const lockedCode = { ...standing, misses: 3, lockedAt: now, revision: 'vcr_locked' };
    await house.shop.voiceCodes.replace(house.household.id, standing, lockedCode);
    await house.talk('U: yes\nA: /^Your code is locked/');
    expect(handOvers).toEqual([]);
    expect(await cancelled(house)).toBe(1);
  });
});

describe('what Alexa brings back', () => {
  const pendingCheck = async () => waitingCheck(await codeProven(silentAlexa));

  it('counts once', async () => {
    const { house, token } = await pendingCheck();
    const [first, second] = [await comeBack(house, token), await comeBack(house, token)];
    expect(first.spoken[0]).toMatch(/^It's canceled/);
    expect(second.spoken).toEqual(["That's no longer waiting. Please ask me again. What can I do for you?"]);
  });

  it('counts once when it comes twice at the same time', async () => {
    const { house, token } = await pendingCheck();
    const turns = await Promise.all([1, 2, 3, 4].map(() => comeBack(house, token)));
    expect(turns.filter(({ spoken }) => spoken[0]?.startsWith("It's canceled"))).toHaveLength(1);
  });

  it('counts for five minutes', async () => {
    const { house, token } = await pendingCheck();
    house.setNow(plusMs(now, 5 * 60_000));
    expect((await comeBack(house, token)).spoken[0]).toMatch(/^That's no longer waiting/);
    expect(await cancelled(house)).toBe(1);
  });

  it('counts until the last millisecond of them', async () => {
    const { house, token } = await pendingCheck();
    house.setNow(plusMs(now, 5 * 60_000 - 1));
    expect((await comeBack(house, token)).spoken[0]).toMatch(/^It's canceled/);
  });

  it('counts for the voice that asked, and is used up by another', async () => {
    const { house, token } = await pendingCheck();
    expect((await comeBack(house, token, 'amzn1.ask.person.UNKNOWN')).spoken[0]).toMatch(
      /couldn't make sure/,
    );
    expect((await comeBack(house, token)).spoken[0]).toMatch(/^That's no longer waiting/);
    expect(await cancelled(house)).toBe(1);
  });

  it('counts for the household that asked', async () => {
    const { token } = await pendingCheck();
    const { house } = await pendingCheck();
    expect((await comeBack(house, token)).spoken[0]).toMatch(/^That's no longer waiting/);
    expect(await cancelled(house)).toBe(1);
  });

  it('counts for nothing when the code was set anew meanwhile', async () => {
    const { house, token } = await pendingCheck();
    await setVoiceCode(house.shop, house.household.id, '2580', now);
    expect((await comeBack(house, token)).spoken[0]).toMatch(/What's your code\?$/);
    await house.talk("U: four seven one one\nA: That isn't it. Two tries left. What's your code?");
    expect(await cancelled(house)).toBe(1);
  });

  it('counts for nothing when the code was removed meanwhile', async () => {
    const { house, token } = await pendingCheck();
    await removeVoiceCode(house.shop, house.household.id);
    expect((await comeBack(house, token)).spoken[0]).toMatch(/you have none yet/);
    expect(await cancelled(house)).toBe(1);
  });

  it('greets when it was asked for something else', async () => {
    const { house } = await pendingCheck();
    for (const token of ['invented', 'ver_INVENTED', undefined])
      expect((await comeBack(house, token)).spoken[0]).toMatch(
        token === 'ver_INVENTED' ? /^That's no longer waiting/ : /^Good day/,
      );
  });
});

describe('our own code is asked for', () => {
  it('in French, whoever speaks', async () => {
    const voice = { personId: 'amzn1.ask.person.ANNE', connections: unaskedAlexa };
    const house = await houses.open({ orders: twoOrders(), voiceCode: '4711', locale: 'fr-FR', ...voice });
    const cancelOne = `
      U : demande à mon majordome d'annuler ma commande
      A : * Je l'annule ?
      U : oui
      A : * Quel est votre code ?
      U : quatre sept un un
      A : C'est annulé. *
    `;
    await house.talk(cancelOne + cancelOne);
  });

  it('of a voice that Alexa does not know', async () => {
    const { house, handOvers } = await codeProven();
    const { personId: _unknown, ...stranger } = house.speaker;
    const turn = await house.alexa.say(stranger, 'yes');
    expect(turn.reprompt).toBe("What's your code?");
    expect(handOvers).toEqual([]);
  });
});

it('does nothing when the answer to taking the question away is lost', async () => {
  const client = houses.table().newClient();
  const lost = { left: 0 };
  injectFaults(client, (command) =>
    command.startsWith('Delete') && lost.left-- > 0 ? 'lost-answer' : undefined,
  );
  const { house } = await codeProven(undefined, { client });
  lost.left = 1;
  expect((await house.say('yes')).spoken.at(-1)).toMatch(/^That's no longer waiting/);
  expect(await cancelled(house)).toBe(1);
});
