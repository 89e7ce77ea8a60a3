import { countRequests } from '../../../../test/support/counting-client';
import { type House, type HouseOptions, houseNow } from '../../../../test/support/house';
import { houseSuite } from '../../../../test/support/house-suite';
import { pastOrder } from '../../../../test/support/past-orders';
import { holdOf, sampleOrder, walletAfter } from '../../../../test/support/samples';
import { cancelOrder } from '../../../domain/orders/cancel';
import { dayMs, plusMs } from '../../../domain/time';
import { type AdjustmentReason, adjustWallet } from '../../../domain/wallet/adjust';
import { holdCoins, isPending, resolveHold } from '../../../domain/wallet/holds';
import type { Movement } from '../../../domain/wallet/movement';
import {
  creditPromo,
  creditPurchased,
  refundCoins,
  takeCoins,
  withdrawPurchased,
} from '../../../domain/wallet/moves';
import { emptyWallet, type MovementKind, type Wallet } from '../../../domain/wallet/wallet';

const { open: houseWith, table } = houseSuite();

/** Orders something so many days after the house was opened, paid from its wallet. */
async function orderAfter(house: House, days: number, units: Record<string, number>) {
  const placedAt = plusMs(houseNow, days * dayMs);
  const { locale } = house.speaker;
  const draft = pastOrder({ placedAt, units, ...(locale === 'fr-FR' && { locale }) });
  const order = { ...draft, householdId: house.household.id };
  const wallet = (await house.shop.households.read(house.household.id))?.wallet;
  if (!wallet) throw new Error('a house without a wallet');
  await house.shop.orders.place(order, holdOf(wallet, order));
  return order;
}

const coffee = { 'COF-GROUND-250': 2 };
const milk = { 'DAI-MILK-WHOLE-6': 1 };
const penne = { 'PAS-PENNE-500': 3 };

/** A credit, three payments and one refund, over eight days. */
async function busyHouse(options: HouseOptions): Promise<House> {
  const house = await houseWith(options);
  await orderAfter(house, 1, coffee);
  await orderAfter(house, 5, { ...milk, ...penne });
  const order = await orderAfter(house, 7, penne);
  const cancelledAt = plusMs(order.placedAt, 60_000);
  await cancelOrder(house.shop, house.household.id, order.orderId, cancelledAt);
  house.setNow(plusMs(houseNow, 8 * dayMs));
  return house;
}

