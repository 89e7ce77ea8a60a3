import { agreeOn } from '../../../../test/support/gift-houses';
import { type House, type HouseOptions, houseNow } from '../../../../test/support/house';
import { houseSuite } from '../../../../test/support/house-suite';
import { testSeller } from '../../../../test/support/sellers';
import { dayMs, plusMs } from '../../../domain/time';
import { type HomeTerms, standardWalletTerms } from '../../../domain/wallet/terms';

/** What is said where a home ends: coins go at once, and not without limits. */

const houses = houseSuite();

const sellerWithHome = (home: Partial<HomeTerms>) => ({
  ...testSeller,
  wallet: { ...standardWalletTerms, home: { ...standardWalletTerms.home, ...home } },
});

const limits = { dayCoins: 500, monthCoins: 700 };
const narrow = sellerWithHome({
  limits: { unverified: { dayCoins: 300, monthCoins: 300 }, verified: limits },
});

/** A household with coins and another of its home, called Claire. */
async function pair(options: HouseOptions): Promise<[House, House]> {
  const house = await houses.open({ coins: 5_000, voiceCode: '4711', verified: true, ...options });
  const other = await houses.open({ ...options, coins: 0 });
  await agreeOn(house, other, { name: 'Claire', knownAs: 'Paul' });
  return [house, other];
}

const ask = {
  'en-US': (coins: string) => `U: ask my majordomo to send ${coins} coins to claire`,
  'fr-FR': (coins: string) => `U : demande à mon majordome d'envoyer ${coins} jetons à claire`,
};

const sendInEnglish = (coins: string): string => `
  ${ask['en-US'](coins)}
  U: yes
  U: four seven one one
  A: /^Done, Claire has/
  U: no
`;
const sendInFrench = (coins: string): string => `
  ${ask['fr-FR'](coins)}
  U : oui
  U : quatre sept un un
  A : /^C'est fait, Claire a reçu/
  U : non merci
`;

it('says what still goes today, this month, and that nothing does', async () => {
  const [house, other] = await pair({ seller: narrow });
  await house.talk(`
    ${ask['en-US']('five hundred one')}
    A: That's over today's limit for your home. You can still send 500. Anything else?
    U: no
    ${sendInEnglish('five hundred')}
    ${ask['en-US']('one')}
    A: You've reached today's limit for your home. Your coins are where they were. Anything else?
    U: no
  `);
  house.setNow(plusMs(houseNow, dayMs));
  await house.talk(`
    ${ask['en-US']('two hundred one')}
    A: That's over this month's limit for your home. You can still send 200. Anything else?
    U: no
    ${sendInEnglish('two hundred')}
    ${ask['en-US']('one')}
    A: You've reached this month's limit for your home. * Anything else?
  `);
  expect([await house.balanceCoins(), await other.balanceCoins()]).toEqual([4_300, 700]);
});

it("dit ce qui passe encore aujourd'hui, ce mois-ci, et que plus rien ne passe", async () => {
  const [house, other] = await pair({ seller: narrow, locale: 'fr-FR' });
  await house.talk(`
    ${ask['fr-FR']('six cents')}
    A : C'est plus que ce qui peut encore passer à la maison aujourd'hui : vous pouvez en envoyer 500. Autre chose ?
    U : non merci
    ${sendInFrench('cinq cents')}
    ${ask['fr-FR']('dix')}
    A : Vous avez envoyé tout ce qui peut passer à la maison aujourd'hui. Vos jetons n'ont pas bougé. Autre chose ?
    U : non merci
  `);
  house.setNow(plusMs(houseNow, dayMs));
  await house.talk(`
    ${ask['fr-FR']('trois cents')}
    A : C'est plus que ce qui peut encore passer à la maison ce mois-ci : vous pouvez en envoyer 200. Autre chose ?
    U : non merci
    ${sendInFrench('deux cents')}
    ${ask['fr-FR']('dix')}
    A : Vous avez envoyé tout ce qui peut passer à la maison ce mois-ci. * Autre chose ?
  `);
  expect([await house.balanceCoins(), await other.balanceCoins()]).toEqual([4_300, 700]);
});

it('lets less go from whom the seller does not know', async () => {
  const [house] = await pair({ seller: narrow, verified: false });
  await house.talk(`
    ${ask['en-US']('five hundred')}
    A: /You can still send 300/
  `);
  const [maison] = await pair({ seller: narrow, verified: false, locale: 'fr-FR' });
  await maison.talk(`
    ${ask['fr-FR']('cinq cents')}
    A : /vous pouvez en envoyer 300/
  `);
});

it('says that the seller lets none go', async () => {
  const seller = sellerWithHome({ transfers: false });
  const [house] = await pair({ seller });
  await house.talk(`
    ${ask['en-US']('forty')}
    A: This store doesn't let coins go to another wallet, not within a home either. You can buy something for Claire instead. Anything else?
  `);
  const [maison] = await pair({ seller, locale: 'fr-FR' });
  await maison.talk(`
    ${ask['fr-FR']('quarante')}
    A : Dans ce magasin, les jetons ne passent pas d'un porte-monnaie à l'autre, même à la maison. Vous pouvez plutôt acheter quelque chose pour Claire. Autre chose ?
  `);
});
