import { countRequests } from '../../../../test/support/counting-client';
import { type FaultPlan, injectFaults, onTransactions } from '../../../../test/support/faulty-client';
import { agreeOn, sellerWithGifts } from '../../../../test/support/gift-houses';
import { type House, type HouseOptions, houseNow, openHouse } from '../../../../test/support/house';
import { houseSuite } from '../../../../test/support/house-suite';
import { returnOverdueGifts } from '../../../domain/gifts/accept';
import { sendCoins } from '../../../domain/gifts/send';
import { plusMs } from '../../../domain/time';
import type { Locale } from '../../locale';

const houses = houseSuite();

const hourMs = 3_600_000;
const seller = sellerWithGifts();
const common = { seller, verified: true };

const houseWith = (options: HouseOptions = {}) => houses.open({ ...common, coins: 100, ...options });

let gifts = 0;

/** Somebody who sends the house a gift. */
async function giftTo(house: House, coins: number, senderName = 'Claire', now = houseNow): Promise<House> {
  const { locale } = house.speaker;
  const sender = await openHouse(houses.table(), { ...common, coins: 2_000, locale: locale as Locale });
  await agreeOn(sender, house, { name: 'Paul', knownAs: senderName, kind: 'other' });
  const [contact] = await sender.shop.contacts.list(sender.household.id);
  if (!contact) throw new Error('no contact');
  const { contactId, otherId } = contact;
  const request = {
    householdId: sender.household.id,
    contactId,
    otherId,
    coins,
    giftId: `gift_${++gifts}`,
    now,
  };
  const sent = await sendCoins(sender.shop, request);
  expect(sent.name).toBe('offered');
  return sender;
}

describe('a gift that waits', () => {
  it('is told with who, how much and until when, and accepted', async () => {
    const house = await houseWith();
    const sender = await giftTo(house, 500);
    await house.talk(`
      U: ask my majordomo do i have gifts
      A: Claire has sent you 500 coins, worth $5.00. You can accept until 5 AM tomorrow. Shall I accept them?
      U: yes
      A: Claire's 500 coins are yours. You have 600 coins now. Anything else?
      U: do i have any gifts
      A: No gift is waiting for you. Anything else?
    `);
    expect([await house.balanceCoins(), await sender.balanceCoins()]).toEqual([600, 1_500]);
  });

  it('est annoncé avec de qui, combien et jusqu’à quand, puis accepté', async () => {
    const house = await houseWith({ locale: 'fr-FR' });
    await giftTo(house, 500, 'Élise');
    await house.talk(`
      U : demande à mon majordome d'accepter le cadeau
      A : Élise vous a envoyé 500 jetons, soit 5,00 €. Vous pouvez accepter jusqu'à demain 10 h. Je les accepte ?
      U : oui
      A : Les 500 jetons d'Élise sont à vous. Votre solde est maintenant de 600 jetons. Autre chose ?
      U : est-ce que j'ai des cadeaux
      A : Aucun cadeau ne vous attend. Autre chose ?
    `);
  });

  it('is the one thing that matters in the greeting', async () => {
    const house = await houseWith();
    await giftTo(house, 500);
    await house.talk(`
      U: open my majordomo
      A: Good day. Claire has sent you 500 coins, worth $5.00. Shall I accept them?
      U: yes
      A: Claire's 500 coins are yours. You have 600 coins now. Anything else?
    `);
    const maison = await houseWith({ locale: 'fr-FR' });
    await giftTo(maison, 500);
    await maison.talk(`
      U : ouvre mon majordome
      A : Bonjour. Claire vous a envoyé 500 jetons, soit 5,00 €. Je les accepte ?
    `);
  });

  it('goes back when it is not wanted', async () => {
    const house = await houseWith();
    const sender = await giftTo(house, 500);
    await house.talk(`
      U: ask my majordomo to accept the gift
      A: * Shall I accept them?
      U: no
      A: All right. Shall I send them back to Claire?
      U: yes
      A: Claire has the 500 coins back. Anything else?
    `);
    expect([await house.balanceCoins(), await sender.balanceCoins()]).toEqual([100, 2_000]);
  });

  it('attend encore si on ne la renvoie pas', async () => {
    const house = await houseWith({ locale: 'fr-FR' });
    await giftTo(house, 500);
    await house.talk(`
      U : demande à mon majordome si j'ai un cadeau
      A : * Je les accepte ?
      U : non
      A : Entendu. Je les renvoie à Claire ?
      U : non
      A : Alors ils attendent jusqu'à demain 10 h. Autre chose ?
      U : j'ai des cadeaux
      A : * Je les accepte ?
      U : non
      A : * Je les renvoie à Claire ?
      U : oui
      A : Claire a récupéré ses 500 jetons. Autre chose ?
    `);
  });

  it('waits on when the answer was not understood', async () => {
    const house = await houseWith();
    await giftTo(house, 500);
    await house.talk(`
      U: ask my majordomo do i have gifts
      A: * Shall I accept them?
      U: purple elephants sing loudly
      A: /500 coins from Claire. Shall I accept them/
    `);
  });
});

