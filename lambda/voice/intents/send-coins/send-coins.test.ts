import { countRequests } from '../../../../test/support/counting-client';
import { type FaultPlan, injectFaults, onTransactions } from '../../../../test/support/faulty-client';
import { type Agreement, agreeOn, sellerWithGifts } from '../../../../test/support/gift-houses';
import { type House, type HouseOptions, houseNow, openHouse } from '../../../../test/support/house';
import { houseSuite } from '../../../../test/support/house-suite';
import { dayMs, plusMs } from '../../../domain/time';
import { creditPromo } from '../../../domain/wallet/moves';
import { emptyWallet } from '../../../domain/wallet/wallet';

const houses = houseSuite();

const voiceCode = '4711';

const houseWith = (options: HouseOptions = {}) => houses.open({ coins: 1_240, voiceCode, ...options });

/** A household, and one that it has agreed with: by default in the same home, and called Claire. */
async function pair(options: HouseOptions = {}, agreement: Partial<Agreement> = {}): Promise<[House, House]> {
  const house = await houseWith(options);
  const other = await openHouse(houses.table(), { ...options, coins: 0 });
  await agreeOn(house, other, { name: 'Claire', knownAs: 'Paul', ...agreement });
  return [house, other];
}

/** Two households that may give each other coins. */
const friends = (options: HouseOptions = {}, agreement: Partial<Agreement> = {}) =>
  pair({ seller: sellerWithGifts(), verified: true, ...options }, { kind: 'other', ...agreement });

const spokenIn = ({ spoken }: { spoken: string[] }): string => spoken.join(' ');

describe('within a home', () => {
  it('reads it out, asks for the code, and it is there at once', async () => {
    const [house, other] = await pair();
    await house.talk(`
      U: ask my majordomo to send five hundred coins to claire
      A: 500 coins, worth $5.00, to Claire. Shall I send them?
      U: yes
      A: * What's your code?
      U: four seven one one
      A: Done, Claire has your 500 coins. You have 740 coins left. Anything else?
      U: no
      A: /goodbye/i
    `);
    expect([await house.balanceCoins(), await other.balanceCoins()]).toEqual([740, 500]);
  });

  it('les lit, demande le code, et ils y sont aussitôt', async () => {
    const [house, other] = await pair({ locale: 'fr-FR' });
    await house.talk(`
      U : demande à mon majordome d'envoyer cinq cents jetons à claire
      A : 500 jetons, soit 5,00 €, pour Claire. Je les envoie ?
      U : oui
      A : * Quel est votre code ?
      U : quatre sept un un
      A : C'est fait, Claire a reçu vos 500 jetons. Il vous reste 740 jetons. Autre chose ?
      U : non merci
      A : /au revoir/i
    `);
    expect([await house.balanceCoins(), await other.balanceCoins()]).toEqual([740, 500]);
  });

  it('asks for what is missing, one thing at a time', async () => {
    const [house] = await pair();
    await house.talk(`
      U: ask my majordomo to send coins
      A: Gladly. How many coins shall I send?
      U: five hundred
      A: You can send coins to Claire. Who are they for?
      U: claire
      A: 500 coins, worth $5.00, to Claire. Shall I send them?
      U: no
      A: All right, I haven't sent anything. Anything else?
    `);
    await house.talk(`
      U: send coins to claire
      A: Gladly. How many coins shall I send?
      U: make it forty
      A: 40 coins, worth $0.40, to Claire. Shall I send them?
    `);
    expect(await house.balanceCoins()).toBe(1_240);
  });

  it('demande ce qui manque, une chose à la fois', async () => {
    const [house] = await pair({ locale: 'fr-FR' }, { name: 'Zoé' });
    await house.talk(`
      U : demande à mon majordome d'envoyer des jetons
      A : Volontiers. Combien de jetons dois-je envoyer ?
      U : deux cents
      A : Vous pouvez en envoyer à Zoé. C'est pour qui ?
      U : à zoe
      A : 200 jetons, soit 2,00 €, pour Zoé. Je les envoie ?
      U : non
      A : D'accord, je n'ai rien envoyé. Autre chose ?
    `);
  });

  it('takes an amount of money for as many cents', async () => {
    const [house] = await pair();
    await house.talk(`
      U: ask my majordomo to send five dollars to claire
      A: 500 coins, worth $5.00, to Claire. Shall I send them?
    `);
    const [maison] = await pair({ locale: 'fr-FR' });
    await maison.talk(`
      U : demande à mon majordome d'envoyer cinq euros à claire
      A : 500 jetons, soit 5,00 €, pour Claire. Je les envoie ?
    `);
  });

  it('loads the names it asks for', async () => {
    const [house] = await pair({}, { name: 'Quetzal' });
    await house.say('ask my majordomo to send forty coins');
    await house.talk(`
      U: quetzal
      A: 40 coins, worth $0.40, to Quetzal. Shall I send them?
    `);
  });

  it('asks once more when the answer was not understood', async () => {
    const [house] = await pair();
    await house.talk(`
      U: ask my majordomo to send forty coins to claire
      A: * Shall I send them?
      U: purple elephants sing loudly
      A: /40 coins, \\$0.40, to Claire. Shall I send them/
    `);
  });
});