describe('why the balance changed', () => {
  it('tells the last three movements, then the ones before', async () => {
    const house = await busyHouse({});
    await house.talk(`
      U: ask my majordomo why did my balance change
      A: Yesterday, 507 coins came back for penne pasta. The same day, you paid 507 coins for penne pasta. On Sunday, you paid 1,336 coins for whole milk and penne pasta. Do you want to hear more?
      U: purple elephants sing loudly
      A: /(missed that|beg your pardon).*more of your transactions\\?/i
      U: yes
      A: On Wednesday, March 11, you paid 958 coins for ground coffee. On Tuesday, March 10, 10,000 coins came in as a credit. Anything else?
      U: no
      A: /goodbye/i
    `);
  });

  it('dit les trois derniers mouvements, puis les précédents', async () => {
    const house = await busyHouse({ locale: 'fr-FR' });
    await house.talk(`
      U : demande à mon majordome pourquoi mon solde a changé
      A : Hier, 345 jetons vous sont revenus pour des penne. Le même jour, vous avez payé 345 jetons pour des penne. Dimanche dernier, vous avez payé 1 035 jetons pour du lait entier et des penne. Vous voulez la suite ?
      U : suivant
      A : Le mercredi 11 mars, vous avez payé 790 jetons pour du café moulu. Le mardi 10 mars, vous avez reçu 10 000 jetons. Autre chose ?
    `);
  });

  it('goes back to the newest, and lets go when nothing more is wanted', async () => {
    const house = await busyHouse({});
    await house.talk(`
      U: ask my majordomo for my statement
      A: Yesterday, 507 coins came back * Do you want to hear more?
      U: start over
      A: Yesterday, 507 coins came back * Do you want to hear more?
      U: no
      A: * Anything else?
      U: no
      A: /goodbye/i
    `);
  });

  it('says a payment whose order was forgotten without its goods', async () => {
    const house = await houseWith({});
    const wallet = (await house.shop.households.read(house.household.id))?.wallet;
    if (!wallet) throw new Error('a house without a wallet');
    const gone = {
      ...sampleOrder(house.household.id),
      orderId: 'ord_gone',
      coins: 100,
      placedAt: houseNow,
    };
    await house.shop.wallets.commit(holdOf(wallet, gone));
    await house.talk(`
      U: ask my majordomo for my statement
      A: Today, you paid 100 coins for an order. The same day, 10,000 coins came in as a credit. Anything else?
    `);
  });

  it('reads the table once for each page', async () => {
    const client = table().newClient();
    const house = await busyHouse({ client });
    const counter = countRequests(client);
    await house.say('ask my majordomo for my statement');
    expect(counter.counts().roundTrips).toBe(1);
    counter.reset();
    await house.say('yes');
    expect(counter.counts()).toMatchObject({ roundTrips: 1, writeUnits: 0 });
  });

  it("never reads another household's account", async () => {
    const [mine, other] = [await houseWith({}), await busyHouse({})];
    const account = (await other.shop.households.read(other.household.id))?.wallet?.account;
    const first = await mine.say('ask my majordomo for my statement');
    const envelope = structuredClone(first.invocations[0]?.request);
    if (!envelope?.session) throw new Error('no request was sent');
    envelope.session.attributes = {
      pending: {
        intent: 'StatementIntent',
        question: 'more',
        data: { account, beforeSequence: 4, shown: 3 },
      },
    };
    const request = { ...envelope.request, intent: { name: 'AMAZON.YesIntent', confirmationStatus: 'NONE' } };
    const { response } = await mine.alexa.invoke({ ...envelope, request });
    expect(JSON.stringify(response)).not.toMatch(/you paid/);
  });
});

describe('coins given or taken by people', () => {
  async function adjusted(locale: 'en-US' | 'fr-FR', ...changes: [AdjustmentReason, number][]) {
    const house = await houseWith({ coins: 0, locale });
    const { shop, household } = house;
    for (const [reason, coins] of changes) {
      const adjustmentId = `${household.id}:${reason}`;
      const ask = { adjustmentId, householdId: household.id, coins, reason, now: houseNow };
      expect((await adjustWallet(shop, ask)).name).toBe('adjusted');
    }
    return house;
  }

  it('are told with their reason', async () => {
    const house = await adjusted('en-US', ['goodwill', 500], ['compensation', 40], ['correction', -1]);
    await house.talk(`
      U: ask my majordomo why did my balance change
      A: Today, 1 coin was taken out as a correction. The same day, 40 coins came in as compensation. The same day, 500 coins came in as a goodwill gesture. Anything else?
    `);
    const taken = await adjusted('en-US', ['correction', 100], ['fraud', -30]);
    await taken.talk(`
      U: ask my majordomo why did my balance change
      A: Today, 30 coins were taken out because of misuse. The same day, 100 coins came in as a correction. Anything else?
    `);
  });

  it('sont dits avec leur motif', async () => {
    const maison = await adjusted('fr-FR', ['goodwill', 500], ['compensation', 40], ['correction', -1]);
    await maison.talk(`
      U : demande à mon majordome pourquoi mon solde a changé
      A : Aujourd'hui, 1 jeton a été retiré à titre de correction. Le même jour, vous avez reçu 40 jetons à titre de dédommagement. Le même jour, vous avez reçu 500 jetons à titre de geste commercial. Autre chose ?
    `);
    const repris = await adjusted('fr-FR', ['correction', 100], ['fraud', -30]);
    await repris.talk(`
      U : demande à mon majordome pourquoi mon solde a changé
      A : Aujourd'hui, 30 jetons ont été retirés pour usage non conforme. Le même jour, vous avez reçu 100 jetons à titre de correction. Autre chose ?
    `);
  });
});

