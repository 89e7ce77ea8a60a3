import { countRequests } from '../../../../test/support/counting-client';
import { type House, houseNow } from '../../../../test/support/house';
import { houseSuite } from '../../../../test/support/house-suite';
import { pastOrder } from '../../../../test/support/past-orders';
import { newReward } from '../../../domain/rewards/reward';
import { creditPromo, refundCoins, takeCoins } from '../../../domain/wallet/moves';
import { emptyWallet } from '../../../domain/wallet/wallet';

const { open: houseWith, table } = houseSuite();

describe('the balance', () => {
  it('is told in coins and in money', async () => {
    const house = await houseWith({ coins: 1_240 });
    await house.talk(`
      U: ask my majordomo how many coins do I have
      A: You have 1,240 coins, worth $12.40. Anything else?
      U: no
      A: /goodbye/i
    `);
  });

  it('est dit en jetons et en euros', async () => {
    const house = await houseWith({ coins: 1_240, locale: 'fr-FR' });
    await house.talk(`
      U : demande à mon majordome combien j'ai de jetons
      A : Vous avez 1 240 jetons, soit 12,40 €. Autre chose ?
      U : non merci
      A : /au revoir/i
    `);
  });

  it('is singular for one coin', async () => {
    const house = await houseWith({ coins: 1 });
    await house.talk(`
      U: ask my majordomo what is my balance
      A: You have 1 coin, worth $0.01. Anything else?
    `);
    const maison = await houseWith({ coins: 1, locale: 'fr-FR' });
    await maison.talk(`
      U : demande à mon majordome mon solde
      A : Vous avez 1 jeton, soit 0,01 €. Autre chose ?
    `);
  });

  it('stands on the screen where there is one', async () => {
    const house = await houseWith({ coins: 1_240, screen: true });
    const { screen } = await house.say('ask my majordomo what is my balance');
    expect(screen?.document).toMatchObject({ type: 'APL', version: '1.4' });
    expect(screen?.datasources.screen).toMatchObject({ coins: '1,240 coins', money: 'Worth $12.40' });
  });

  it('goes on to why it changed, with the same wallet', async () => {
    const house = await houseWith({ coins: 1_240 });
    await house.talk(`
      U: ask my majordomo how many coins do I have
      A: * Anything else?
      U: why did it go down
      A: Today, 1,240 coins came in as a credit. Anything else?
    `);
  });

  it('takes one round trip to the table', async () => {
    const client = table().newClient();
    const counter = countRequests(client);
    const house = await houseWith({ client });
    counter.reset();
    await house.say('ask my majordomo what is my balance');
    expect(counter.counts()).toMatchObject({ roundTrips: 1, writeUnits: 0 });
  });
});