describe('several gifts', () => {
  it('come one after the other, the oldest first', async () => {
    const house = await houseWith();
    await giftTo(house, 500, 'Claire', plusMs(houseNow, -2 * hourMs));
    await giftTo(house, 40, 'Thomas', plusMs(houseNow, -hourMs));
    await giftTo(house, 1, 'Zoe');
    await house.talk(`
      U: ask my majordomo do i have gifts
      A: You have three gifts. The first is from Claire: 500 coins, worth $5.00, until 3 AM tomorrow. Shall I accept them?
      U: yes
      A: Claire's 500 coins are yours. You have 600 coins now. There's another: 40 coins from Thomas, worth $0.40. Shall I accept them?
      U: no
      A: All right. Shall I send them back to Thomas?
      U: no
      A: Then they wait until 4 AM tomorrow. There's another: 1 coin from Zoe, worth $0.01. Shall I accept it?
      U: yes
      A: Zoe's 1 coin is yours. You have 601 coins now. Anything else?
    `);
  });

  it("viennent l'un après l'autre", async () => {
    const house = await houseWith({ locale: 'fr-FR' });
    await giftTo(house, 500, 'Claire', plusMs(houseNow, -2 * hourMs));
    await giftTo(house, 40, 'Alice', plusMs(houseNow, -hourMs));
    await house.talk(`
      U : demande à mon majordome si j'ai des cadeaux
      A : Vous avez deux cadeaux. Le premier vient de Claire : 500 jetons, soit 5,00 €, jusqu'à demain 8 h. Je les accepte ?
      U : oui
      A : Les 500 jetons de Claire sont à vous. Votre solde est maintenant de 600 jetons. Il y en a un autre : 40 jetons de la part d'Alice, soit 0,40 €. Je les accepte ?
      U : oui
      A : Les 40 jetons d'Alice sont à vous. Votre solde est maintenant de 640 jetons. Autre chose ?
    `);
  });
});

describe.each(['en-US', 'fr-FR'] as const)('what cannot be accepted (%s)', (locale) => {
  const inFrench = locale === 'fr-FR';
  const ask = (house: House) =>
    house.say(
      inFrench ? "demande à mon majordome d'accepter le cadeau" : 'ask my majordomo to accept the gift',
    );
  const yes = async (house: House) => (await house.say(inFrench ? 'oui' : 'yes')).spoken.join(' ');

  it('a gift that came too late', async () => {
    const house = await houseWith({ locale });
    const sender = await giftTo(house, 500);
    await ask(house);
    house.setNow(plusMs(houseNow, 24 * hourMs));
    expect(await yes(house)).toMatch(
      inFrench ? /trop tard .* retourne à Claire/ : /too late .* goes back to Claire/,
    );
    expect(await house.balanceCoins()).toBe(100);
    const clock = { now: () => plusMs(houseNow, 24 * hourMs) };
    await returnOverdueGifts({ ...house.shop, clock });
    expect(await sender.balanceCoins()).toBe(2_000);
    await house.alexa.leave(house.speaker);
    expect((await ask(house)).spoken.join(' ')).toMatch(inFrench ? /Aucun cadeau/ : /No gift/);
  });

  it('a gift that is gone', async () => {
    const house = await houseWith({ locale });
    await giftTo(house, 500);
    await ask(house);
    const clock = { now: () => plusMs(houseNow, 24 * hourMs) };
    await returnOverdueGifts({ ...house.shop, clock });
    expect(await yes(house)).toMatch(inFrench ? /n'attend plus/ : /isn't waiting anymore/);
  });

  it('more than the wallet may hold', async () => {
    const limits = { dayCoins: 1, monthCoins: 1, storedCoins: 550 };
    const wallet = { ...seller.wallet, limits: { unverified: limits, verified: limits } };
    const house = await houseWith({ locale, seller: { ...seller, wallet } });
    const sender = await openHouse(houses.table(), { ...common, coins: 2_000, locale });
    await agreeOn(sender, house, { name: 'Paul', knownAs: 'Claire', kind: 'other' });
    const [contact] = await sender.shop.contacts.list(sender.household.id);
    const { contactId = '', otherId = '' } = contact ?? {};
    const giftId = `gift_${++gifts}`;
    const request = {
      householdId: sender.household.id,
      contactId,
      otherId,
      coins: 500,
      giftId,
      now: houseNow,
    };
    await sendCoins(sender.shop, request);
    await ask(house);
    expect(await yes(house)).toMatch(
      inFrench ? /ne peut pas en contenir autant/ : /can't hold that many more/,
    );
    expect(await house.balanceCoins()).toBe(100);
  });

  it('anything by a guest', async () => {
    const house = await houseWith({ locale, linked: false });
    const turn = await ask(house);
    expect([turn.card?.type, turn.sessionEnded]).toEqual(['LinkAccount', true]);
  });
});

