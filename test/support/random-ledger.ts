import { plusMs } from '../../lambda/domain/time';
import { holdCoins, isPending, resolveHold } from '../../lambda/domain/wallet/holds';
import { addMonths, monthOf } from '../../lambda/domain/wallet/month';
import type { Journal, Line, Movement } from '../../lambda/domain/wallet/movement';
import {
  bookExpiry,
  closeWallet,
  creditPromo,
  creditPurchased,
  refundCoins,
  takeCoins,
} from '../../lambda/domain/wallet/moves';
import { transferCoins } from '../../lambda/domain/wallet/transfers';
import { emptyWallet, type Wallet } from '../../lambda/domain/wallet/wallet';
import { seededRandom } from './faulty-client';

/** Books as movements left them, without a table. */
export interface RandomLedger {
  lines: Line[];
  /** As they stand at the end. */
  journals: Journal[];
  /** Every state in which a journal ever stood, in order: what a stream would tell. */
  versions: Journal[];
  wallets: Wallet[];
}

interface Options {
  seed: number;
  walletCount: number;
  /** So many tries; some wallets cannot do what they are asked. */
  movementCount: number;
  /** Ends with this line. */
  mostLines?: number;
  /** Instant of the first movement. */
  from: string;
  /** Most time between two movements. */
  stepMs?: number;
}

const defaultStepMs = 4 * 3_600_000;

class Ledger {
  readonly lines: Line[] = [];
  readonly versions: Journal[] = [];
  readonly journals = new Map<string, Journal>();
  readonly wallets: Wallet[];
  private readonly random: () => number;

  constructor({ seed, walletCount }: Options) {
    this.random = seededRandom(seed);
    const accountOf = (index: number) =>
      `acc_${String(seed).padStart(8, '0')}${String(index).padStart(6, '0')}`;
    this.wallets = Array.from({ length: walletCount }, (_, index) =>
      emptyWallet(`hh_${seed}_${index}`, accountOf(index), index % 10 === 9 ? 'digital' : 'coins'),
    );
  }

  whole(least: number, most: number): number {
    return least + Math.floor(this.random() * (most - least + 1));
  }

  wallet(): { place: number; wallet: Wallet } {
    const place = this.whole(0, this.wallets.length - 1);
    const wallet = this.wallets[place];
    if (!wallet) throw new Error('a ledger without wallets');
    return { place, wallet };
  }

  commit(movement: Movement | undefined): void {
    if (!movement) return;
    this.journals.set(movement.journal.key, movement.journal);
    this.versions.push(movement.journal);
    for (const { after, line } of movement.sides) {
      this.lines.push(line);
      const place = this.wallets.findIndex(({ account }) => account === after.account);
      this.wallets[place] = after;
    }
  }

  /** One movement of some kind, when the wallet that was drawn can make it. */
  move(index: number, now: string): void {
    const { place, wallet } = this.wallet();
    if (wallet.status === 'closed') return;
    const ask = { key: `move:${wallet.account}:${index}`, subject: `subject_${index}`, now };
    this.commit(wallet.purse === 'digital' ? this.digital(wallet, ask) : this.ofCoins(place, wallet, ask));
  }

  private digital(wallet: Wallet, ask: { key: string; subject: string; now: string }): Movement | undefined {
    const coins = this.whole(1, 50);
    return this.random() < 0.5
      ? creditPurchased(wallet, { ...ask, kind: 'digital-purchase', coins })
      : takeCoins(wallet, { ...ask, kind: 'digital-use', coins });
  }

  private ofCoins(
    place: number,
    wallet: Wallet,
    ask: { key: string; subject: string; now: string },
  ): Movement | undefined {
    const coins = this.whole(1, 900);
    const month = addMonths(monthOf(ask.now), this.whole(0, 3));
    const moves: (() => Movement | undefined)[] = [
      () => creditPurchased(wallet, { ...ask, kind: 'pack-purchase', coins: coins * 3 }),
      () => creditPromo(wallet, { ...ask, kind: 'reward', coins, month }),
      () => takeCoins(wallet, { ...ask, kind: 'purchase', coins }),
      () => holdCoins(wallet, { ...ask, kind: 'order-hold', coins, expiresAt: plusMs(ask.now, 1_000) }),
      () => this.endHold(wallet, ask.now),
      () => this.endHold(wallet, ask.now),
      () => this.refund(wallet, ask, coins),
      () => this.transfer(place, wallet, ask, coins),
      () => bookExpiry(wallet, ask),
      () => (this.random() < 0.02 ? closeWallet(wallet, ask) : undefined),
    ];
    return moves[this.whole(0, moves.length - 1)]?.();
  }

  private endHold(wallet: Wallet, now: string): Movement | undefined {
    const journal = [...this.journals.values()].find(
      (one) => isPending(one) && one.hold?.account === wallet.account,
    );
    if (!journal || !isPending(journal)) return undefined;
    const { promo, purchasedCoins } = journal.hold.lots;
    const held = purchasedCoins + Object.values(promo).reduce((sum, coins) => sum + coins, 0);
    const isCaptured = this.random() < 0.6;
    return resolveHold(wallet, journal, {
      kind: isCaptured ? 'order-capture' : 'order-void',
      status: isCaptured ? 'captured' : 'voided',
      capturedCoins: isCaptured ? this.whole(1, held) : 0,
      now,
    });
  }

  /** Of what was taken before and is not held. */
  private refund(
    wallet: Wallet,
    ask: { key: string; subject: string; now: string },
    coins: number,
  ): Movement | undefined {
    const purchasedCoins = Math.min(coins, wallet.purchasedDebitedCoins - wallet.heldCoins);
    if (purchasedCoins <= 0) return undefined;
    const clawbackCoins = this.whole(0, 300);
    return refundCoins(wallet, {
      ...ask,
      kind: 'order-refund',
      back: { purchasedCoins, promo: {} },
      clawbackCoins,
    });
  }

  private transfer(
    place: number,
    wallet: Wallet,
    ask: { key: string; subject: string; now: string },
    coins: number,
  ): Movement | undefined {
    const to = this.wallets[(place + 1) % this.wallets.length];
    if (!to || to === wallet || to.status === 'closed' || to.purse === 'digital') return undefined;
    const usage = { 'home-day': coins, 'home-month': coins };
    return transferCoins(wallet, to, { ...ask, kind: 'transfer', coins, usage });
  }
}

/** Some months of some households, the same for the same seed. */
export function randomLedger(options: Options): RandomLedger {
  const ledger = new Ledger(options);
  let now = options.from;
  const mostLines = options.mostLines ?? Number.POSITIVE_INFINITY;
  for (let index = 0; index < options.movementCount && ledger.lines.length < mostLines; index++) {
    ledger.move(index, now);
    now = plusMs(now, ledger.whole(0, options.stepMs ?? defaultStepMs));
  }
  const wallets = ledger.wallets.filter(({ sequence }) => sequence > 0);
  return { lines: ledger.lines, versions: ledger.versions, journals: [...ledger.journals.values()], wallets };
}
