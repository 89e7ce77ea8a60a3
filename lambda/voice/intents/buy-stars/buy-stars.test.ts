import { starSuite } from '../../../../test/support/star-suite';

const { open } = starSuite();

const ownId = 'amzn1.adg.product.stars_100';

describe('buying stars', () => {
  it('hands over to Alexa without a word and without a price, and thanks for what she counts', async () => {
    const house = await open();
    const turn = await house.say('ask my majordomo to buy three hundred stars');
    expect(turn.directives[0]).toEqual({
      type: 'Connections.SendRequest',
      name: 'Buy',
      payload: { InSkillProduct: { productId: 'amzn1.adg.product.stars_300' } },
      token: '{"units":0}',
    });
    expect(turn.invocations[0]?.response?.response).toEqual({
      shouldEndSession: true,
      directives: turn.directives,
    });
    expect(turn.spoken).toEqual(['Thank you, the stars are here. You have 300 now. Anything else?']);
    expect(await house.balanceStars()).toEqual([300, 0]);
  });

  it('goes through the packs when no number was named', async () => {
    const house = await open();
    await house.talk(`
      U: ask my majordomo to buy stars
      A: Stars come in packs of 100, 300, and 1,000. Shall I ask Alexa for 100?
      U: next
      A: Stars come in packs of 100, 300, and 1,000. Shall I ask Alexa for 300?
      U: previous
      A: * Shall I ask Alexa for 100?
      U: yes
      A: Thank you, the stars are here. You have 100 now. Anything else?
    `);
  });

  it('propose les lots en français', async () => {
    const house = await open({ locale: 'fr-FR' });
    await house.talk(`
      U : demande à mon majordome d'acheter des étoiles
      A : Les étoiles se prennent par lots de 100, 300 et 1 000. J'en demande 100 à Alexa ?
      U : suivant
      A : * J'en demande 300 à Alexa ?
      U : oui
      A : Merci, les étoiles sont là. Vous en avez maintenant 300. Autre chose ?
    `);
  });

  it('offers the pack that would do for a number that is none', async () => {
    const house = await open();
    await house.talk(`
      U: ask my majordomo to get me two hundred stars
      A: There is no pack of 200: they hold 100, 300, and 1,000. Shall I ask Alexa for 300?
      U: no
      A: * Anything else?
    `);
    const maison = await open({ locale: 'fr-FR' });
    await maison.talk(`
      U : demande à mon majordome deux cents étoiles
      A : Il n'y a pas de lot de 200 : ce sont des lots de 100, 300 et 1 000. J'en demande 300 à Alexa ?
      U : oui
      A : Merci, les étoiles sont là. Vous en avez maintenant 300. Autre chose ?
    `);
  });

  it('after a decline is as possible as before', async () => {
    const house = await open();
    house.choices.purchase = 'DECLINED';
    await house.talk(`
      U: ask my majordomo to buy one hundred stars
      A: All right, nothing was bought. You can ask for stars at any time. Anything else?
    `);
    house.choices.purchase = 'ACCEPTED';
    await house.talk(`
      U: buy one hundred stars
      A: Thank you, the stars are here. You have 100 now. Anything else?
    `);
    const maison = await open({ locale: 'fr-FR' });
    maison.choices.purchase = 'DECLINED';
    await maison.talk(`
      U : demande à mon majordome cent étoiles
      A : Très bien, rien n'a été acheté. Vous pouvez demander des étoiles quand vous voulez. Autre chose ?
    `);
  });

  it.each([
    ['ERROR', "Amazon didn't complete the purchase, so there are no new stars. Anything else?"],
    [
      'PENDING_PURCHASE',
      'That waits for approval now. The stars will be here as soon as it is given. Anything else?',
    ],
    [
      'ALREADY_PURCHASED',
      'Thank you. Amazon is still booking it; your stars will be here in a moment, and nothing is lost. Anything else?',
    ],
  ] as const)('that ends with %s credits nothing and says so', async (purchase, said) => {
    const house = await open();
    house.choices.purchase = purchase;
    const { spoken } = await house.say('ask my majordomo to buy one hundred stars');
    expect(spoken).toEqual([said]);
    expect(await house.balanceStars()).toEqual([0, 0]);
  });

  it.each([
    ['ERROR', "Amazon n'a pas mené l'achat à bien, il n'y a donc pas de nouvelles étoiles. Autre chose ?"],
    [
      'PENDING_PURCHASE',
      "L'achat attend maintenant une approbation. Les étoiles seront là dès qu'elle sera donnée. Autre chose ?",
    ],
  ] as const)('finit par %s en français aussi', async (purchase, said) => {
    const house = await open({ locale: 'fr-FR' });
    house.choices.purchase = purchase;
    expect((await house.say('demande à mon majordome cent étoiles')).spoken).toEqual([said]);
  });
});