describe('whom a name may mean', () => {
  async function withTwoClaires(options: HouseOptions = {}) {
    const [house] = await pair(options, { name: 'Claire Martin' });
    const other = await openHouse(houses.table(), { ...options, coins: 0 });
    await agreeOn(house, other, { name: 'Claire Dubois', knownAs: 'Paul' });
    return house;
  }

  it('asks one after the other', async () => {
    const house = await withTwoClaires();
    const [first, second] = (await house.shop.contacts.list(house.household.id)).map(({ name }) => name);
    await house.talk(`
      U: ask my majordomo to send forty coins to claire
      A: There are several by that name. Is it for ${first}?
      U: no
      A: Then, is it for ${second}?
      U: yes
      A: 40 coins, worth $0.40, to ${second}. Shall I send them?
    `);
  });

  it("les propose l'un après l'autre", async () => {
    const house = await withTwoClaires({ locale: 'fr-FR' });
    const [first, second] = (await house.shop.contacts.list(house.household.id)).map(({ name }) => name);
    await house.talk(`
      U : demande à mon majordome d'envoyer quarante jetons à claire
      A : J'en ai plusieurs de ce nom. C'est pour ${first} ?
      U : non
      A : Alors, c'est pour ${second} ?
      U : non
      A : D'accord, je n'ai rien envoyé. Autre chose ?
    `);
  });

  it('says who can be sent coins when nobody is called so', async () => {
    const [house] = await pair();
    await house.talk(`
      U: ask my majordomo to send forty coins to thomas
      A: I don't have thomas among your contacts; you can add people on your account page. You have Claire. Who are they for?
      U: claire
      A: 40 coins, worth $0.40, to Claire. Shall I send them?
    `);
    const [maison] = await pair({ locale: 'fr-FR' });
    await maison.talk(`
      U : demande à mon majordome d'envoyer quarante jetons à thomas
      A : Je n'ai pas de thomas dans vos contacts ; vous pouvez en ajouter sur la page de votre compte. Vous avez Claire. C'est pour qui ?
    `);
  });

  it('says that nobody was agreed with', async () => {
    const house = await houseWith();
    await house.talk(`
      U: ask my majordomo to send forty coins to claire
      A: You can only send coins to your contacts, * You can invite someone on your account page. Anything else?
    `);
    const maison = await houseWith({ locale: 'fr-FR' });
    await maison.talk(`
      U : demande à mon majordome d'envoyer quarante jetons à claire
      A : Les jetons ne s'envoient qu'à vos contacts, * Autre chose ?
    `);
  });
});

describe('to another household', () => {
  it('sets them aside until they are accepted', async () => {
    const [house, other] = await friends();
    await house.talk(`
      U: ask my majordomo to send five hundred coins to claire
      A: 500 coins, worth $5.00, to Claire. Claire has 24 hours to accept; otherwise they come back. Shall I send them?
      U: yes
      A: * What's your code?
      U: four seven one one
      A: Done. Claire has 24 hours to accept your 500 coins; otherwise they come back to you. You have 740 coins left. Anything else?
    `);
    expect([await house.balanceCoins(), await other.balanceCoins()]).toEqual([740, 0]);
    const gifts = (await other.shop.households.read(other.household.id))?.gifts;
    expect(gifts).toMatchObject([{ coins: 500, senderName: 'Paul' }]);
  });

  it("les met de côté jusqu'à ce qu'ils soient acceptés", async () => {
    const [house] = await friends({ locale: 'fr-FR' });
    await house.talk(`
      U : demande à mon majordome d'envoyer cinq cents jetons à claire
      A : 500 jetons, soit 5,00 €, pour Claire. Claire aura 24 heures pour les accepter, sinon ils vous reviennent. Je les envoie ?
      U : oui
      A : * Quel est votre code ?
      U : quatre sept un un
      A : C'est fait. Claire a 24 heures pour accepter vos 500 jetons, sinon ils vous reviennent. Il vous reste 740 jetons. Autre chose ?
    `);
  });
});

/** What each refusal says, in both languages, after the same request. */
async function refusal(house: House, english: string, french: string) {
  const isFrench = house.speaker.locale === 'fr-FR';
  await house.talk(
    isFrench
      ? `U : demande à mon majordome d'envoyer cinq cents jetons à claire\nA : ${french}`
      : `U: ask my majordomo to send five hundred coins to claire\nA: ${english}`,
  );
  expect(await house.balanceCoins()).toBeLessThanOrEqual(1_240);
}