/** Movements of a year, as the ledger writes them: the wallet moves on from each. */
async function withMovements(
  options: HouseOptions,
  movements: (wallet: Wallet) => Movement[],
): Promise<House> {
  const house = await houseWith({ coins: 0, ...options });
  const first = emptyWallet(house.household.id, `acc_${house.household.id}`);
  for (const movement of movements(first)) await house.shop.wallets.commit(movement);
  return house;
}

const october = (day: number): string => `2025-10-${String(day).padStart(2, '0')}T12:00:00.000Z`;

/** A pack, five purchases of which one is cancelled, a reward, a refund, coins that expire. */
function aYear(start: Wallet): Movement[] {
  const id = start.householdId;
  const done: Movement[] = [];
  let wallet = start;
  const add = (movement: Movement | undefined): Movement => {
    if (!movement) throw new Error('too few coins');
    wallet = walletAfter(movement);
    done.push(movement);
    return movement;
  };
  const ask = (kind: MovementKind, subject: string, now: string) => ({
    key: `${id}:${kind}:${subject}`,
    kind,
    subject,
    now,
  });
  const expiresAt = '2026-12-31T00:00:00.000Z';
  add(creditPurchased(wallet, { ...ask('pack-purchase', 'p1', october(1)), coins: 10_000 }));
  add(creditPromo(wallet, { ...ask('reward', 'r1', october(2)), coins: 30, month: '2025-11' }));
  const holds = [1_000, 1_500, 300, 900, 840].map((coins, place) =>
    add(holdCoins(wallet, { ...ask('order-hold', `o${place}`, october(3 + place)), coins, expiresAt })),
  );
  add(creditPromo(wallet, { ...ask('reward', 'r2', october(20)), coins: 12, month: '2025-11' }));
  const cancelled = holds[2]?.journal;
  if (!isPending(cancelled)) throw new Error('not held');
  const voided = { kind: 'order-void', status: 'voided', capturedCoins: 0 } as const;
  add(resolveHold(wallet, cancelled, { ...voided, now: '2025-11-02T12:00:00.000Z' }));
  const back = { purchasedCoins: 90, promo: {} };
  const refund = ask('order-refund', 'o1', '2025-12-05T12:00:00.000Z');
  add(refundCoins(wallet, { ...refund, back, clawbackCoins: 0 }));
  return done;
}

/** A pack of which some is given back, a reward, a gift code, a kindness and a correction. */
function oneOfEach(start: Wallet): Movement[] {
  const done: Movement[] = [];
  const ask = (kind: MovementKind, subject: string) => ({
    ...{ key: `${start.householdId}:${subject}`, kind, subject },
    now: october(done.length + 1),
  });
  const last = (): Wallet => done.at(-1)?.sides[0].after ?? start;
  const add = (movement: Movement | undefined) => {
    if (!movement) throw new Error('too few coins');
    done.push(movement);
  };
  add(creditPurchased(last(), { ...ask('pack-purchase', 'p1'), coins: 1_000 }));
  add(creditPromo(last(), { ...ask('reward', 'r1'), coins: 30, month: '2026-10' }));
  add(creditPurchased(last(), { ...ask('gift-code', 'c1'), coins: 200 }));
  add(withdrawPurchased(last(), { ...ask('pack-withdrawal', 'w1'), coins: 400 }));
  add(creditPurchased(last(), { ...ask('adjustment', 'goodwill'), coins: 500 }));
  add(takeCoins(last(), { ...ask('adjustment', 'correction'), coins: 30 }));
  return done;
}

