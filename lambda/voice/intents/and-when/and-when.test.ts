import { type HouseOptions, habitOf } from '../../../../test/support/house';
import { houseSuite } from '../../../../test/support/house-suite';

const houses = houseSuite();

const houseWith = (options: HouseOptions = {}) =>
  houses.open({ coins: 2_000, habits: [habitOf('COF-GROUND-250')], ...options });

describe('another time', () => {
  it('is about the wallet after an answer about the wallet', async () => {
    const house = await houseWith();
    await house.talk(`
      U: ask my majordomo how much did i spend in october
      A: * spen* Shall I *
      U: and in january
      A: In January you didn't spend any coins. *
    `);
    const maison = await houseWith({ locale: 'fr-FR' });
    await maison.talk(`
      U : demande à mon majordome ce que j'ai gagné en octobre
      A : En octobre, vous n'avez pas gagné de jetons. *
      U : et en janvier
      A : En janvier, vous n'avez pas gagné de jetons. *
    `);
  });

  it('is about purchases after an answer about purchases, or after none', async () => {
    const house = await houseWith();
    await house.talk(`
      U: ask my majordomo what did i buy in october
      A: /bought|buy/
      U: and in january
      A: /bought|buy/
    `);
    const maison = await houseWith({ locale: 'fr-FR' });
    await maison.talk(`
      U : ouvre mon majordome
      U : et en janvier
      A : /achet/
    `);
  });

  it('leaves "anything else?" to be answered with no', async () => {
    const maison = await houseWith({ locale: 'fr-FR' });
    await maison.talk(`
      U : demande à mon majordome de commander du café
      U : oui
      U : demande à mon majordome ce que j'ai dépensé aujourd'hui
      A : Aujourd'hui, vous avez dépensé * Autre chose ?
      U : non
      A : /au revoir/i
    `);
  });
});