describe('what a turn asks of the table', () => {
  it('waits once to tell and twice to accept', async () => {
    const client = houses.table().newClient();
    const house = await houseWith({ client });
    await giftTo(house, 500);
    await house.say('open my majordomo');
    await house.alexa.leave(house.speaker);
    const counter = countRequests(client);
    await house.say('ask my majordomo to accept the gift');
    expect(counter.counts()).toMatchObject({ roundTrips: 1, writeUnits: 0 });
    counter.reset();
    await house.say('yes');
    expect(counter.counts()).toMatchObject({ roundTrips: 2 });
    expect(await house.balanceCoins()).toBe(600);
  });
});

describe('lost answers', () => {
  async function acceptedIntoSilence(): Promise<House> {
    const client = houses.table().newClient();
    const house = await houseWith({ client });
    await giftTo(house, 500);
    await house.say('ask my majordomo to accept the gift');
    const faults: ReturnType<FaultPlan>[] = Array(4).fill('lost-answer');
    injectFaults(
      client,
      onTransactions(() => faults.shift()),
    );
    await house.talk(`
      U: yes
      A: * It may have gone through, and it can't happen twice. Shall I try again?
    `);
    expect(house.faults.splice(0)).toEqual(['store-unknown']);
    return house;
  }

  it('a yes that is repeated after one accepts once', async () => {
    const house = await acceptedIntoSilence();
    await house.talk(`
      U: yes
      A: Claire's 500 coins are yours. You have 600 coins now. Anything else?
    `);
    expect(await house.balanceCoins()).toBe(600);
  });

  it('"no" after one says how it stands', async () => {
    const house = await acceptedIntoSilence();
    await house.talk(`
      U: no
      A: The first yes had done it: Claire's coins are yours. Anything else?
    `);
    expect(await house.balanceCoins()).toBe(600);
  });
});

it('what the session says of a gift moves nobody else’s coins', async () => {
  const house = await houseWith();
  const sender = await giftTo(house, 500);
  const stranger = await openHouse(houses.table(), { ...common, coins: 900 });
  const first = await house.say('ask my majordomo to accept the gift');
  const envelope = structuredClone(first.invocations[0]?.request);
  const pending = first.invocations[0]?.response?.sessionAttributes?.pending;
  if (!envelope?.session) throw new Error('no request was sent');
  const gift = { ...pending.data.gift, senderId: stranger.household.id, coins: 900 };
  envelope.session.attributes = { pending: { ...pending, data: { gift, askedIds: [] } } };
  const request = { ...envelope.request, intent: { name: 'AMAZON.YesIntent', confirmationStatus: 'NONE' } };
  await house.alexa.invoke({ ...envelope, request });
  const balances = [house, sender, stranger].map((one) => one.balanceCoins());
  expect(await Promise.all(balances)).toEqual([100, 1_500, 900]);
});