describe('a time or a kind', () => {
  it('is added up first, then told three at a time', async () => {
    const house = await withMovements({}, aYear);
    await house.talk(`
      U: ask my majordomo what did i spend in october
      A: In October you spent 4,240 coins, worth $42.40, in four transactions. Shall I go through them?
      U: yes
      A: On Tuesday, October 7, you paid 840 coins for an order. On Monday, October 6, you paid 900 coins for an order. On Saturday, October 4, you paid 1,500 coins for an order. Do you want to hear more?
      U: purple elephants sing loudly
      A: /more of your transactions\\?/
      U: yes
      A: On Friday, October 3, you paid 1,000 coins for an order. Anything else?
    `);
  });

  it("se donne d'abord en somme, puis trois par trois", async () => {
    const house = await withMovements({ locale: 'fr-FR' }, aYear);
    await house.talk(`
      U : demande à mon majordome qu'est-ce que j'ai dépensé en octobre
      A : En octobre, vous avez dépensé 4 240 jetons, soit 42,40 €, en quatre fois. Je vous les détaille ?
      U : oui
      A : Le mardi 7 octobre, vous avez payé 840 jetons pour une commande. * Vous voulez la suite ?
      U : suivant
      A : Le vendredi 3 octobre, vous avez payé 1 000 jetons pour une commande. Autre chose ?
    `);
  });

  it.each([
    [
      'my refunds',
      /^In all 390 coins came back to you, worth \$3.90, in two transactions. On Friday, December 5, 90 coins came back/,
    ],
    [
      'my rewards',
      /^In all you earned 42 coins, worth \$0.42, in two transactions. On Monday, October 20, you earned 12 coins/,
    ],
    ['what did i earn in october', /^In October you earned 42 coins/],
    [
      'what coins have expired',
      /^In all 12 coins expired, in one transaction. On Sunday, November 2|^In all 12 coins expired/,
    ],
    ['my top ups', /^In all you bought 10,000 coins, in one transaction/],
    [
      'my statement for october',
      /^In October 10,042 coins came in and 4,540 went out, in eight transactions. Shall I/,
    ],
    ['what did i spend in november', /^In November you didn't spend any coins. Shall I read you your latest/],
    ['what did i spend last week', /^Last week you didn't spend any coins./],
    ['my gifts', /^So far, no coins were given./],
    ['what did i spend tomorrow', /^That is still to come, so there's nothing to tell yet. Shall I read/],
  ])('%s', async (asked, answer) => {
    const house = await withMovements({}, aYear);
    expect((await house.say(`ask my majordomo ${asked}`)).spoken.join(' ')).toMatch(answer);
  });

  it.each([
    [
      'mes remboursements',
      /^En tout, on vous a rendu 390.jetons, soit 3,90.€, en deux fois. Le vendredi 5 décembre, 90/,
    ],
    ['mes récompenses', /^En tout, vous avez gagné 42.jetons, soit 0,42.€, en deux fois./],
    ['combien de jetons ont expiré', /^En tout, 12.jetons ont expiré\. /],
    ['mes recharges', /^En tout, vous avez acheté 10.000.jetons\. /],
    [
      "mon relevé d'octobre",
      /^En octobre, 10.042.jetons sont entrés et 4.540 sont sortis, en huit mouvements/,
    ],
    [
      "qu'est-ce que j'ai dépensé en novembre",
      /^En novembre, vous n'avez pas dépensé de jetons. Je vous lis vos derniers/,
    ],
    ["combien j'ai dépensé la semaine dernière", /^La semaine dernière, vous n'avez pas dépensé/],
    ["qu'est-ce que j'ai dépensé demain", /^C'est encore à venir/],
  ])('%s', async (asked, answer) => {
    const house = await withMovements({ locale: 'fr-FR' }, aYear);
    expect(
      (await house.say(`demande à mon majordome ${asked}`)).spoken.join(' ').replace(/\u00a0/g, ' '),
    ).toMatch(answer);
  });

  it.each([
    ['my corrections', /^In all 500 coins were credited to you and 30 coins were taken out, in two trans/],
    ['did i get a credit', /^In all 500 coins were credited to you and 30 coins were taken out/],
    [
      'were there any adjustments last week',
      /^Last week there were no credits or corrections\. Shall I read/,
    ],
    [
      'my pack refunds',
      /^In all you gave back 400 coins, in one transaction\. On Saturday, October 4, you gave/,
    ],
    ['what coins have i given back', /^In all you gave back 400 coins/],
    ['my gifts', /^In all 200 coins were given to you or came back, in one transaction. .* from a gift code/],
    ['my rewards', /^In all you earned 30 coins, in one|^In all you earned 30 coins, worth \$0\.30, in one/],
    ['my top ups', /^In all you bought 1,000 coins, in one transaction/],
  ])('%s', async (asked, answer) => {
    const house = await withMovements({}, oneOfEach);
    expect((await house.say(`ask my majordomo ${asked}`)).spoken.join(' ')).toMatch(answer);
  });

  it.each([
    [
      'mes corrections',
      /^En tout, 500 jetons vous ont été accordés et 30 jetons vous ont été retirés, en deux fois/,
    ],
    ["est-ce que j'ai eu un geste commercial", /^En tout, 500 jetons vous ont été accordés et 30 jetons/],
    [
      "est-ce qu'il y a eu des corrections la semaine dernière",
      /^La semaine dernière, il n'y a eu ni geste commercial ni correction\. Je vous lis/,
    ],
    [
      'mes remboursements de packs',
      /^En tout, vous avez rendu 400 jetons\. Le samedi 4 octobre, vous avez rendu/,
    ],
    ['mes rétractations', /^En tout, vous avez rendu 400 jetons/],
    ['mes cadeaux', /^En tout, vous avez reçu ou récupéré 200 jetons\. .* un code cadeau vous a apporté/],
    ['mes récompenses', /^En tout, vous avez gagné 30 jetons/],
  ])('%s', async (asked, answer) => {
    const house = await withMovements({ locale: 'fr-FR' }, oneOfEach);
    const { spoken } = await house.say(`demande à mon majordome ${asked}`);
    expect(spoken.join(' ').replace(/\u00a0/g, ' ')).toMatch(answer);
  });

  it('offers the last movements instead', async () => {
    const house = await withMovements({}, aYear);
    await house.talk(`
      U: ask my majordomo what did i spend in november
      A: * Shall I read you your latest transactions?
      U: yes
      A: On Friday, December 5, 90 coins came back for an order* Do you want to hear more?
    `);
  });

  it('tells coins that had expired beside another movement', async () => {
    const house = await withMovements({}, aYear);
    await house.talk(`
      U: ask my majordomo for my statement
      A: /December 5, 90 coins came back for an order, and 12 coins had expired\\./
    `);
  });

  it('says that there was too much to add up', async () => {
    const many = (start: Wallet): Movement[] => {
      const done: Movement[] = [];
      let wallet = start;
      for (let day = 0; day < 520; day++) {
        const key = `${start.householdId}:${day}`;
        const now = plusMs(october(1), day * 3_600_000);
        const movement = creditPurchased(wallet, {
          key,
          kind: 'pack-purchase',
          subject: key,
          coins: 10,
          now,
        });
        wallet = walletAfter(movement);
        done.push(movement);
      }
      return done;
    };
    const house = await withMovements({}, many);
    await house.talk(`
      U: ask my majordomo my top ups
      A: There were too many transactions for me to add up all of them. Of the latest: in all you bought 5,000 coins, in 500 transactions. Shall I go through them?
    `);
    const turn = await house.say('what did i spend in october');
    expect(turn.spoken.join(' ')).toMatch(/^There have been too many transactions since then/);
  });

  it('reads the table once more than the household', async () => {
    const client = table().newClient();
    const house = await withMovements({ client }, aYear);
    await house.say('open my majordomo');
    const counter = countRequests(client);
    await house.say('what did i spend in october');
    expect(counter.counts()).toMatchObject({ roundTrips: 2, writeUnits: 0 });
  });
});

describe('nothing moved', () => {
  it('is said in both languages', async () => {
    const house = await houseWith({ coins: 0 });
    await house.talk(`
      U: ask my majordomo for my statement
      A: There's no activity in your wallet yet. Anything else?
    `);
    const maison = await houseWith({ coins: 0, locale: 'fr-FR' });
    await maison.talk(`
      U : demande à mon majordome mon relevé
      A : Rien n'a encore bougé dans votre porte-monnaie. Autre chose ?
    `);
  });

  it('a guest is asked to link an account', async () => {
    const house = await houseWith({ linked: false });
    const turn = await house.say('ask my majordomo for my statement');
    expect(turn.card?.type).toBe('LinkAccount');
    expect(turn.sessionEnded).toBe(true);
  });
});
