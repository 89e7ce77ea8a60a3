import { habitOf } from '../../../../test/support/house';
import { houseSuite } from '../../../../test/support/house-suite';
import { standardWalletTerms, type WalletTerms } from '../../../domain/wallet/terms';

const { open: houseWith } = houseSuite();

const sellerWith = (terms: Partial<WalletTerms>) => ({ wallet: { ...standardWalletTerms, ...terms } });
const referralAlone = standardWalletTerms.rewards.filter(({ on }) => on === 'referral');

describe('what coins are', () => {
  it('is told in two portions', async () => {
    const house = await houseWith();
    await house.talk(`
      U: ask my majordomo what are coins
      A: A coin is worth one cent, and pays for what you order here. You buy coins in packs, cheaper than one by one, and your orders earn you some. Shall I go on?
      U: purple elephants sing loudly
      A: /what expires\\?/
      U: yes
      A: Coins you buy never expire. Coins you earn last about a year, and are spent first. They can't be turned back into money, except unused coins from a pack, which you can return within 14 days. What you return is refunded as you paid. Anything else?
    `);
  });

  it('est dit en deux fois', async () => {
    const house = await houseWith({ locale: 'fr-FR' });
    await house.talk(`
      U : demande à mon majordome c'est quoi les jetons
      A : Un jeton vaut un centime, et sert à payer ce que vous commandez ici. Vous les achetez par lots, moins cher qu'à l'unité, et vos commandes vous en font gagner. Je continue ?
      U : oui
      A : Les jetons achetés n'expirent jamais. Ceux que vous gagnez durent environ un an, et je les dépense en premier. Ils ne se rechangent pas en argent, sauf ce qui reste d'un lot, pendant 14 jours. Un retour vous est remboursé comme vous aviez payé. Autre chose ?
    `);
  });

  it('is enough after one, when no more is wanted', async () => {
    const house = await houseWith();
    await house.talk(`
      U: ask my majordomo how do coins work
      A: * Shall I go on?
      U: no
      A: * Anything else?
    `);
  });

  it('is told to guests too', async () => {
    const house = await houseWith({ linked: false });
    await house.talk(`
      U: ask my majordomo what is a coin
      A: A coin is worth one cent, * Shall I go on?
    `);
  });

  it.each(['en-US', 'fr-FR'] as const)('leaves a purchase waiting (%s)', async (locale) => {
    const house = await houseWith({ locale, habits: [habitOf('COF-GROUND-250')] });
    const inFrench = locale === 'fr-FR';
    const asked = await house.say(
      inFrench ? 'demande à mon majordome de recommander du café' : 'ask my majordomo to reorder coffee',
    );
    const told = await house.say(inFrench ? "c'est quoi un jeton" : 'what is a coin');
    expect(told.reprompt).toBe(asked.reprompt);
    await house.say(inFrench ? 'oui' : 'yes');
    expect(await house.orders()).toHaveLength(1);
  });
});

describe('what is neither sold nor earned', () => {
  it.each<[string, Partial<WalletTerms>, string]>([
    ['no rewards', { rewards: [] }, 'You buy coins in packs, cheaper than one by one.'],
    [
      'no packs',
      { packs: [] },
      'You buy as many as you need, at a cent each, and your orders earn you some.',
    ],
    ['no sale', { topUps: false }, "They aren't sold here: your orders earn you some."],
    [
      'friends alone',
      { topUps: false, rewards: referralAlone },
      "They aren't sold here, but you can earn some.",
    ],
    [
      'an ending',
      { topUps: false, rewards: [] },
      "You can't buy or earn any here, but those you have still pay for your orders.",
    ],
  ])('is not told as if it were: %s', async (_what, terms, told) => {
    const house = await houseWith({ seller: sellerWith(terms) });
    await house.talk(`
      U: ask my majordomo what are coins
      A: A coin is worth one cent, and pays for what you order here. ${told} Shall I go on?
    `);
  });

  it.each<[string, Partial<WalletTerms>, string]>([
    ['sans récompenses', { rewards: [] }, "Vous les achetez par lots, moins cher qu'à l'unité."],
    [
      'sans lots',
      { packs: [] },
      'Vous en achetez autant que vous voulez, à un centime pièce, et vos commandes vous en font gagner.',
    ],
    [
      'sans vente',
      { topUps: false },
      'Ici, ils ne se vendent pas : ce sont vos commandes qui vous en font gagner.',
    ],
    [
      'amis seulement',
      { topUps: false, rewards: referralAlone },
      'Ici, ils ne se vendent pas, mais vous pouvez en gagner.',
    ],
    [
      'une fin',
      { topUps: false, rewards: [] },
      'Ici, on ne peut ni en acheter ni en gagner, mais ceux que vous avez paient toujours vos commandes.',
    ],
  ])("n'est pas dit comme si de rien n'était : %s", async (_quoi, terms, dit) => {
    const maison = await houseWith({ seller: sellerWith(terms), locale: 'fr-FR' });
    await maison.talk(`
      U : demande à mon majordome c'est quoi les jetons
      A : Un jeton vaut un centime, et sert à payer ce que vous commandez ici. ${dit} Je continue ?
    `);
  });

  it('says that coins which were given may expire, when none are earned any more', async () => {
    const house = await houseWith({ seller: sellerWith({ rewards: [] }) });
    await house.talk(`
      U: ask my majordomo what are coins
      U: yes
      A: Coins you buy never expire. Coins you were given may, and are spent first: ask me when they expire. They can't be turned back into money, *
    `);
    const maison = await houseWith({ seller: sellerWith({ rewards: [], topUps: false }), locale: 'fr-FR' });
    await maison.talk(`
      U : demande à mon majordome c'est quoi les jetons
      U : oui
      A : Les jetons achetés n'expirent jamais. Ceux qu'on vous a donnés peuvent expirer, et je les dépense en premier : demandez-moi quand ils expirent. Ils ne se rechangent pas en argent, *
    `);
  });

  it('counts the rules of the household’s own country', async () => {
    const rewards = standardWalletTerms.rewards.filter(({ on }) => on === 'review');
    const maison = await houseWith({ seller: sellerWith({ rewards }), locale: 'fr-FR' });
    await maison.talk(`
      U : demande à mon majordome c'est quoi les jetons
      A : * Vous les achetez par lots, moins cher qu'à l'unité. Je continue ?
    `);
  });
});
