import { plusMs } from '../time';
import { holdPurchased, isPending } from './holds';
import type { Movement } from './movement';
import { creditPromo, creditPurchased } from './moves';
import { acceptHeld, transferCoins } from './transfers';
import { emptyWallet, purchasedCoins, type Wallet } from './wallet';

const start = '2026-03-02T09:00:00.000Z';
const ask = (coins: number, now = start) => ({
  key: 'k',
  kind: 'transfer' as const,
  subject: 's',
  coins,
  now,
});

function sure(movement: Movement | undefined): Movement {
  if (!movement) throw new Error('refused');
  return movement;
}

const bought = sure(creditPurchased(emptyWallet('hh_1', 'acc_1'), { ...ask(100), kind: 'adjustment' }));
const sender: Wallet = sure(
  creditPromo(bought.sides[0].after, { ...ask(50), kind: 'reward', month: '2026-05' }),
).sides[0].after;
const receiver = emptyWallet('hh_2', 'acc_2');

function walletsAfter({ sides: [from, to] }: Movement): [Wallet, Wallet] {
  if (!to) throw new Error('one side alone');
  return [from.after, to.after];
}

describe('a transfer', () => {
  it('takes from one and gives to the other what it takes, in one journal', () => {
    const movement = sure(transferCoins(sender, receiver, ask(30)));
    const [from, to] = walletsAfter(movement);
    expect([from.availableCoins, to.availableCoins]).toEqual([120, 30]);
    expect(movement.journal.entry.legs).toEqual([
      { account: 'acc_1', coins: -30 },
      { account: 'acc_2', coins: 30 },
    ]);
    expect(movement.sides.map(({ line }) => [line.account, line.coins])).toEqual([
      ['acc_1', -30],
      ['acc_2', 30],
    ]);
    expect(new Set(movement.sides.map(({ line }) => line.entryHash)).size).toBe(1);
  });

  it('moves bought coins alone: promo coins stay', () => {
    expect(transferCoins(sender, receiver, ask(101))).toBeUndefined();
    const [from, to] = walletsAfter(sure(transferCoins(sender, receiver, ask(100))));
    expect(from).toMatchObject({ availableCoins: 50, promo: sender.promo });
    expect(purchasedCoins(to)).toBe(100);
  });

  it.each([0, -1, 0.5, Number.NaN, 2 ** 53])('of %d coins is none', (coins) => {
    expect(() => transferCoins(sender, receiver, ask(coins))).toThrow('amount-invalid');
  });

  it('is never earlier than what happened before in either wallet', () => {
    const later = plusMs(start, 5_000);
    const ahead = sure(creditPurchased(receiver, { ...ask(1, later), kind: 'adjustment' })).sides[0].after;
    const movement = sure(transferCoins(sender, ahead, ask(30)));
    expect(movement.sides.map(({ line }) => line.at)).toEqual([later, later]);
  });
});

describe('a gift that was held', () => {
  const hold = sure(
    holdPurchased(sender, { ...ask(40), kind: 'gift-hold', expiresAt: plusMs(start, 3_600_000) }),
  );

  it('leaves the hold of one and is the other’s, bought as it was', () => {
    if (!isPending(hold.journal)) throw new Error('not waiting');
    const movement = acceptHeld(hold.sides[0].after, receiver, hold.journal, { now: start });
    const [from, to] = walletsAfter(movement);
    expect(from).toMatchObject({ availableCoins: 110, heldCoins: 0 });
    expect(purchasedCoins(to)).toBe(40);
    expect(movement.journal).toMatchObject({ status: 'captured', entry: hold.journal.entry });
    expect(movement.journal.resolution?.legs).toEqual([
      { account: 'acc_1/held', coins: -40 },
      { account: 'acc_2', coins: 40 },
    ]);
  });
});
