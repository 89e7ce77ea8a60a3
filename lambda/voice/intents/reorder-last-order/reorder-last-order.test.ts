import { habitOf, sampleCatalogue } from '../../../../test/support/house';
import { houseSuite } from '../../../../test/support/house-suite';

const houses = houseSuite();

const habits = [habitOf('COF-GROUND-250')];

describe('the last order again', () => {
  it('reads all of it at today’s prices and places it', async () => {
    const house = await houses.open({ habits });
    await house.talk(`
      U: ask my majordomo to reorder coffee
      U: yes
      A: Done, *
      U: ask my majordomo to reorder my last order
      A: Your usual ground coffee, two bags, $13.48 delivery included, on Thursday, from Majordomo. * Shall I order that?
      U: yes
      A: Done, *
    `);
    expect(await house.orders()).toHaveLength(2);
    const french = await houses.open({ habits, locale: 'fr-FR' });
    await french.talk(`
      U : demande à mon majordome de recommander du café
      U : oui
      A : C'est fait, *
      U : demande à mon majordome de repasser ma dernière commande
      A : Votre café moulu habituel, deux paquets, 11,80 €, *
      U : oui
      A : C'est fait, *
    `);
    expect(await french.balanceCoins()).toBe(10_000 - 2 * 1_180);
  });

  it('asks what is wanted when there is none', async () => {
    const house = await houses.open();
    await house.talk(`
      U: ask my majordomo to reorder my last order
      A: You haven't ordered anything yet. What would you like to order?
      U: ground coffee
      A: Ground coffee, one bag, *
    `);
    const french = await houses.open({ locale: 'fr-FR' });
    await french.talk(`
      U : demande à mon majordome de repasser ma dernière commande
      A : Vous n'avez encore rien commandé. Qu'est-ce que je vous commande ?
    `);
  });

  it('says what cannot be had any more', async () => {
    const house = await houses.open({ habits });
    await house.talk(`
      U: ask my majordomo to reorder coffee
      U: yes
      A: Done, *
    `);
    const items = sampleCatalogue().map((item) =>
      item.sku === 'COF-GROUND-250' ? { ...item, stock: 0 } : item,
    );
    await house.shop.catalogue.replace(items);
    await house.talk(`
      U: ask my majordomo to reorder my last order
      A: Ground coffee can't be had today. What would you like instead?
    `);
    await house.shop.catalogue.replace(sampleCatalogue());
  });
});
