import { dealOn, habitOf } from '../../../../test/support/house';
import { houseSuite } from '../../../../test/support/house-suite';

const houses = houseSuite();

const habits = [habitOf('COF-GROUND-250'), habitOf('LAU-LIQ-2', { lastDay: '2026-03-05' })];
const deals = () => [dealOn('OIL-OLIVE-1'), dealOn('COF-GROUND-250'), dealOn('LAU-LIQ-2')];

describe('deals by voice', () => {
  it('reads what the household buys first, one at a time, and takes one', async () => {
    const house = await houses.open({ habits, deals: deals() });
    await house.talk(`
      U: ask my majordomo for my deals
      A: Yes, three. Your ground coffee is down from $4.79 to $3.83 until Sunday. Shall I get it for you?
      U: next
      A: Your liquid laundry detergent, 2* percent off, at $* until Sunday. You should run out *. Shall I get it for you?
      U: no
      A: *live oil, * percent off, at $* until Sunday. Would you like it?
      U: previous
      A: Your liquid laundry detergent, *
      U: i'll take it
      A: Your usual liquid laundry detergent, two bottles, $*, from Majordomo. On the deal, each is $* instead of $*. * Shall I order that?
      U: yes
      A: Done, *
    `);
    expect(await house.orders()).toMatchObject([{ lines: [{ sku: 'LAU-LIQ-2', quantity: 2 }] }]);
  });

  it('lit les bons plans du foyer, avec le prix le plus bas des trente derniers jours', async () => {
    const house = await houses.open({ habits, deals: deals(), locale: 'fr-FR' });
    await house.talk(`
      U : demande mes bons plans à mon majordome
      A : Oui, trois. Votre café moulu passe à 3,16 € jusqu'à dimanche, au lieu de 3,95 €, le prix le plus bas des trente derniers jours. Je vous le mets ?
      U : suivant
      A : Votre lessive liquide, moins * %, à * jusqu'à dimanche. * Vous devriez en manquer *. Je vous la mets ?
      U : je la prends
      A : Votre lessive liquide habituelle, deux bidons, * C'est le prix en promotion, *
      U : oui
      A : C'est fait, *
    `);
    expect(await house.orders()).toMatchObject([{ lines: [{ sku: 'LAU-LIQ-2', quantity: 2 }] }]);
  });

  it('says so when there is none', async () => {
    const english = await houses.open();
    await english.talk(`
      U: ask my majordomo for deals
      A: There are no deals for you right now. Is there something you need?
      U: no
      A: *oodbye.
    `);
    const french = await houses.open({ locale: 'fr-FR' });
    await french.talk(`
      U : demande à mon majordome les bons plans
      A : Rien d'intéressant pour vous en promotion en ce moment. Il vous faut quelque chose ?
    `);
  });

  it('offers the others when a category has none', async () => {
    const english = await houses.open({ deals: [dealOn('OIL-OLIVE-1')] });
    await english.talk(`
      U: ask my majordomo for deals on coffee
      A: There are no deals on coffee for you right now. I have one other deal. Would you like to hear it?
      U: yes
      A: *live oil, 2* percent off, at $* until Sunday. Would you like it?
      U: no
      A: That was the last one. Anything else?
    `);
    const french = await houses.open({ deals: [dealOn('OIL-OLIVE-1')], locale: 'fr-FR' });
    await french.talk(`
      U : demande à mon majordome les promotions sur le café
      A : Rien en promotion pour vous côté café. J'ai un autre bon plan. Je vous le dis ?
      U : oui
      A : L'huile d'olive, moins * %, à *
    `);
  });

  it('reads three at a time', async () => {
    const many = () => [...deals(), dealOn('PAP-TOILET-12'), dealOn('CAT-DRY-CHICKEN-2')];
    const house = await houses.open({ habits, deals: many() });
    await house.talk(`
      U: ask my majordomo for my deals
      A: Yes, three. *
      U: next
      U: next
      U: next
      A: I have two more. Would you like to hear them?
      U: yes
      A: *, * percent off, at *
      U: next
      U: next
      A: That was the last one. Anything else?
    `);
    const french = await houses.open({ habits, deals: many(), locale: 'fr-FR' });
    await french.talk(`
      U : demande mes bons plans à mon majordome
      A : Oui, trois. *
      U : suivant
      U : suivant
      U : suivant
      A : Il m'en reste deux. Je vous les dis ?
      U : non
      A : D'accord. Autre chose ?
    `);
  });

  it('takes a deal by its product, and says when there is none on it', async () => {
    const house = await houses.open({ habits, deals: deals() });
    await house.talk(`
      U: ask my majordomo to take the coffee deal
      A: Your usual ground coffee, two bags, $*
      U: no
      A: * nothing* Anything else?
      U: take the toothpaste deal
      A: There's no deal on toothpaste. I have three others. Would you like to hear them?
    `);
  });
});
