import { dealOn, habitOf } from '../../../../test/support/house';
import { houseSuite } from '../../../../test/support/house-suite';

const houses = houseSuite();

const habits = [habitOf('COF-GROUND-250')];
const deals = () => [dealOn('COF-GROUND-250'), dealOn('OIL-OLIVE-1')];

describe('taking a deal by voice', () => {
  it('takes the one that was read, at its price', async () => {
    const house = await houses.open({ habits, deals: deals() });
    await house.talk(`
      U: ask my majordomo for my deals
      A: Yes, two. Your ground coffee is down from $* to $3.83 *
      U: i'll take it
      A: Your usual ground coffee, two bags, $11.56 *. On the deal, each is $3.83 instead of $4.79. *
      U: i'll take it
      A: Done, *
    `);
    expect(await house.balanceCoins()).toBe(10_000 - 1_156);
    const french = await houses.open({ habits, deals: deals(), locale: 'fr-FR' });
    await french.talk(`
      U : demande mes bons plans à mon majordome
      A : Oui, deux. Votre café moulu passe à 3,16 € *
      U : je le prends
      A : Votre café moulu habituel, deux paquets, 10,22 €, *. C'est le prix en promotion, 3,16 € pièce au lieu de 3,95 €, le prix le plus bas des trente derniers jours. *
      U : je le prends
      A : C'est fait, *
    `);
    expect(await french.balanceCoins()).toBe(10_000 - 1_022);
  });

  it('reads the deals when none was read yet', async () => {
    const house = await houses.open({ habits, deals: deals() });
    await house.talk(`
      U: ask my majordomo to take the deal
      A: Yes, two. Your ground coffee *
    `);
    const french = await houses.open({ habits, locale: 'fr-FR' });
    await french.talk(`
      U : demande à mon majordome de prendre l'offre
      A : Rien d'intéressant pour vous en promotion *
    `);
  });

  it('says so when it has just ended', async () => {
    const house = await houses.open({ habits, deals: [dealOn('COF-GROUND-250')], locale: 'fr-FR' });
    await house.talk('U : demande mes bons plans à mon majordome');
    house.setNow('2026-03-16T09:00:00.000Z');
    await house.talk(`
      U : oui
      A : Cette offre vient de se terminer. Il vous faut autre chose ?
    `);
  });
});
