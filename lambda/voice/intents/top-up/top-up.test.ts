import type { House, HouseOptions } from '../../../../test/support/house';
import { houseSuite } from '../../../../test/support/house-suite';
import { standardWalletTerms } from '../../../domain/wallet/terms';

const houses = houseSuite();

const houseWith = (options: HouseOptions = {}) => houses.open({ card: true, coins: 100, ...options });

const paymentsOf = ({ shop, household }: House) => shop.payments.latest(household.id, 10);

describe('buying coins', () => {
  it('reads a pack with its price, and asks the card for it once', async () => {
    const house = await houseWith();
    await house.talk(`
      U: ask my majordomo to buy 1000 coins
      A: 1,000 coins for $9.50, five percent off, from Majordomo, on your saved card. You can return unused coins within 14 days. Shall I buy them?
      U: yes
      A: I'm charging $9.50 to your card. Your 1,000 coins will be there as soon as the bank approves. Anything else?
    `);
    const [payment, ...others] = await paymentsOf(house);
    expect(others).toEqual([]);
    expect(payment).toMatchObject({
      status: 'due',
      cents: 950,
      purpose: { kind: 'coins', coins: 1_000 },
      paymentCustomerId: house.household.paymentCustomerId,
    });
    expect(await house.balanceCoins()).toBe(100);
  });

  it('lit un lot avec son prix, et ne débite la carte qu’une fois', async () => {
    const house = await houseWith({ locale: 'fr-FR' });
    await house.talk(`
      U : demande à mon majordome de recharger mon porte-monnaie
      A : Il y a 500 jetons pour 4,80 €, 1 000 jetons pour 9,50 € et 2 500 jetons pour 23,50 €, et de plus gros lots. À l'unité, c'est un centime le jeton. Vous en voulez combien ?
      U : le lot de 500
      A : 500 jetons pour 4,80 €, avec quatre pour cent de remise, chez Majordomo, sur votre carte enregistrée. Ceux que vous n'utilisez pas sont remboursables pendant 14 jours. Je les achète ?
      U : blablabla machin truc chose
      A : /compris.*J'achète 500 jetons pour 4,80 €/
      U : oui
      A : Je débite 4,80 € sur votre carte, et vos 500 jetons arrivent dès que la banque accepte. Autre chose ?
    `);
    expect(await paymentsOf(house)).toMatchObject([{ cents: 480, purpose: { coins: 500 } }]);
  });

  it('sells any number at a cent each, and never fewer coins for more money', async () => {
    const house = await houseWith();
    await house.talk(`
      U: ask my majordomo to buy 300 coins
      A: 300 coins for $3.00, from Majordomo, on your saved card. * Shall I buy them?
      U: no
      A: /nothing is bought|bought nothing/
      U: buy 980 coins
      A: A bigger pack costs less than 980 coins: 1,000 coins for $9.50, five percent off, * Shall I buy them?
      U: no
      A: /nothing is bought|bought nothing/
    `);
    expect(await paymentsOf(house)).toEqual([]);
  });

  it('takes money for a number of coins', async () => {
    const house = await houseWith();
    await house.talk(`
      U: ask my majordomo to top up 20 dollars
      A: 2,000 coins for $20.00, from Majordomo, * Shall I buy them?
    `);
    const maison = await houseWith({ locale: 'fr-FR' });
    await maison.talk(`
      U : demande à mon majordome d'ajouter 20 euros
      A : 2 000 jetons pour 20,00 €, chez Majordomo, * Je les achète ?
    `);
  });

  it.each(['the last one', 'the last', "i'll take the last one"])('hears "%s" of the packs', async (said) => {
    const house = await houseWith();
    await house.talk(`
      U: ask my majordomo to buy coins
      A: There are packs of * 2,500 coins for $23.50, and larger ones. *
      U: ${said}
      A: 2,500 coins for $23.50, * Shall I buy them?
    `);
  });

  it.each([
    ['le dernier alors', '2 500 jetons pour 23,50 €'],
    ['je prends le dernier', '2 500 jetons pour 23,50 €'],
    ['le moins cher ira très bien', '500 jetons pour 4,80 €'],
  ])('entend « %s » des lots', async (said, pack) => {
    const maison = await houseWith({ locale: 'fr-FR' });
    await maison.talk(`
      U : demande à mon majordome d'acheter des jetons
      A : * 2 500 jetons pour 23,50 €, *
      U : ${said}
      A : ${pack}, * Je les achète ?
    `);
  });

  it('says when it is too little or too much', async () => {
    const house = await houseWith();
    await house.talk(`
      U: ask my majordomo to buy 20 coins
      A: A card takes no less than 50 coins at a time. How many would you like?
      U: 9000
      A: You can buy 5,000 coins more today. How many would you like?
      U: no
      A: /nothing is bought|bought nothing/
    `);
    const maison = await houseWith({ locale: 'fr-FR' });
    await maison.talk(`
      U : demande à mon majordome d'acheter 20 jetons
      A : Par carte, c'est 50 jetons au minimum. Vous en voulez combien ?
      U : 9000
      A : Vous pouvez encore en acheter 5 000 aujourd'hui. Vous en voulez combien ?
      U : non
      A : /achète rien|rien n'est acheté/
    `);
  });

  it('hears money beyond counting as too much', async () => {
    const house = await houseWith();
    await house.talk(`
      U: ask my majordomo to top up 100000000000000 dollars
      A: You can buy 5,000 coins more today. How many would you like?
    `);
    const maison = await houseWith({ locale: 'fr-FR' });
    await maison.talk(`
      U : demande à mon majordome d'ajouter 100000000000000 euros
      A : Vous pouvez encore en acheter 5 000 aujourd'hui. Vous en voulez combien ?
    `);
  });

  it('asks for the voice code above what may be spent without it', async () => {
    const house = await houseWith({ voiceCode: '4915' });
    await house.talk(`
      U: ask my majordomo to buy 5000 coins
      A: 5,000 coins for $46.00, eight percent off, * Shall I buy them?
      U: yes
      A: /code/
      U: 4915
      A: I'm charging $46.00 to your card. Your 5,000 coins will be there as soon as the bank approves. Anything else?
    `);
    expect(await paymentsOf(house)).toHaveLength(1);
  });
});

