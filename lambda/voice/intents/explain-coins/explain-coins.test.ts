import { habitOf } from '../../../../test/support/house';
import { houseSuite } from '../../../../test/support/house-suite';

const { open: houseWith } = houseSuite();

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