describe('what is in it beside', () => {
  /** Earned coins, by the month in which they expire. */
  async function earn(house: House, promo: Record<string, number>) {
    for (const [month, coins] of Object.entries(promo)) {
      const view = await house.shop.households.read(house.household.id);
      const wallet = view?.wallet ?? emptyWallet(house.household.id, `acc_${house.household.id}`);
      const key = `reward:${house.household.id}:${month}`;
      const ask = { key, kind: 'reward' as const, subject: 'contest', coins, now: houseNow };
      await house.shop.wallets.commit(creditPromo(wallet, { ...ask, month }));
    }
  }

  it('what expires in this month or the next is told', async () => {
    const house = await houseWith({ coins: 1_140 });
    await earn(house, { '2026-04': 100, '2026-12': 40 });
    await house.talk(`
      U: ask my majordomo how many coins do I have
      A: You have 1,280 coins, worth $12.80. 100 of them expire at the end of April. Anything else?
    `);
    house.setNow('2026-04-02T10:00:00.000Z');
    await house.talk(`
      U: what is my balance
      A: * 100 of them expire at the end of this month. Anything else?
    `);
    const maison = await houseWith({ coins: 1_140, locale: 'fr-FR' });
    await earn(maison, { '2026-04': 100, '2026-12': 40 });
    await maison.talk(`
      U : demande à mon majordome combien j'ai de jetons
      A : Vous avez 1 280 jetons, soit 12,80 €. 100 d'entre eux expirent fin avril. Autre chose ?
    `);
  });

  it('what expires later is told when asked for, the next to go first', async () => {
    const house = await houseWith({ coins: 1_000 });
    await earn(house, { '2026-12': 40, '2026-09': 1, '2027-03': 20 });
    await house.talk(`
      U: ask my majordomo what is my balance
      A: You have 1,061 coins, worth $10.61. Anything else?
      U: when do my coins expire
      A: What expires next: 1 coin at the end of September, 40 coins at the end of December, and 20 coins at the end of March 2027. The other 1,000 never expire. They are spent in that order. Anything else?
    `);
    const maison = await houseWith({ coins: 1_000, locale: 'fr-FR' });
    await earn(maison, { '2026-12': 40 });
    await maison.talk(`
      U : demande à mon majordome quand expirent mes jetons
      A : Les prochains à expirer : 40 jetons fin décembre. Les 1 000 autres n'expirent jamais. Je les dépense dans cet ordre. Autre chose ?
    `);
  });

  it('bought coins never expire', async () => {
    const house = await houseWith({ coins: 1_000 });
    await house.talk(`
      U: ask my majordomo do any of my coins expire
      A: None of your coins expire: use them whenever you like. Anything else?
    `);
    const maison = await houseWith({ coins: 1_000, locale: 'fr-FR' });
    await maison.talk(`
      U : demande à mon majordome si mes jetons expirent bientôt
      A : Aucun de vos jetons n'expire : vous pouvez les utiliser quand vous voulez. Autre chose ?
    `);
  });

  it('expired coins are not counted, whether or not that was booked', async () => {
    const house = await houseWith({ coins: 200 });
    await earn(house, { '2026-03': 100 });
    house.setNow('2026-04-01T11:59:59.999Z');
    await house.talk(`
      U: ask my majordomo what is my balance
      A: You have 300 coins, worth $3.00. 100 of them expire *
    `);
    house.setNow('2026-04-01T12:00:00.000Z');
    await house.talk(`
      U: what is my balance
      A: You have 200 coins, worth $2.00. Anything else?
    `);
  });

  describe('rewards that wait', () => {
    const contest = { id: 'contest', on: 'contest' as const, coins: 120, validMonths: 6 };
    const wait = ({ shop, household: { id } }: House) => {
      const of = { householdId: id, dueAt: '2026-03-24T09:00:00.000Z', source: `contest-${id}` };
      return shop.rewards.add(newReward(contest, of), `event-${id}`);
    };

    it.each([
      [
        'en-US',
        'ask my majordomo what is my balance',
        "You have 1,240 coins, worth $12.40. 120 coins you've earned are on their way. Anything else?",
      ],
      [
        'fr-FR',
        'demande à mon majordome mon solde',
        'Vous avez 1 240 jetons, soit 12,40 €. 120 jetons de récompense sont en route. Autre chose ?',
      ],
    ] as const)('are on their way (%s)', async (locale, asked, told) => {
      const house = await houseWith({ locale, coins: 1_240 });
      await wait(house);
      const { spoken } = await house.say(asked);
      expect(spoken.join(' ').replace(/\u00a0/g, ' ')).toBe(told);
    });

    it('are told to whoever has no coins yet', async () => {
      const house = await houseWith({ coins: 0 });
      await wait(house);
      await house.talk(`
        U: ask my majordomo what is my balance
        A: You have no coins yet. 120 coins you've earned are on their way. Your wallet opens * Anything else?
      `);
    });
  });

  it('held coins are told', async () => {
    const placedAt = '2026-03-10T08:00:00.000Z';
    const options = { orders: [pastOrder({ placedAt, units: { 'COF-GROUND-250': 1 } })] };
    const house = await houseWith({ coins: 1_240, ...options });
    await house.talk(`
      U: ask my majordomo what is my balance
      A: You have 1,240 coins, worth $12.40. 479 more are set aside for what you've ordered. Anything else?
    `);
    const maison = await houseWith({
      coins: 1_240,
      locale: 'fr-FR',
      orders: [pastOrder({ placedAt, units: { 'COF-GROUND-250': 1 }, locale: 'fr-FR' })],
    });
    await maison.talk(`
      U : demande à mon majordome mon solde
      A : Vous avez 1 240 jetons, soit 12,40 €. * autres sont réservés pour vos commandes en cours. Autre chose ?
    `);
  });

  /** Earned, spent, and given back: what had been earned is owed in part. */
  async function owe({ household: { id }, shop }: House) {
    const reward = {
      key: `reward:${id}`,
      kind: 'reward' as const,
      subject: 'ord_1',
      coins: 40,
      now: houseNow,
    };
    const earned = creditPromo(emptyWallet(id, `acc_${id}`), { ...reward, month: '2026-12' });
    const spend = {
      key: `spend:${id}`,
      kind: 'purchase' as const,
      subject: 'spend',
      coins: 40,
      now: houseNow,
    };
    const spent = takeCoins(earned.sides[0].after, spend);
    if (!spent) throw new Error('too few coins');
    const refund = { key: `refund:${id}`, kind: 'order-refund' as const, subject: 'ord_1', now: houseNow };
    const back = { purchasedCoins: 0, promo: { '2026-12': 10 } };
    const owing = refundCoins(spent.sides[0].after, { ...refund, back, clawbackCoins: 40 });
    for (const movement of [earned, spent, owing]) await shop.wallets.commit(movement);
  }

  it('owed coins are told, and that rewards pay them first', async () => {
    const house = await houseWith({ coins: 0 });
    await owe(house);
    await house.talk(`
      U: ask my majordomo what is my balance
      A: Your wallet is empty. 30 coins you had earned are still to be paid back for something returned; your next rewards pay that first. You can ask where your coins went. Anything else?
    `);
    const maison = await houseWith({ coins: 0, locale: 'fr-FR' });
    await owe(maison);
    await maison.talk(`
      U : demande à mon majordome mon solde
      A : Votre porte-monnaie est vide. Il reste 30 jetons de récompense à rendre pour un retour ; vos prochaines récompenses y serviront d'abord. Vous pouvez demander où sont passés vos jetons. Autre chose ?
    `);
  });
});