describe('not buying', () => {
  it('says where a card is saved', async () => {
    const house = await houseWith({ card: false });
    await house.talk(`
      U: ask my majordomo to buy coins
      A: There's no card saved in your store account, so I can't buy coins yet. Save one there, then ask me again. Anything else?
    `);
    const maison = await houseWith({ card: false, locale: 'fr-FR' });
    await maison.talk(`
      U : demande à mon majordome d'acheter des jetons
      A : Il n'y a pas de carte enregistrée sur votre compte, * redemandez-moi. Autre chose ?
    `);
  });

  it('says when the seller sells none', async () => {
    const seller = { wallet: { ...standardWalletTerms, topUps: false } };
    const house = await houseWith({ seller });
    await house.talk(`
      U: ask my majordomo to buy coins
      A: Coins aren't sold here; you earn them with your orders. Anything else?
    `);
    const maison = await houseWith({ seller, locale: 'fr-FR' });
    await maison.talk(`
      U : demande à mon majordome d'acheter des jetons
      A : Ici, les jetons ne se vendent pas : ils se gagnent avec vos commandes. Autre chose ?
    `);
  });

  it('says that coins are earned otherwise, or are to be spent alone', async () => {
    const [, , referral] = standardWalletTerms.rewards;
    if (referral?.on !== 'referral') throw new Error('no rule for who refers somebody');
    const selling = (rewards: typeof standardWalletTerms.rewards) => ({
      wallet: { ...standardWalletTerms, topUps: false, rewards },
    });
    const house = await houseWith({ seller: selling([referral]) });
    await house.talk(`
      U: ask my majordomo to buy coins
      A: Coins aren't sold here, but you can earn some. Anything else?
    `);
    const ending = await houseWith({ seller: selling([]) });
    await ending.talk(`
      U: ask my majordomo to buy coins
      A: Coins aren't sold here, but any you have still pay for your orders. Anything else?
    `);
    const maison = await houseWith({ seller: selling([referral]), locale: 'fr-FR' });
    await maison.talk(`
      U : demande à mon majordome d'acheter des jetons
      A : Ici, les jetons ne se vendent pas, mais vous pouvez en gagner. Autre chose ?
    `);
    const fin = await houseWith({ seller: selling([]), locale: 'fr-FR' });
    await fin.talk(`
      U : demande à mon majordome d'acheter des jetons
      A : Ici, les jetons ne se vendent pas, mais ceux que vous avez paient toujours vos commandes. Autre chose ?
    `);
  });

  it('asks a guest to link an account', async () => {
    const house = await houseWith({ linked: false });
    const turn = await house.say('ask my majordomo to buy coins');
    expect(turn.card?.type).toBe('LinkAccount');
  });
});
