import { untilAllUnchanged } from '../../lambda/domain/wallet/commit';
import { holdCoins } from '../../lambda/domain/wallet/holds';
import { creditPromo, creditPurchased, takeCoins } from '../../lambda/domain/wallet/moves';
import { transferCoins } from '../../lambda/domain/wallet/transfers';
import { checkEverything } from './audit/everything';
import type { Violation } from './audit/violation';
import type { Fate, Process } from './network';
import { asked, resolve, walletOf } from './operations/coins';
import { monthAfter, type Request } from './operations/operation';
import { World } from './world';

/*
 * Two wallets, four operations, two workers: every order in which their calls can happen, and in each of them every
 * point at which one of them can die or lose an answer. Nothing is left to chance.
 */

const scopeNames = ['spend', 'transfer', 'capture', 'void'] as const;
export type ScopeName = (typeof scopeNames)[number];

const untilAllWait = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A branch of the tree of all runs: what was chosen at each fork, and among how many. */
class Path {
  private place = 0;
  private readonly choices: { chosen: number; of: number }[];

  constructor(choices: readonly { chosen: number; of: number }[]) {
    this.choices = [...choices];
  }

  choose(of: number): number {
    const known = this.choices[this.place];
    if (!known) this.choices.push({ chosen: 0, of });
    this.place += 1;
    return known?.chosen ?? 0;
  }

  /** The next branch; undefined when all were taken. */
  next(): Path | undefined {
    const choices = [...this.choices];
    for (let last = choices.pop(); last; last = choices.pop())
      if (last.chosen + 1 < last.of) return new Path([...choices, { ...last, chosen: last.chosen + 1 }]);
    return undefined;
  }
}

const misfortunes: readonly Fate[] = ['dies-before', 'dies-after', 'lost'];
const [holdKey, heldCoins, capturedCoins] = ['hold:a', 40, 1];
const ends = {
  capture: { status: 'captured', kind: 'order-capture' },
  void: { status: 'voided', kind: 'order-void' },
} as const;

/** Two households, one with promo and purchased coins and a hold on some of each, the other with a few. */
class Scope {
  readonly world = new World(1);
  private readonly a = this.world.addHousehold().id;
  private readonly b = this.world.addHousehold().id;

  async furnish(): Promise<void> {
    const { world, a, b } = this;
    const month = monthAfter(world, 1);
    const ask = { kind: 'reward', householdId: a, coins: 30, month, does: 'reward' } as const;
    const about = { key: 'reward:a', subject: 'contest', kind: 'reward' } as const;
    await this.alone(
      asked(world, 'reward', 'reward:a', ask, (wallet, now) =>
        creditPromo(wallet, { ...about, now, coins: 30, month }),
      ),
    );
    await this.alone(this.credit(a, 100));
    await this.alone(this.credit(b, 50));
    await this.alone(this.hold());
  }

  request(name: ScopeName): Request {
    const { world, a } = this;
    if (name === 'transfer') return this.transfer();
    if (name !== 'spend') return this.end(name);
    const [key, coins] = ['purchase:a', 60];
    const ask = { does: 'spend', kind: 'purchase', householdId: a, coins } as const;
    return asked(world, name, key, ask, (wallet, now) =>
      takeCoins(wallet, { key, kind: 'purchase', subject: 'goods', now, coins }),
    );
  }

  /** Runs one request with nothing going wrong. */
  private async alone(request: Request): Promise<void> {
    const shop = this.world.shopFor(
      this.world.newProcess(() => undefined),
      0,
    );
    let isDone = false;
    const done = request.ask(shop).then(() => {
      isDone = true;
    });
    for (await untilAllWait(); !isDone; await untilAllWait()) this.world.network.step(0, 'done');
    await done;
  }

  private credit(householdId: string, coins: number): Request {
    const key = `adjustment:${householdId}`;
    const ask = { does: 'credit', kind: 'adjustment', householdId, coins, origin: key } as const;
    return asked(this.world, 'credit', key, ask, (wallet, now) =>
      creditPurchased(wallet, { key, kind: 'adjustment', subject: 'goodwill', now, coins }),
    );
  }

  private hold(): Request {
    const { world, a } = this;
    const ask = { does: 'hold', kind: 'order-hold', householdId: a, coins: heldCoins } as const;
    const about = { key: holdKey, kind: 'order-hold', subject: 'goods', coins: heldCoins } as const;
    const expiresAt = new Date(world.nowMs + 86_400_000).toISOString();
    return asked(world, 'hold', holdKey, ask, (wallet, now) =>
      holdCoins(wallet, { ...about, now, expiresAt }),
    );
  }

