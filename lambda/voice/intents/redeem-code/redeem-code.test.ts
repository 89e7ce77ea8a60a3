import { countRequests } from '../../../../test/support/counting-client';
import { giftCodeOf } from '../../../../test/support/gift-houses';
import { type House, type HouseOptions, houseNow } from '../../../../test/support/house';
import { houseSuite } from '../../../../test/support/house-suite';
import { testSeller } from '../../../../test/support/sellers';
import { dayMs, plusMs } from '../../../domain/time';

const houses = houseSuite();

const houseWith = (options: HouseOptions = {}) => houses.open({ coins: 100, ...options });

const englishDigits = 'zero one two three four five six seven eight nine'.split(' ');
const frenchDigits = 'zéro un deux trois quatre cinq six sept huit neuf'.split(' ');

const spelt = (digits: string, words: string[]): string =>
  [...digits].map((digit) => words[Number(digit)]).join(' ');
const grouped = (digits: string): string => digits.replace(/(\d{4})(?=\d)/g, '$1 ');

/** The code was not said: neither whole nor in parts. */
function expectUnsaid(house: House, spoken: string[], code: string): void {
  const said = spoken.join(' ').replace(/\D/g, '');
  for (let start = 0; start + 4 <= code.length; start++)
    expect(said).not.toContain(code.slice(start, start + 4));
  expect(JSON.stringify(house.logged)).not.toContain(code);
}

describe('a gift code', () => {
  it.each([
    ['digit by digit', (code: string) => spelt(code, englishDigits)],
    ['in groups of four', grouped],
    ['in one go', (code: string) => code],
  ])('said %s brings its coins', async (_how, said) => {
    const house = await houseWith();
    const code = await giftCodeOf(house, 2_500);
    const turn = await house.say(`ask my majordomo to redeem gift code ${said(code)}`);
    expect(turn.spoken).toEqual([
      'Your code brings you 2,500 coins, worth $25.00. You have 2,600 coins now. Anything else?',
    ]);
    expectUnsaid(house, turn.spoken, code);
    expect(await house.balanceCoins()).toBe(2_600);
  });

  it.each([
    ['chiffre par chiffre', (code: string) => spelt(code, frenchDigits)],
    ['par groupes de quatre', grouped],
    ["d'une traite", (code: string) => code],
  ])('dit %s apporte ses jetons', async (_how, said) => {
    const house = await houseWith({ locale: 'fr-FR' });
    const code = await giftCodeOf(house, 2_500);
    await house.talk(`
      U : demande à mon majordome d'utiliser le code cadeau ${said(code)}
      A : Votre code vous apporte 2 500 jetons, soit 25,00 €. Votre solde est maintenant de 2 600 jetons. Autre chose ?
    `);
    expect(await house.balanceCoins()).toBe(2_600);
  });

  it('is asked for, and may come in parts', async () => {
    const house = await houseWith();
    const code = await giftCodeOf(house, 500);
    await house.talk(`
      U: ask my majordomo to redeem a gift code
      A: Gladly. Say them four at a time, or one by one. What are the twelve digits?
      U: ${spelt(code.slice(0, 4), englishDigits)}
      A: Thank you, eight digits to go. What are the next ones?
      U: and ${spelt(code.slice(4, 8), englishDigits)}
      A: Thank you, four digits to go. What are the next ones?
      U: it's ${spelt(code.slice(8), englishDigits)}
      A: Your code brings you 500 coins, worth $5.00. You have 600 coins now. Anything else?
    `);
  });

  it('est demandé, et peut venir en plusieurs fois', async () => {
    const house = await houseWith({ locale: 'fr-FR' });
    const code = await giftCodeOf(house, 500);
    await house.talk(`
      U : demande à mon majordome d'utiliser mon code cadeau
      A : Volontiers. Dites-les quatre par quatre, ou un par un. Quels sont les douze chiffres ?
      U : ${spelt(code.slice(0, 8), frenchDigits)}
      A : Merci, il m'en manque quatre. Quels sont les suivants ?
      U : puis ${spelt(code.slice(8), frenchDigits)}
      A : Votre code vous apporte 500 jetons, soit 5,00 €. Votre solde est maintenant de 600 jetons. Autre chose ?
    `);
  });

  it('opens a wallet where there is none', async () => {
    const house = await houseWith({ coins: 0 });
    const code = await giftCodeOf(house, 500, { kind: 'given' });
    await house.say(`ask my majordomo to redeem gift code ${code}`);
    const wallet = (await house.shop.households.read(house.household.id))?.wallet;
    expect(wallet).toMatchObject({ availableCoins: 500, promo: { '2027-03': 500 } });
  });

  it('stays unused when it is left', async () => {
    const house = await houseWith();
    await house.talk(`
      U: ask my majordomo to redeem a gift code
      A: * What are the twelve digits?
      U: no
      A: All right, the code stays unused. Anything else?
    `);
    const maison = await houseWith({ locale: 'fr-FR' });
    await maison.talk(`
      U : demande à mon majordome d'utiliser un code cadeau
      A : * Quels sont les douze chiffres ?
      U : non
      A : D'accord, le code reste à utiliser. Autre chose ?
    `);
  });
});

