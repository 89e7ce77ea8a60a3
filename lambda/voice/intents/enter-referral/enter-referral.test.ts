import { countRequests } from '../../../../test/support/counting-client';
import type { House, HouseOptions } from '../../../../test/support/house';
import { houseSuite } from '../../../../test/support/house-suite';
import { pastOrder } from '../../../../test/support/past-orders';
import { testSeller } from '../../../../test/support/sellers';
import { withCheckDigit } from '../../../domain/gift-codes/gift-code';
import { giveReferralCode } from '../../../domain/referral/give-code';
import { groupsOf } from '../../../domain/referral/referral';

const houses = houseSuite();

async function codeOf({ shop, household }: House): Promise<string> {
  const view = await shop.households.read(household.id);
  const result = view && (await giveReferralCode(shop, view));
  if (result?.name !== 'code') throw new Error('no code');
  return result.facts.code;
}

/** Digit by digit, as people read them. */
const said = (code: string): string => groupsOf(code).join(' ');
const newcomer = (options: HouseOptions = {}) => houses.open({ coins: 0, ...options });
const referredBy = async ({ shop, household }: House) =>
  (await shop.households.read(household.id))?.referral?.referredBy?.householdId;

describe('entering a code by voice', () => {
  it('notes who referred, in one breath', async () => {
    const referrer = await houses.open();
    const code = await codeOf(referrer);
    const house = await newcomer();
    await house.talk(`
      U: tell my majordomo i was referred my code is ${said(code)}
      A: It's noted: you get 300 coins and your friend is thanked, once your first order can't be returned anymore. Anything else?
      U: referral code ${said(code)}
      A: I have that code already: *
    `);
    expect(await referredBy(house)).toBe(referrer.household.id);
  });

  it('asks for it, and takes it in halves', async () => {
    const referrer = await houses.open();
    const code = await codeOf(referrer);
    const [first, second] = groupsOf(code);
    const house = await newcomer();
    await house.talk(`
      U: tell my majordomo i was referred
      A: It has eight digits, in two groups of four. What's your friend's code?
      U: ${first}
      A: I have the first four. And the other four digits?
      U: ${second}
      A: It's noted: *
    `);
    expect(await referredBy(house)).toBe(referrer.household.id);
  });

  it('le demande en français, et le prend d’une traite', async () => {
    const referrer = await houses.open();
    const code = await codeOf(referrer);
    const house = await newcomer({ locale: 'fr-FR' });
    await house.talk(`
      U : dis à mon majordome que j'ai un code de parrainage
      A : Il a huit chiffres, en deux groupes de quatre. Quel est le code de parrainage ?
      U : ${said(code)}
      A : C'est noté : vous recevrez 300 jetons, et votre parrain sera remercié, une fois passé le délai de retour de votre première commande. Autre chose ?
    `);
    expect(await referredBy(house)).toBe(referrer.household.id);
  });

  it('can be left, and says until when it counts', async () => {
    const house = await newcomer();
    await house.talk(`
      U: tell my majordomo i have a referral code
      A: * What's your friend's code?
      U: no
      A: I've left it. You can tell me the code any time before your first order. Anything else?
    `);
    const maison = await newcomer({ locale: 'fr-FR' });
    await maison.talk(`
      U : dis à mon majordome que j'ai un code de parrainage
      A : * Quel est le code de parrainage ?
      U : non
      A : Très bien, je laisse. * Autre chose ?
    `);
  });
});

const french = 'fr-FR' as const;