  private end(name: 'capture' | 'void'): Request {
    const { world, a } = this;
    const end = ends[name];
    const captured = name === 'capture' ? capturedCoins : 0;
    world.auditor.expectEnd(holdKey, { ...end, does: 'release', capturedCoins: captured });
    const one = { key: holdKey, householdId: a, coins: heldCoins };
    return {
      name,
      final: ['captured', 'voided'],
      ask: (shop) => resolve(shop, one, { ...end, capturedCoins: captured }),
    };
  }

  private transfer(): Request {
    const { world, a, b } = this;
    const [key, coins] = ['transfer:a', 50];
    world.auditor.expect(key, { does: 'transfer', kind: 'transfer', householdId: a, to: b, coins });
    return {
      name: 'transfer',
      final: ['done'],
      journalKey: key,
      ask: async (shop) => {
        const now = shop.clock.now();
        const both = [await walletOf(shop, a), await walletOf(shop, b)] as const;
        const result = await untilAllUnchanged(both, async ([from, to]) => {
          const about = { key, kind: 'transfer' as const, subject: 'gift', now, coins };
          const movement = transferCoins(from, to, about);
          return movement ? shop.wallets.commit(movement) : { kind: 'short' as const };
        });
        if (result.kind === 'committed' || result.kind === 'replayed') return 'done';
        return (await shop.wallets.journal(key)) ? 'done' : result.kind;
      },
    };
  }
}

/** One run along a path: two workers, and a few misfortunes at most. */
class Run {
  private running = 0;
  private failure: unknown;

  constructor(
    private readonly scope: Scope,
    private readonly path: Path,
    private misfortunesLeft: number,
  ) {}

  async both(requests: readonly Request[]): Promise<void> {
    for (const request of requests) this.start(request);
    for (await untilAllWait(); this.running > 0 && !this.isBroken(); await untilAllWait()) this.step();
    if (this.failure) throw this.failure;
  }

  private isBroken(): boolean {
    return this.failure !== undefined || this.scope.world.auditor.violation !== undefined;
  }

  /** Who dies is asked again by whoever waited for it. */
  private start(request: Request): void {
    const { world } = this.scope;
    this.running += 1;
    const process: Process = world.newProcess(() => {
      this.running -= 1;
      this.start(request);
    });
    const ended = request.ask(world.shopFor(process, 0)).then(
      (answer) => this.check(request, answer),
      (error: unknown) => {
        this.failure = error;
      },
    );
    void ended.then(() => {
      this.running -= 1;
    });
  }

  private check({ final, journalKey, name }: Request, answer: string): void {
    const { auditor } = this.scope.world;
    if (journalKey && final?.includes(answer) && !auditor.hasHappened(journalKey))
      this.failure = new Error(`${name} was answered ${answer} and nothing happened`);
  }

  private step(): void {
    const { network } = this.scope.world;
    const options = network.waiting.flatMap(({ name }, place) => {
      const fates: readonly Fate[] = this.misfortunesLeft > 0 && name !== 'pause' ? misfortunes : [];
      return (['done', ...fates] as const).map((fate) => ({ place, fate }));
    });
    const option = options[options.length > 1 ? this.path.choose(options.length) : 0];
    if (!option) return;
    if (option.fate !== 'done') this.misfortunesLeft -= 1;
    network.step(option.place, option.fate);
  }
}

export interface Explored {
  runs: number;
  violation?: Violation;
}

/**
 * Every run of two operations at the same time, with so many misfortunes at most. Twice the same name is the same wish,
 * asked twice.
 */
export async function explore(one: ScopeName, other: ScopeName, misfortuneCount: number): Promise<Explored> {
  let runs = 0;
  for (let path: Path | undefined = new Path([]); path; path = path.next()) {
    const scope = new Scope();
    await scope.furnish();
    const first = scope.request(one);
    await new Run(scope, path, misfortuneCount).both([first, one === other ? first : scope.request(other)]);
    runs += 1;
    const { violation } = scope.world.auditor;
    if (violation) return { runs, violation };
    checkEverything(scope.world.storage.all());
  }
  return { runs };
}

/** Each pair of operations, and each operation beside itself. */
export const scopePairs = scopeNames.flatMap((one, place) =>
  scopeNames.slice(place).map((other) => [one, other] as const),
);
