import { countRequests } from '../../../../test/support/counting-client';
import { starSuite } from '../../../../test/support/star-suite';

const { open, table } = starSuite();

describe('the balance of stars', () => {
  it('is told when some were bought, with what they bought', async () => {
    const house = await open();
    house.buy('stars_100', 2);
    await house.talk(`
      U: ask my majordomo how many stars do i have
      A: You have 200 stars. Anything else?
      U: read me the table customs
      A: The table customs cost 40 stars, once, and you have 200. Shall I get them for you?
      U: yes
      A: The table customs are yours, and you have 160 stars left. *
      U: how many stars are left
      A: You have 160 stars. You own the table customs. Anything else?
    `);
  });

  it('est dit en français, avec ce qu’elles ont payé', async () => {
    const house = await open({ locale: 'fr-FR' });
    house.buy('stars_1000', 1);
    await house.talk(`
      U : demande à mon majordome combien il me reste d'étoiles
      A : Vous avez 1 000 étoiles. Autre chose ?
      U : lis-moi les usages de la table
      A : Les usages de la table coûtent 40 étoiles, une fois pour toutes, et vous en avez 1 000. Je vous les prends ?
      U : oui
      A : Les usages de la table sont à vous, et il vous reste 960 étoiles. *
      U : mes étoiles
      A : Vous avez 960 étoiles. Vous avez déjà les usages de la table. Autre chose ?
    `);
  });

  it('leads to the notebooks when there never were any', async () => {
    const house = await open();
    await house.talk(`
      U: ask my majordomo how many stars do i have
      A: You have no stars yet. They are for the notebooks that I read from; your coins stay for the shopping. Would you like to hear what there is?
      U: yes
      A: I read from three notebooks, a page a day: *
    `);
    const maison = await open({ locale: 'fr-FR' });
    await maison.talk(`
      U : demande à mon majordome combien j'ai d'étoiles
      A : Vous n'avez pas encore d'étoiles. Elles servent à mes carnets, que je vous lis ; vos jetons restent pour les courses. Voulez-vous savoir ce que je propose ?
      U : oui
      A : J'ai trois carnets, dont je vous lis une page par jour : *
    `);
  });

  it('is another one than that of coins, which nothing here touches', async () => {
    const house = await open({ coins: 1_240 });
    house.buy('stars_100', 1);
    await house.talk(`
      U: ask my majordomo how many stars do i have
      A: You have 100 stars. Anything else?
      U: how many coins do i have
      A: You have 1,240 coins, *
    `);
    expect(await house.balanceCoins()).toBe(1_240);
  });

  it('is a guest’s as well: what was bought through Alexa needs no linked account', async () => {
    const house = await open({ linked: false });
    house.buy('stars_100', 1);
    await house.talk(`
      U: ask my majordomo how many stars do i have
      A: You have 100 stars. Anything else?
    `);
  });

  it('is told from the ledger while Amazon does not answer, and the failure is logged', async () => {
    const house = await open();
    house.buy('stars_100', 1);
    await house.say('ask my majordomo how many stars do i have');
    house.amazon.isDown = true;
    await house.talk(`
      U: how many stars do i have
      A: You have 100 stars. Anything else?
    `);
    expect(house.lints.splice(0)).toEqual([expect.objectContaining({ code: 'amazon-unreachable' })]);
  });

  it('is not spoken of where Amazon sells none', async () => {
    const house = await open();
    house.amazon.isForeign = true;
    await house.talk(`
      U: ask my majordomo how many stars do i have
      A: I have nothing of that kind here. * What would you like?
    `);
    const maison = await open({ locale: 'fr-FR' });
    maison.amazon.isForeign = true;
    await maison.talk(`
      U : demande à mon majordome combien j'ai d'étoiles
      A : Je n'ai rien de ce genre ici. * Qu'est-ce qui vous ferait plaisir ?
    `);
  });

  it('takes one request to the table', async () => {
    const client = table().newClient();
    const counter = countRequests(client);
    const house = await open({ client });
    house.buy('stars_100', 1);
    await house.say('ask my majordomo how many stars do i have');
    counter.reset();
    await house.say('how many stars do i have');
    expect(counter.counts()).toMatchObject({ requests: 1, writeUnits: 0 });
  });
});

describe('a greeting', () => {
  it('books what was bought outside, and is the same as ever', async () => {
    const house = await open();
    house.buy('stars_300', 1);
    const { spoken } = await house.say('open my majordomo');
    const other = await open();
    expect(spoken).toEqual((await other.say('open my majordomo')).spoken);
    expect(await house.balanceStars()).toEqual([300, 0]);
  });

  it('takes back what was refunded outside', async () => {
    const house = await open();
    house.buy('stars_300', 1);
    await house.say('open my majordomo');
    house.buy('stars_300', -1);
    await house.alexa.leave(house.speaker);
    await house.say('open my majordomo');
    expect(await house.balanceStars()).toEqual([0, 0]);
  });

  it('does not suffer when Amazon is down', async () => {
    const house = await open();
    house.amazon.isDown = true;
    const { spoken, error } = await house.say('open my majordomo');
    expect(error).toBeUndefined();
    expect(spoken.join(' ')).toMatch(/^Good day/);
    expect(house.lints.splice(0)).toEqual([expect.objectContaining({ code: 'amazon-unreachable' })]);
  });

  it('is the only turn about something else that asks Amazon', async () => {
    const house = await open();
    await house.say('open my majordomo');
    expect(house.amazon.asked).toBe(1);
    await house.say('what are my deals');
    await house.say('how many coins do i have');
    expect(house.amazon.asked).toBe(1);
  });
});