describe('what comes back from Alexa', () => {
  const response = (payload: object, token = '{"units":0}', code = '200') => ({
    type: 'Connections.Response',
    name: 'Buy',
    status: { code, message: '' },
    payload,
    token,
  });
  const accepted = { purchaseResult: 'ACCEPTED', productId: ownId };

  it('is never believed by itself: only what Amazon counts is credited', async () => {
    const house = await open();
    const { spoken } = await house.alexa.send(house.speaker, response(accepted));
    expect(spoken.join()).toMatch(/^Thank you\. Amazon is still booking it/);
    expect(await house.balanceStars()).toEqual([0, 0]);
  });

  it('is credited once, told fifty times', async () => {
    const house = await open();
    house.buy('stars_100', 1);
    const told = Array.from({ length: 50 }, () => house.alexa.send(house.speaker, response(accepted)));
    await Promise.all(told);
    expect(await house.balanceStars()).toEqual([100, 0]);
  });

  it('is credited at the next launch when Amazon was silent just then', async () => {
    const house = await open();
    house.buy('stars_100', 1);
    house.amazon.isDown = true;
    const { spoken } = await house.alexa.send(house.speaker, response(accepted));
    expect(spoken.join()).toMatch(/^Thank you\. Amazon is still booking it/);
    house.lints.splice(0);
    house.amazon.isDown = false;
    await house.say('open my majordomo');
    expect(await house.balanceStars()).toEqual([100, 0]);
  });

  it.each([
    ['a token that is none', response(accepted, 'something else')],
    ['a token of a list', response(accepted, '[]')],
    ['no payload', { ...response({}), payload: undefined }],
    ['an unknown result', response({ ...accepted, purchaseResult: 'PERHAPS' })],
    ['another status', response(accepted, '{"units":0}', '500')],
    ['an unknown name', { ...response(accepted), name: 'Setup' }],
  ])('may be anything, also %s, and breaks nothing', async (_what, request) => {
    const house = await open();
    const { spoken, error } = await house.alexa.send(house.speaker, request);
    expect(error).toBeUndefined();
    expect(spoken.join()).not.toBe('');
    expect(await house.balanceStars()).toEqual([0, 0]);
  });
});

describe('where stars cannot be bought', () => {
  it('voice purchasing is off: says where to switch it on', async () => {
    const house = await open();
    house.choices.voicePurchasing = 'DISABLED';
    await house.talk(`
      U: ask my majordomo to buy one hundred stars
      A: Voice purchasing is switched off for your Alexa account. You can switch it on in the Alexa app, under voice purchasing, and ask me again. Anything else?
    `);
    const maison = await open({ locale: 'fr-FR' });
    maison.choices.voicePurchasing = 'DISABLED';
    await maison.talk(`
      U : demande à mon majordome cent étoiles
      A : Les achats vocaux sont désactivés sur votre compte Alexa. * Autre chose ?
    `);
  });

  it('Amazon does not answer: says so, and that nothing was changed', async () => {
    const house = await open();
    house.amazon.isDown = true;
    await house.talk(`
      U: ask my majordomo to buy one hundred stars
      A: I can't reach Amazon's shop just now, so nothing was changed. Ask me again a little later. Anything else?
    `);
    const maison = await open({ locale: 'fr-FR' });
    maison.amazon.isDown = true;
    await maison.talk(`
      U : demande à mon majordome cent étoiles
      A : Je n'arrive pas à joindre la boutique d'Amazon, je n'ai donc rien changé. Redemandez-moi un peu plus tard. Autre chose ?
    `);
    for (const { lints } of [house, maison]) lints.splice(0);
  });

  it.each(['ask my majordomo to buy stars', 'ask my majordomo to buy one hundred stars'])(
    'Amazon sells none here: %s',
    async (said) => {
      const house = await open();
      house.amazon.isForeign = true;
      const { spoken } = await house.say(said);
      expect(spoken.join()).toMatch(/^I have nothing of that kind here/);
    },
  );
});
