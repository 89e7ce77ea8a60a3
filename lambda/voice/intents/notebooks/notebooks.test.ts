import { starSuite } from '../../../../test/support/star-suite';

const { open } = starSuite();

describe('the notebooks', () => {
  it('are told with what they cost in stars, and one is offered', async () => {
    const house = await open();
    await house.talk(`
      U: ask my majordomo what can i buy with my stars
      A: I read from three notebooks, a page a day: the winter menus for 80 stars, the stain remedies for 60, and the table customs for 40. Would you like the winter menus, for 80 stars?
      U: no
      A: * Anything else?
    `);
    const maison = await open({ locale: 'fr-FR' });
    await maison.talk(`
      U : demande à mon majordome à quoi servent mes étoiles
      A : J'ai trois carnets, dont je vous lis une page par jour : les menus d'hiver pour 80 étoiles, les remèdes contre les taches pour 60 et les usages de la table pour 40. Voulez-vous les menus d'hiver, pour 80 étoiles ?
      U : non
      A : * Autre chose ?
    `);
  });

  it('that are theirs are read, not sold again', async () => {
    const house = await open();
    house.buy('stars_100', 1);
    await house.talk(`
      U: ask my majordomo to get me the stain remedies notebook
      A: * Shall I get them for you?
      U: yes
      A: The stain remedies are yours, and you have 40 stars left. *
      U: what notebooks do you have
      A: I read from three notebooks, a page a day: the winter menus for 80 stars, the stain remedies, which are yours, and the table customs for 40. Shall I read from the stain remedies?
      U: yes
      A: Tuesday's page: Coffee: *
    `);
    expect(await house.balanceStars()).toEqual([40, 0]);
    const maison = await open({ locale: 'fr-FR' });
    maison.buy('stars_100', 1);
    await maison.talk(`
      U : demande à mon majordome le carnet des taches
      A : * Je vous les prends ?
      U : oui
      A : Les remèdes contre les taches sont à vous, et il vous reste 40 étoiles. *
      U : quels carnets as-tu
      A : * les remèdes contre les taches, qui sont à vous et les usages de la table pour 40. Je vous lis les remèdes contre les taches ?
      U : oui
      A : La page du mardi. Le café : *
    `);
  });

  it('lead all the way from nothing to a page, with Alexa as the cashier', async () => {
    const house = await open();
    await house.talk(`
      U: ask my majordomo what notebooks do you have
      A: * Would you like the winter menus, for 80 stars?
      U: yes
      A: The winter menus cost 80 stars, and you have none. Shall I ask Alexa for a pack of 100?
      U: yes
      A: Thank you, the stars are here. You have 100 now. Shall I get the winter menus now, for 80?
      U: yes
      A: The winter menus are yours, and you have 20 stars left. Tuesday's page: Lentils * Shall I read the next page?
    `);
    const maison = await open({ locale: 'fr-FR' });
    await maison.talk(`
      U : demande à mon majordome quels carnets as-tu
      A : * Voulez-vous les menus d'hiver, pour 80 étoiles ?
      U : oui
      A : Les menus d'hiver coûtent 80 étoiles, et vous n'en avez pas. Je demande à Alexa un lot de 100 ?
      U : oui
      A : Merci, les étoiles sont là. Vous en avez maintenant 100. Je vous prends les menus d'hiver maintenant, pour 80 ?
      U : oui
      A : Les menus d'hiver sont à vous, et il vous reste 20 étoiles. La page du mardi. Des lentilles * Je lis la page suivante ?
    `);
  });
});