describe('no coins', () => {
  it('an empty wallet is said to be so', async () => {
    const orders = [pastOrder({ placedAt: '2026-03-10T08:00:00.000Z', units: { 'COF-GROUND-250': 1 } })];
    const house = await houseWith({ coins: 0, orders });
    await house.talk(`
      U: ask my majordomo what is my balance
      A: You have no coins free just now: 479 coins are set aside for what you've ordered. Anything else?
      U: where did my coins go
      A: Today, you paid 479 coins for ground coffee. * 479 coins came in as a credit. Anything else?
    `);
  });

  it("n'a pas encore de porte-monnaie", async () => {
    const house = await houseWith({ coins: 0, locale: 'fr-FR' });
    await house.talk(`
      U : demande à mon majordome mon solde
      A : Vous n'avez pas encore de jetons. Votre porte-monnaie s'ouvrira avec les premiers ; en attendant, je peux vous dire les bons plans. Autre chose ?
    `);
    const home = await houseWith({ coins: 0 });
    await home.talk(`
      U: ask my majordomo what is my balance
      A: You have no coins yet. Your wallet opens with the first ones; until then I can tell you the deals. Anything else?
    `);
  });

  it.each(['en-US', 'fr-FR'] as const)('a guest is asked to link an account (%s)', async (locale) => {
    const house = await houseWith({ locale, linked: false });
    const asked = {
      'en-US': 'ask my majordomo what is my balance',
      'fr-FR': 'demande à mon majordome mon solde',
    };
    const turn = await house.say(asked[locale]);
    expect(turn.card?.type).toBe('LinkAccount');
    expect(turn.sessionEnded).toBe(true);
  });
});