describe.each(['en-US', 'fr-FR'] as const)('what cannot be redeemed (%s)', (locale) => {
  const inFrench = locale === 'fr-FR';
  const say = async (house: House, code: string) =>
    (
      await house.say(
        inFrench
          ? `demande à mon majordome d'utiliser le code cadeau ${grouped(code)}`
          : `ask my majordomo to redeem gift code ${grouped(code)}`,
      )
    ).spoken.join(' ');

  /** The last digit is another: as if it was misheard. */
  const misheard = (code: string): string => `${code.slice(0, -1)}${(Number(code.slice(-1)) + 1) % 10}`;

  it('digits that do not belong together; it costs no try, and is left after a while', async () => {
    const house = await houseWith({ locale });
    const code = misheard(await giftCodeOf(house, 500));
    expect(await say(house, code)).toMatch(inFrench ? /ne vont pas ensemble/ : /don't belong together/);
    await house.say(grouped(code));
    const last = await house.say(grouped(code));
    expect([last.sessionEnded, await house.balanceCoins()]).toEqual([true, 100]);
    expect(await say(house, await giftCodeOf(house, 500))).toMatch(/500/);
  });

  it('a code that nobody issued', async () => {
    const house = await houseWith({ locale });
    expect(await say(house, '482190537711')).toMatch(
      inFrench ? /ne connais pas ce code|ne vont pas/ : /don't know that code|don't belong/,
    );
  });

  it('a code that somebody used, and one of one’s own', async () => {
    const [house, other] = [await houseWith({ locale }), await houseWith({ locale })];
    const code = await giftCodeOf(house, 500);
    await say(other, code);
    expect(await say(house, code)).toMatch(inFrench ? /a déjà servi/ : /used already, by somebody else/);
    await other.alexa.leave(other.speaker);
    expect(await say(other, code)).toMatch(
      inFrench ? /vous l'avez déjà utilisé/ : /You've redeemed that one/,
    );
    expect([await house.balanceCoins(), await other.balanceCoins()]).toEqual([100, 600]);
  });

  it('a code whose time is over', async () => {
    const house = await houseWith({ locale });
    const code = await giftCodeOf(house, 500, { expiresAt: plusMs(houseNow, -dayMs / 2) });
    expect(await say(house, code)).toMatch(inFrench ? /a expiré/ : /has expired/);
  });

  it('more than the wallet may hold', async () => {
    const limits = { dayCoins: 1, monthCoins: 1, storedCoins: 550 };
    const wallet = { ...testSeller.wallet, limits: { unverified: limits, verified: limits } };
    const house = await houseWith({ locale, seller: { wallet } });
    expect(await say(house, await giftCodeOf(house, 500))).toMatch(inFrench ? /reste valable/ : /stays good/);
  });

  it('after too many tries', async () => {
    const house = await houseWith({ locale });
    const other = await houseWith({ locale });
    const used = await giftCodeOf(house, 500);
    await say(other, used);
    for (let tries = 0; tries < 5; tries++) {
      await say(house, used);
      await house.alexa.leave(house.speaker);
    }
    expect(await say(house, await giftCodeOf(house, 500))).toMatch(
      inFrench ? /beaucoup d'essais.*à 11 h/ : /a lot of tries.*at 6 AM/,
    );
    expect(await house.balanceCoins()).toBe(100);
  });

  it('anything by a guest', async () => {
    const house = await houseWith({ locale, linked: false });
    await say(house, '482190537716');
    const turn = await house.say(
      inFrench
        ? "demande à mon majordome d'utiliser un code cadeau"
        : 'ask my majordomo to redeem a gift code',
    );
    expect([turn.card?.type, turn.sessionEnded]).toEqual(['LinkAccount', true]);
  });
});

it('waits twice to redeem', async () => {
  const client = houses.table().newClient();
  const house = await houseWith({ client });
  const code = await giftCodeOf(house, 500);
  await house.say('open my majordomo');
  const counter = countRequests(client);
  await house.say(`redeem gift code ${grouped(code)}`);
  expect([counter.counts().roundTrips, await house.balanceCoins()]).toEqual([2, 600]);
});