describe('a code that does not count', () => {
  it('one of digits that do not belong together, or that nobody has, can be said again', async () => {
    const house = await newcomer();
    await house.talk(`
      U: tell my majordomo my referral code is 1234 5678
      A: A digit must be off: that makes no code. What's the code again?
      U: ${said(withCheckDigit('0000000'))}
      A: I don't know that code. What's the code again?
    `);
    const maison = await newcomer({ locale: french });
    await maison.talk(`
      U : dis à mon majordome que mon code de parrainage est le 1234 5678
      A : Il doit y avoir un chiffre de travers : ce code n'existe pas. Vous pouvez me le redonner ?
      U : ${said(withCheckDigit('0000000'))}
      A : Je ne connais pas ce code. Vous pouvez me le redonner ?
    `);
  });

  it('is one’s own', async () => {
    for (const [locale, expected] of [
      ['en-US', "That's your own code"],
      ['fr-FR', "C'est votre propre code"],
    ] as const) {
      const house = await newcomer({ locale });
      const turn = await enter(house, await codeOf(house));
      expect(turn).toContain(expected);
    }
  });

  it('is a second one', async () => {
    const [one, two] = [await codeOf(await houses.open()), await codeOf(await houses.open())];
    const house = await newcomer();
    await enter(house, one);
    expect(await enter(house, two)).toContain('Another friend has referred you already');
    const maison = await newcomer({ locale: french });
    await enter(maison, one);
    expect(await enter(maison, two)).toContain("Quelqu'un d'autre vous a déjà parrainé");
  });

  it('comes after the first order', async () => {
    const code = await codeOf(await houses.open());
    const ordered = () => [
      pastOrder({ placedAt: '2026-03-01T08:00:00.000Z', units: { 'COF-GROUND-250': 1 } }),
    ];
    expect(await enter(await newcomer({ orders: ordered() }), code)).toContain('you have ordered already');
    expect(await enter(await newcomer({ orders: ordered(), locale: french }), code)).toContain(
      'vous avez déjà commandé',
    );
  });

  it('comes back to oneself', async () => {
    const first = await newcomer();
    const second = await newcomer({ locale: french });
    await enter(second, await codeOf(first));
    expect(await enter(first, await codeOf(second))).toContain('That friend came through you');
    const third = await newcomer({ locale: french });
    await enter(third, await codeOf(second));
    const fourth = await newcomer({ locale: french });
    await enter(fourth, await codeOf(third));
    expect(await referredBy(fourth)).toBe(third.household.id);
    expect(await enter(first, await codeOf(third))).toContain('came through you');
    const loop = await newcomer({ locale: french });
    const other = await newcomer();
    await enter(other, await codeOf(loop));
    expect(await enter(loop, await codeOf(other))).toContain('elle ne peut pas vous parrainer');
  });

  it('was tried too often', async () => {
    const code = await codeOf(await houses.open());
    for (const [locale, expected] of [
      ['en-US', "That was one try too many. I can't take another code until 8 PM"],
      ['fr-FR', "C'est un essai de trop. Je ne peux plus prendre de code jusqu'à"],
    ] as const) {
      const house = await newcomer({ locale });
      const unknown = withCheckDigit('0000001');
      for (let tries = 0; tries < 10; tries++) await enter(house, unknown);
      expect(await enter(house, code)).toContain(expected);
      expect(await referredBy(house)).toBeUndefined();
    }
  });

  it('is of no use where nobody is rewarded, nor to a guest', async () => {
    const code = await codeOf(await houses.open());
    const seller = { wallet: { ...testSeller.wallet, rewards: [] } };
    expect(await enter(await newcomer({ seller }), code)).toContain("There's no reward for referrals");
    expect(await enter(await newcomer({ seller, locale: french }), code)).toContain(
      "Le parrainage n'est pas",
    );
    for (const locale of ['en-US', 'fr-FR'] as const) {
      const guest = await newcomer({ linked: false, locale });
      const turn = await guest.say(sentence(guest, code));
      expect([turn.card?.type, turn.sessionEnded]).toEqual(['LinkAccount', true]);
    }
  });
});

const sentence = ({ speaker }: House, code: string): string =>
  speaker.locale === french
    ? `dis à mon majordome que mon code de parrainage est le ${said(code)}`
    : `tell my majordomo my referral code is ${said(code)}`;
const enter = async (house: House, code: string): Promise<string> =>
  (await house.alexa.say(house.speaker, sentence(house, code), { forceNewSession: true })).spoken.join(' ');

it('reads once and changes once', async () => {
  const code = await codeOf(await houses.open());
  const client = houses.table().newClient();
  const counter = countRequests(client);
  const house = await newcomer({ client });
  counter.reset();
  await house.say(sentence(house, code));
  expect(counter.counts().roundTrips).toBe(2);
});
