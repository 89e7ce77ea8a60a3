import { starSuite } from '../../../../test/support/star-suite';

const { open } = starSuite();

describe('a refund of stars', () => {
  it('is handed over to Alexa, and booked when she counts a unit less', async () => {
    const house = await open();
    house.buy('stars_100', 1);
    const turn = await house.say('ask my majordomo to refund my stars');
    expect(turn.directives[0]).toMatchObject({
      name: 'Cancel',
      payload: { InSkillProduct: { productId: 'amzn1.adg.product.stars_100' } },
    });
    expect(turn.spoken).toEqual(['The pack of 100 is refunded, and you have 0 stars. Anything else?']);
    expect(await house.balanceStars()).toEqual([0, 0]);
  });

  it('after they were spent leaves them owed; what was had stays, and nothing more is had until they are there', async () => {
    const house = await open();
    house.buy('stars_100', 1);
    await house.talk(`
      U: ask my majordomo to read me the winter menus
      A: * Shall I get them for you?
      U: yes
      A: The winter menus are yours, and you have 20 stars left. *
      U: refund my stars
      A: The pack of 100 is refunded. You had spent 80 of it already, and the next stars make up for that. What you own stays yours. Anything else?
      U: how many stars do i have
      A: You have no stars: 80 are still owed after a refund, and the next ones go there first. You own the winter menus. Anything else?
      U: read me the table customs
      A: The table customs cost 40 stars, and you have none: 80 are still owed after a refund. Shall I ask Alexa for a pack of 300?
      U: no
      A: * Anything else?
      U: read me the winter menus
      A: Tuesday's page: *
      U: buy one hundred stars
      A: Thank you, the stars are here. You have 20 now. Anything else?
    `);
    expect(await house.balanceStars()).toEqual([20, 0]);
  });

  it('laisse des étoiles dues en français aussi', async () => {
    const house = await open({ locale: 'fr-FR' });
    house.buy('stars_100', 1);
    await house.talk(`
      U : demande à mon majordome de me lire les menus d'hiver
      A : * Je vous les prends ?
      U : oui
      A : Les menus d'hiver sont à vous, et il vous reste 20 étoiles. *
      U : rembourse mes étoiles
      A : Le lot de 100 est remboursé. Vous en aviez déjà dépensé 80, que les prochaines étoiles compenseront. Ce que vous avez pris reste à vous. Autre chose ?
      U : combien j'ai d'étoiles
      A : Vous n'avez plus d'étoiles : 80 restent dues après un remboursement, et les prochaines y passeront d'abord. Vous avez déjà les menus d'hiver. Autre chose ?
      U : lis-moi les usages de la table
      A : Les usages de la table coûtent 40 étoiles, et vous n'en avez plus : 80 restent dues après un remboursement. Je demande à Alexa un lot de 300 ?
    `);
  });

  it('asks which, when packs of several sizes were bought', async () => {
    const house = await open();
    house.buy('stars_100', 1);
    house.buy('stars_300', 1);
    await house.talk(`
      U: ask my majordomo to refund my stars
      A: You have bought packs of 300 and 100. Shall I ask for a refund of 300?
      U: next
      A: * Shall I ask for a refund of 100?
      U: yes
      A: The pack of 100 is refunded, and you have 300 stars. Anything else?
      U: refund one thousand stars
      A: You have no pack of 1,000 to give back, but a pack of 300. Shall I ask for a refund of 300?
      U: no
      A: * Anything else?
    `);
    const maison = await open({ locale: 'fr-FR' });
    maison.buy('stars_100', 1);
    maison.buy('stars_300', 1);
    await maison.talk(`
      U : demande à mon majordome de rembourser mes étoiles
      A : Vous avez acheté des lots de 300 et 100. Je demande le remboursement du lot de 300 ?
      U : oui
      A : Le lot de 300 est remboursé, vous avez 100 étoiles. Autre chose ?
      U : rembourse mille étoiles
      A : Vous n'avez pas de lot de 1 000 à rendre, mais un lot de 100. Je demande le remboursement du lot de 100 ?
    `);
  });

  it('of nothing is said to be none', async () => {
    const house = await open();
    await house.talk(`
      U: ask my majordomo to refund my stars
      A: There are no stars that could be refunded. Anything else?
    `);
    const maison = await open({ locale: 'fr-FR' });
    await maison.talk(`
      U : demande à mon majordome de rembourser mes étoiles
      A : Il n'y a pas d'étoiles à rembourser. Autre chose ?
    `);
  });

  it.each([
    ['DECLINED', 'All right, you keep your stars. Anything else?'],
    ['ERROR', /^Amazon didn't complete the refund, so your stars are as they were\./],
  ] as const)('that ends with %s takes nothing', async (purchase, said) => {
    const house = await open();
    house.buy('stars_100', 1);
    house.choices.purchase = purchase;
    const { spoken } = await house.say('ask my majordomo to refund my stars');
    expect(spoken.join()).toEqual(typeof said === 'string' ? said : expect.stringMatching(said));
    expect(await house.balanceStars()).toEqual([100, 0]);
  });

  it('that Amazon accepted and has not done yet is said to be on its way', async () => {
    const house = await open();
    house.buy('stars_100', 1);
    const { spoken } = await house.alexa.send(house.speaker, {
      type: 'Connections.Response',
      name: 'Cancel',
      status: { code: '200', message: 'OK' },
      payload: { purchaseResult: 'ACCEPTED', productId: 'amzn1.adg.product.stars_100' },
      token: '{"units":1}',
    });
    expect(spoken.join()).toMatch(/^Amazon has taken your request/);
    expect(await house.balanceStars()).toEqual([100, 0]);
  });

  it('cannot be asked for while Amazon does not answer', async () => {
    const house = await open();
    house.amazon.isDown = true;
    const { spoken } = await house.say('ask my majordomo to refund my stars');
    expect(spoken.join()).toMatch(/^I can't reach Amazon's shop just now/);
    house.lints.splice(0);
  });
});
