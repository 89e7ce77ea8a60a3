import { type TestTable, testTable } from '../../../../test/support/dynamodb';
import { habitOf, openHouse } from '../../../../test/support/house';

let table: TestTable;
beforeAll(async () => {
  table = await testTable();
});
afterAll(() => table.drop());

const coffee = habitOf('COF-GROUND-250');

describe('reordering by voice', () => {
  it('orders the usual coffee in English', async () => {
    const house = await openHouse(table, { habits: [coffee] });
    await house.talk(`
      U: ask my majordomo to reorder coffee
      A: Your usual ground coffee, two bags, $13.48 delivery included, on Thursday, from Majordomo. That's 1,348 coins, and you have enough. Shall I order that?
      U: make it three
      A: Your usual ground coffee, three bags, $18.27 delivery included, on Thursday, from Majordomo. That's 1,827 coins, and you have enough. Shall I order that?
      U: yes
      A: Done, it comes on Thursday. You can cancel until 6 PM.
    `);
    expect(await house.balanceCoins()).toBe(10_000 - 1_827);
    expect(house.lints).toEqual([]);
  });

  it('commande le café habituel en français', async () => {
    const house = await openHouse(table, { habits: [coffee], locale: 'fr-FR' });
    await house.talk(`
      U : demande à mon majordome de recommander du café
      A : Votre café moulu habituel, deux paquets, 11,80 €, livraison comprise, jeudi, chez Majordomo. Soit 1 180 jetons, vous les avez. Je commande ?
      U : mets-en plutôt trois
      A : Votre café moulu habituel, trois paquets, 15,75 €, livraison comprise, jeudi, chez Majordomo. Soit 1 575 jetons, vous les avez. C'est bon pour vous ?
      U : oui
      A : C'est fait, ça arrive jeudi. Vous pouvez annuler jusqu'à 18 h.
    `);
    expect(await house.balanceCoins()).toBe(10_000 - 1_575);
    expect(house.lints).toEqual([]);
  });
});
