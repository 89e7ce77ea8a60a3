import { type TestTable, testTable } from '../../../../test/support/dynamodb';
import { habitOf, openHouse, sampleCatalogue } from '../../../../test/support/house';

let table: TestTable;
beforeAll(async () => {
  table = await testTable();
});
afterAll(() => table.drop());

const habits = [habitOf('COF-GROUND-250')];

describe('the last order again', () => {
  it('reads all of it at today’s prices and places it', async () => {
    const house = await openHouse(table, { habits });
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
    const french = await openHouse(table, { habits, locale: 'fr-FR' });
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
    const house = await openHouse(table);
    await house.talk(`
      U: ask my majordomo to reorder my last order
      A: You haven't ordered anything yet. What would you like to order?
      U: ground coffee
      A: Ground coffee, one bag, *
    `);
    const french = await openHouse(table, { locale: 'fr-FR' });
    await french.talk(`
      U : demande à mon majordome de repasser ma dernière commande
      A : Vous n'avez encore rien commandé. Qu'est-ce que je vous commande ?
    `);
  });

  it('says what cannot be had any more', async () => {
    const house = await openHouse(table, { habits });
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
