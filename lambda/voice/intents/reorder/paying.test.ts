import { type HouseOptions, habitOf } from '../../../../test/support/house';
import { houseSuite } from '../../../../test/support/house-suite';
import { spend } from '../../../../test/support/wallets';
import { recordCardDeclined } from '../../../domain/orders/card';
import { standardWalletTerms } from '../../../domain/wallet/terms';

const houses = houseSuite();

const houseWith = (options: HouseOptions) => houses.open({ habits: [habitOf('COF-GROUND-250')], ...options });

describe('coins and card together', () => {
  it('takes the coins there are and puts exactly what is missing on the card', async () => {
    const house = await houseWith({ coins: 500, card: true });
    await house.talk(`
      U: ask my majordomo to reorder coffee
      A: Your usual ground coffee, two bags, $13.48 delivery included, on Thursday, from Majordomo. That takes 500 coins, and $8.48 on your card. Shall I order that?
      U: yes
      A: Done, it comes on Thursday. I'm charging $8.48 to your card; without it, nothing ships. You can cancel *
    `);
    const [order] = await house.orders();
    expect(order).toMatchObject({ totalCents: 1_348, coins: 500, cardCents: 848, status: 'placed' });
    expect(await house.balanceCoins()).toBe(0);
  });

  it('prend les jetons et met exactement le reste sur la carte', async () => {
    const maison = await houseWith({ locale: 'fr-FR', coins: 500, card: true });
    await maison.talk(`
      U : demande à mon majordome de reprendre du café
      A : Votre café moulu habituel, deux paquets, 11,80 €, livraison comprise, jeudi, chez Majordomo. Ça prend 500 jetons, et 6,80 € sur votre carte. *
      U : oui
      A : C'est fait, ça arrive jeudi. Je débite 6,80 € sur votre carte ; si elle est refusée, rien ne part. *
    `);
    const [order] = await maison.orders();
    expect(order).toMatchObject({ totalCents: 1_180, coins: 500, cardCents: 680 });
  });

  it('charges a card no less than a card takes', async () => {
    const house = await houseWith({ coins: 1_340, card: true });
    await house.talk(`
      U: ask my majordomo to reorder coffee
      A: * That takes 1,298 coins, and $0.50 on your card. *
    `);
  });

  it('puts all of it on the card when there are no coins', async () => {
    const house = await houseWith({ coins: 0, card: true });
    await house.talk(`
      U: ask my majordomo to reorder coffee
      A: * All of it goes on your card. Shall I order that?
      U: yes
      A: Done, * I'm charging $13.48 to your card; *
      U: ask my majordomo how many coins do I have
      A: *
    `);
    const maison = await houseWith({ coins: 0, card: true, locale: 'fr-FR' });
    await maison.talk(`
      U : demande à mon majordome de reprendre du café
      A : * Tout passe sur votre carte. *
    `);
  });

  it('reads the split again when coins have gone meanwhile', async () => {
    const house = await houseWith({ coins: 500, card: true });
    await house.say('ask my majordomo to reorder coffee');
    await spend(house.shop, house.household.id, 200);
    await house.talk(`
      U: yes
      A: Your coins have moved meanwhile, so once more: * That takes 300 coins, and $10.48 on your card. *
      U: yes
      A: Done, *
    `);
    const maison = await houseWith({ coins: 500, card: true, locale: 'fr-FR' });
    await maison.say('demande à mon majordome de reprendre du café');
    await spend(maison.shop, maison.household.id, 200);
    await maison.talk(`
      U : oui
      A : Vos jetons ont bougé entre-temps, je vous relis : * Ça prend 300 jetons, et 8,80 € sur votre carte. *
    `);
  });

  it('gives the coins back when the card is declined', async () => {
    const house = await houseWith({ coins: 500, card: true });
    await house.say('ask my majordomo to reorder coffee');
    await house.say('yes');
    const [order] = await house.orders();
    if (!order) throw new Error('nothing was ordered');
    const at = house.shop.clock.now();
    await recordCardDeclined(house.shop, order, { at, reason: 'card-declined' });
    expect(await house.balanceCoins()).toBe(500);
    expect((await house.orders())[0]).toMatchObject({ status: 'cancelled', cancelledBy: 'card' });
  });
});

describe('the voice code', () => {
  const dear: HouseOptions = { voiceCode: '4915', habits: [habitOf('COF-GROUND-250', { usualQuantity: 8 })] };

  it('is asked for before much is spent, and then the order stands', async () => {
    const house = await houseWith(dear);
    await house.talk(`
      U: ask my majordomo to reorder coffee
      A: * Shall I order that?
      U: yes
      A: /code/
      U: 4915
      A: Done, it comes on Thursday. *
    `);
    expect(await house.orders()).toHaveLength(1);
  });

  it('est demandé avant une grosse dépense ; faux, rien n’est commandé', async () => {
    const maison = await houseWith({ ...dear, locale: 'fr-FR' });
    await maison.talk(`
      U : demande à mon majordome de reprendre du café
      A : *
      U : oui
      A : /code/
      U : 1907
      A : /essais/
      U : non
      A : *
    `);
    expect(await maison.orders()).toEqual([]);
  });

  it('is not asked for where none is set and the order is not large', async () => {
    const house = await houseWith({ habits: dear.habits ?? [] });
    await house.talk(`
      U: ask my majordomo to reorder coffee
      A: *
      U: yes
      A: Done, *
    `);
  });

  it('must be set before a large order', async () => {
    const code = { ...standardWalletTerms.code, alwaysFromCents: 3_000 };
    const seller = { wallet: { ...standardWalletTerms, code } };
    const { habits = [] } = dear;
    const house = await houseWith({ habits, seller });
    await house.talk(`
      U: ask my majordomo to reorder coffee
      A: *
      U: yes
      A: /voice code.*account/i
    `);
    expect(await house.orders()).toEqual([]);
    const maison = await houseWith({ habits, seller, locale: 'fr-FR' });
    await maison.talk(`
      U : demande à mon majordome de reprendre du café
      A : *
      U : oui
      A : /code.*compte/i
    `);
    expect(await maison.orders()).toEqual([]);
  });
});
