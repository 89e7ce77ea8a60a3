import type { Stores } from '../../lambda/adapters/dynamodb';
import { holdPurchased, isPending, resolveHold } from '../../lambda/domain/wallet/holds';
import { takeCoins } from '../../lambda/domain/wallet/moves';
import { acceptHeld, transferCoins } from '../../lambda/domain/wallet/transfers';
import type { Wallet } from '../../lambda/domain/wallet/wallet';
import { expectSoundAccount } from '../support/account-audit';
import { slowEngineMs } from '../support/dynamodb';
import { newId, newWallet, sampleHousehold, testNow, walletAfter } from '../support/samples';
import { tableSuite } from '../support/table-suite';
import { anHourLater, askOf, householdWith, sure, walletNow } from '../support/wallets';

const table = tableSuite();
let stores: Stores;

beforeAll(async () => {
  stores = table().stores();
});

describe('a transfer', () => {
  const transferOf = (from: Wallet, to: Wallet, coins: number, key = newId('transfer')) =>
    sure(transferCoins(from, to, { ...askOf(key, coins), kind: 'transfer' }));

  test('stands in both wallets, or in none', async () => {
    const [from, to] = [await householdWith(stores, 100), await householdWith(stores, 5)];
    const movement = transferOf(from, to, 30);
    expect(await stores.wallets.commit(movement)).toEqual({ kind: 'committed' });
    expect(await walletNow(stores, from)).toEqual(movement.sides[0].after);
    expect(await walletNow(stores, to)).toEqual(movement.sides[1]?.after);
    for (const one of [from, to]) await expectSoundAccount(table(), await walletNow(stores, one));
  });

  test('to a household without a wallet opens one', async () => {
    const from = await householdWith(stores, 100);
    const household = sampleHousehold();
    await stores.households.save(household);
    const movement = transferOf(from, newWallet(household.id), 30);
    await stores.wallets.commit(movement);
    expect(await walletNow(stores, { householdId: household.id })).toMatchObject({
      availableCoins: 30,
      sequence: 1,
    });
  });

  test.each([0, 1])('is told when wallet %d moved on, and moves nothing', async (place) => {
    const pair = [await householdWith(stores, 100), await householdWith(stores, 50)] as const;
    const [from, to] = pair;
    const movement = transferOf(from, to, 30);
    const moved = pair[place as 0 | 1];
    const other = sure(takeCoins(moved, { ...askOf(newId('spend'), 1), kind: 'purchase' }));
    await stores.wallets.commit(other);
    const result = await stores.wallets.commit(movement);
    expect(result).toEqual({ kind: 'wallet-changed', wallet: walletAfter(other) });
    expect(await stores.wallets.journal(movement.journal.key)).toBeUndefined();
    expect(
      (await walletNow(stores, from)).availableCoins + (await walletNow(stores, to)).availableCoins,
    ).toBe(149);
  });

  test('under the same key to somebody else is refused', async () => {
    const [from, to, other] = [
      await householdWith(stores, 100),
      await householdWith(stores, 5),
      await householdWith(stores, 5),
    ];
    const movement = transferOf(from, to, 30);
    await stores.wallets.commit(movement);
    const again = transferOf(walletAfter(movement), other, 30, movement.journal.key);
    await expect(stores.wallets.commit(again)).rejects.toMatchObject({ code: 'movement-key-reused' });
    expect((await walletNow(stores, other)).availableCoins).toBe(5);
  });

  test('of a held gift is accepted once, and not after it went back', async () => {
    const [from, to] = [await householdWith(stores, 100), await householdWith(stores, 5)];
    const gift = sure(
      holdPurchased(from, { ...askOf(newId('gift'), 40), kind: 'gift-hold', expiresAt: anHourLater }),
    );
    await stores.wallets.commit(gift);
    if (!isPending(gift.journal)) throw new Error('not waiting');
    const accept = acceptHeld(walletAfter(gift), to, gift.journal, { now: testNow });
    const end = { kind: 'gift-return', status: 'expired', capturedCoins: 0, now: testNow } as const;
    const back = resolveHold(walletAfter(gift), gift.journal, end);
    expect(await stores.wallets.commit(accept)).toEqual({ kind: 'committed' });
    expect(await stores.wallets.commit(accept)).toMatchObject({
      kind: expect.stringMatching(/committed|replayed/),
    });
    expect(await stores.wallets.commit(back)).toEqual({
      kind: 'resolved-otherwise',
      journal: accept.journal,
    });
    expect((await walletNow(stores, from)).availableCoins).toBe(60);
    expect((await walletNow(stores, to)).availableCoins).toBe(45);
    for (const one of [from, to]) await expectSoundAccount(table(), await walletNow(stores, one));
  });

  test(
    'in both directions at once loses and makes nothing',
    async () => {
      const pair = [await householdWith(stores, 200), await householdWith(stores, 200)] as const;
      const send = async (index: number): Promise<void> => {
        const key = newId('transfer');
        const [from, to] = index % 2 === 0 ? pair : [pair[1], pair[0]];
        for (;;) {
          const movement = transferOf(
            await walletNow(stores, from),
            await walletNow(stores, to),
            1 + (index % 7),
            key,
          );
          if ((await stores.wallets.commit(movement)).kind !== 'wallet-changed') return;
        }
      };
      await Promise.all(Array.from({ length: 16 }, (_, index) => send(index)));
      const [one, other] = [await walletNow(stores, pair[0]), await walletNow(stores, pair[1])];
      expect(one.availableCoins + other.availableCoins).toBe(400);
      expect([one.sequence, other.sequence]).toEqual([17, 17]);
      for (const wallet of [one, other]) await expectSoundAccount(table(), wallet);
    },
    slowEngineMs,
  );
});