describe.each(['en-US', 'fr-FR'] as const)('what cannot be sent (%s)', (locale) => {
  const inFrench = locale === 'fr-FR';

  it('to others where the seller does not offer it, with the reason', async () => {
    const [house] = await pair({ locale }, { kind: 'other' });
    await refusal(house, '/stay within a home .* license/', '/restent à la maison .* agrément/');
  });

  it('to others before the seller knows who one is', async () => {
    const [house] = await pair({ locale, seller: sellerWithGifts() }, { kind: 'other' });
    await refusal(house, '/has to know who you are/', '/doit savoir qui vous êtes/');
  });

  it('more than goes at once', async () => {
    const [house] = await friends({ locale, seller: sellerWithGifts({ mostCoins: 400 }) });
    await refusal(
      house,
      '400 coins is the most you can send at once. *',
      'On peut envoyer 400 jetons à la fois, pas plus. *',
    );
    const turn = await house.say(inFrench ? 'trois cents' : 'three hundred');
    expect(spokenIn(turn)).toMatch(inFrench ? /^300 jetons/ : /^300 coins/);
  });

  it('to a contact agreed too lately', async () => {
    const agreedAt = plusMs(houseNow, -dayMs / 2);
    const [house] = await friends({ locale }, { agreedAt });
    await refusal(
      house,
      'Claire is a new contact. To be safe, you can send coins from * on. Anything else?',
      "Claire vient d'entrer dans vos contacts. * Autre chose ?",
    );
  });

  it('more gifts than a day takes', async () => {
    const [house] = await friends({ locale, seller: sellerWithGifts({ mostPerDay: 0 }) });
    await refusal(house, '/gifts a day is the most/', "/par jour, c'est le maximum/");
  });

  it.each([{ dayCoins: 200 }, { monthCoins: 200 }, { dayCoins: 0 }])('more than %j', async (limits) => {
    const [house] = await friends({ locale, seller: sellerWithGifts(limits) });
    const left = limits.dayCoins === 0;
    await refusal(
      house,
      left ? "/reached today's sending limit/" : '/over .* limit. You can still send 200/',
      left ? "/tout ce qu'on peut envoyer aujourd'hui/" : '/plus que ce que .* il vous reste 200/',
    );
  });

  it('coins that were earned', async () => {
    const [house] = await pair({ locale, coins: 0 });
    const wallet = emptyWallet(house.household.id, `acc_${house.household.id}`);
    const ask = { key: `earned:${house.household.id}`, kind: 'reward' as const, subject: 'earned' };
    const earned = creditPromo(wallet, { ...ask, coins: 900, month: '2026-09', now: houseNow });
    await house.shop.wallets.commit(earned);
    await refusal(house, "/you've earned are for shopping/", '/gagnés servent à vos achats/');
  });

  it('more than there are', async () => {
    const [house] = await pair({ locale, coins: 300 });
    await refusal(
      house,
      "/You have 300 coins, which isn't enough to send 500/",
      '/Vous avez 300 jetons, pas assez/',
    );
  });

  it('from an empty wallet', async () => {
    const [house] = await pair({ locale, coins: 0 });
    await refusal(house, '/no coins to send/', '/pas de jetons à envoyer/');
  });

  it('to somebody whose wallet is full or gone, found when it is done', async () => {
    const terms = sellerWithGifts();
    const limits = { dayCoins: 1, monthCoins: 1, storedCoins: 400 };
    const seller = {
      ...terms,
      wallet: { ...terms.wallet, limits: { unverified: limits, verified: limits } },
    };
    const [house, other] = await pair({ locale, seller });
    const send = async () => {
      await house.say(
        inFrench
          ? "demande à mon majordome d'envoyer cinq cents jetons à claire"
          : 'ask my majordomo to send five hundred coins to claire',
      );
      await house.say(inFrench ? 'oui' : 'yes');
      return spokenIn(await house.say(inFrench ? 'quatre sept un un' : 'four seven one one'));
    };
    expect(await send()).toMatch(
      inFrench ? /Le porte-monnaie de Claire ne peut pas/ : /Claire's wallet can't hold/,
    );
    await house.alexa.leave(house.speaker);
    await other.shop.households.erase(other.household.id);
    expect(await send()).toMatch(inFrench ? /n'a plus de porte-monnaie/ : /has no wallet anymore/);
    expect(await house.balanceCoins()).toBe(1_240);
  });

  it('to somebody whose coins are cents of another currency, found when it is done', async () => {
    const [house, other] = await pair({ locale });
    await other.shop.households.save({ ...other.household, currency: inFrench ? 'USD' : 'EUR' });
    await house.talk(
      inFrench
        ? `
          U : demande à mon majordome d'envoyer cinq cents jetons à claire
          U : oui
          U : quatre sept un un
          A : * une autre monnaie * je n'ai donc rien envoyé. * Autre chose ?
        `
        : `
          U: ask my majordomo to send five hundred coins to claire
          U: yes
          U: four seven one one
          A: * another currency, * so I sent nothing. * Anything else?
        `,
    );
    expect([await house.balanceCoins(), await other.balanceCoins()]).toEqual([1_240, 0]);
  });

  it.each(inFrench ? ['zéro', 'moins cinq', 'deux virgule cinq'] : ['zero', 'minus five', 'two point five'])(
    'an amount that is none: %s',
    async (amount) => {
      const [house] = await pair({ locale });
      const turn = await house.say(
        inFrench
          ? `demande à mon majordome d'envoyer ${amount} jetons à claire`
          : `ask my majordomo to send ${amount} coins to claire`,
      );
      expect(spokenIn(turn)).toMatch(inFrench ? /s'envoient entiers/ : /only send whole coins/);
    },
  );

  it('anything by a guest', async () => {
    const house = await houseWith({ locale, linked: false });
    const turn = await house.say(
      inFrench ? "demande à mon majordome d'envoyer des jetons" : 'ask my majordomo to send coins',
    );
    expect([turn.card?.type, turn.sessionEnded]).toEqual(['LinkAccount', true]);
  });
});

it('without a voice code says where one is chosen', async () => {
  const house = await openHouse(houses.table(), { coins: 1_240 });
  const other = await openHouse(houses.table(), { coins: 0 });
  await agreeOn(house, other, { name: 'Claire', knownAs: 'Paul' });
  await house.talk(`
    U: ask my majordomo to send forty coins to claire
    A: * Shall I send them?
    U: yes
    A: /takes a voice code, and you have none yet/
  `);
  expect(await house.balanceCoins()).toBe(1_240);
});

it('a contact taken off the list meanwhile gets nothing', async () => {
  const [house] = await pair();
  await house.talk(`
    U: ask my majordomo to send forty coins to claire
    A: * Shall I send them?
    U: yes
    A: * What's your code?
  `);
  const [contact] = await house.shop.contacts.list(house.household.id);
  await house.shop.contacts.remove(house.household.id, contact?.contactId ?? '');
  await house.talk(`
    U: four seven one one
    A: /isn't on your list anymore/
  `);
  expect(await house.balanceCoins()).toBe(1_240);
});

describe('what a turn asks of the table', () => {
  it('waits once to read out, and three times to prove who speaks and send', async () => {
    const client = houses.table().newClient();
    const counter = countRequests(client);
    const [house] = await pair({ client });
    await house.say('open my majordomo');
    counter.reset();
    await house.say('send forty coins to claire');
    expect(counter.counts()).toMatchObject({ roundTrips: 1, writeUnits: 0 });
    counter.reset();
    await house.say('yes');
    expect(counter.counts()).toMatchObject({ roundTrips: 1, writeUnits: 0 });
    counter.reset();
    // Read, count the try of the code, write.
    await house.say('four seven one one');
    expect([counter.counts().roundTrips, await house.balanceCoins()]).toEqual([3, 1_200]);
  });
});

describe('lost answers', () => {
  /** The voice code is counted; then every answer to the sending is lost. */
  async function sentIntoSilence(options: HouseOptions = {}): Promise<[House, House]> {
    const client = houses.table().newClient();
    const both = await pair({ client, ...options });
    const [house] = both;
    await house.talk(`
      U: ask my majordomo to send forty coins to claire
      A: * Shall I send them?
      U: yes
      A: * What's your code?
    `);
    const faults: ReturnType<FaultPlan>[] = [undefined, ...Array(4).fill('lost-answer')];
    injectFaults(
      client,
      onTransactions(() => faults.shift()),
    );
    await house.talk(`
      U: four seven one one
      A: * It may have gone through, and it can't happen twice. Shall I try again?
    `);
    expect(house.faults.splice(0)).toEqual(['store-unknown']);
    return both;
  }

  it('a yes that is repeated after one sends once', async () => {
    const [house, other] = await sentIntoSilence();
    await house.talk(`
      U: yes
      A: * What's your code?
      U: four seven one one
      A: Done, Claire has your 40 coins. You have 1,200 coins left. Anything else?
    `);
    expect([await house.balanceCoins(), await other.balanceCoins()]).toEqual([1_200, 40]);
  });

  it('"no" after one says how it stands', async () => {
    const [house, other] = await sentIntoSilence();
    await house.talk(`
      U: no
      A: They had gone already, with your first yes. Your statement shows them. Anything else?
    `);
    expect([await house.balanceCoins(), await other.balanceCoins()]).toEqual([1_200, 40]);
  });
});
