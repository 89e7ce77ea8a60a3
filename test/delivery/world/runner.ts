import { clearFaults, moveDoor } from '../../../lambda/adapters/locks/simulated-lock';
import { Fault } from '../../../lambda/domain/fault';
import type { Violation } from '../../ledger/audit/violation';
import type { Call, Fate, Process } from '../../ledger/network';
import { Memory, nextAct } from './acts';
import { exposed, type Invariant } from './invariants';
import { followRecord, sweep, type Task, wake } from './tasks';
import { World } from './world';

/** What may happen to a use case that nobody is to blame for. */
const expectedFaults = new Set([
  'store-throttled',
  'store-conflict',
  'store-unavailable',
  'store-unknown',
  'notify-unreachable',
]);

const workers = 6;
const secondMs = 1_000;
/** As a function of the cloud is ended. */
const functionTimeoutMs = 30_000;
const mostCalls = 1_500;
const sweepEveryMs = 60_000;

export interface RunOptions {
  seed: number;
  /** What people do, and what gets in their way. */
  acts?: number;
}

export interface RunReport {
  seed: number;
  calls: number;
  processes: number;
  crashes: number;
  simulatedMs: number;
  checks: Record<Invariant, number>;
  reached: Record<string, number>;
  answers: Record<string, number>;
  violation?: Violation;
}

const misfortunes: { fate: Fate; weight: number; isOfWritesOnly?: true }[] = [
  { fate: 'throttled', weight: 3 },
  { fate: 'conflict', weight: 4, isOfWritesOnly: true },
  { fate: 'refused', weight: 1 },
  { fate: 'unsent', weight: 1.5 },
  { fate: 'lost', weight: 4 },
  { fate: 'dies-before', weight: 1.5 },
  { fate: 'dies-after', weight: 1.5 },
];
const deaths: readonly Fate[] = ['dies-before', 'dies-after'];

const untilAllWait = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

interface Running {
  process: Process;
  sinceMs: number;
  end(answer: string): void;
}

/** One run: starts processes, and decides what happens next and what goes wrong. The same seed is the same run. */
export class Runner {
  readonly world: World;
  private readonly memory = new Memory();
  private readonly misfortune: number;
  private readonly running = new Set<Running>();
  private readonly answers: Record<string, number> = {};
  private readonly counts = { calls: 0, processes: 0, crashes: 0 };
  private readonly beganMs: number;
  private actsLeft: number;
  private sweptMs: number;
  private isCalm = false;

  constructor(private readonly options: RunOptions) {
    const { seed, acts = 25 } = options;
    this.world = new World(seed, { houses: seed % 4 === 0 ? 2 : 1, withoutSensors: true });
    this.misfortune = this.world.chance.pick([0, 0.02, 0.05, 0.12]);
    this.actsLeft = acts;
    this.beganMs = this.world.nowMs;
    this.sweptMs = this.world.nowMs;
  }

  async run(): Promise<RunReport> {
    while (!this.isBroken() && this.actsLeft > 0 && this.counts.calls < mostCalls) await this.turn();
    await this.calmDown();
    const { checks, reached, violation } = this.world.observer;
    const simulatedMs = this.world.nowMs - this.beganMs;
    const report = { seed: this.options.seed, ...this.counts, simulatedMs, checks, reached };
    return { ...report, answers: this.answers, ...(violation && { violation }) };
  }

  private async turn(): Promise<void> {
    this.startMore();
    await untilAllWait();
    if (this.isBroken()) return;
    if (this.world.network.waiting.length > 0) this.step();
    else if (this.running.size === 0) this.letTimePass();
  }

  private isBroken(): boolean {
    const failure = this.world.network.failure();
    if (failure) throw failure;
    return this.world.observer.violation !== undefined;
  }

  /** Whatever has become of it all: when nothing fails any more, every door is locked and every window ends. */
  private async calmDown(): Promise<void> {
    const { world } = this;
    this.isCalm = true;
    world.isNotifierDown = false;
    for (const { lock } of world.houses) {
      clearFaults(lock);
      moveDoor(lock, 'closed', world.now());
    }
    const isOpen = () => world.windows().some(({ state }) => exposed.has(state));
    const untilMs = world.nowMs + 400 * secondMs;
    while (!this.isBroken() && (this.running.size > 0 || (isOpen() && world.nowMs < untilMs)))
      await this.turn();
    if (!this.isBroken() && isOpen())
      world.observer.fail('I7', 'nobody came back to a door that may be open', world.windows());
  }

  private startMore(): void {
    const { world } = this;
    const { chance } = world;
    while (this.running.size < workers) {
      const task = this.nextTask();
      if (!task) return;
      this.start(task);
      if (chance.happens(0.3)) return;
    }
  }

  private nextTask(): Task | undefined {
    const { world } = this;
    const { chance } = world;
    if (world.stream.length > 0 && chance.happens(0.6)) return this.nextRecord();
    const due = world.timers.findIndex(({ atMs }) => atMs <= world.nowMs);
    if (due >= 0 && chance.happens(0.6)) return this.nextTimer(due);
    if (world.nowMs - this.sweptMs >= sweepEveryMs) {
      this.sweptMs = world.nowMs;
      return sweep();
    }
    if (this.isCalm || !chance.happens(this.running.size === 0 ? 0.25 : 0.05)) return undefined;
    const act = nextAct(world, this.memory);
    if (act) this.actsLeft -= 1;
    return act;
  }

  /** Late, twice, in another order, and now and then lost. */
  private nextRecord(): Task | undefined {
    const { stream, chance } = this.world;
    const place = chance.happens(0.8) ? 0 : chance.between(0, stream.length - 1);
    const record = stream[place];
    if (!record) return undefined;
    if (this.isCalm || !chance.happens(this.misfortune)) stream.splice(place, 1);
    return !this.isCalm && chance.happens(this.misfortune / 3) ? undefined : followRecord(this.world, record);
  }

  private nextTimer(place: number): Task | undefined {
    const { timers, chance } = this.world;
    const timer = timers[place];
    if (!timer) return undefined;
    if (this.isCalm || !chance.happens(this.misfortune)) timers.splice(place, 1);
    // One function is woken for a window, however many timers ring for it at once.
    const isAtOnce = (one: typeof timer) => one.windowId === timer.windowId && one.atMs <= this.world.nowMs;
    for (
      let one = timers.findIndex(isAtOnce);
      one >= 0 && timers.length > 4;
      one = timers.findIndex(isAtOnce)
    )
      timers.splice(one, 1);
    return !this.isCalm && chance.happens(this.misfortune / 2) ? undefined : wake(timer.windowId);
  }

  private start({ name, work }: Task): void {
    const { world } = this;
    this.counts.processes += 1;
    let end: (answer: string) => void = () => undefined;
    const death = new Promise<string>((resolve) => {
      end = resolve;
    });
    const instance = world.takeInstance(() => end('died'));
    const one: Running = { process: instance.process, sinceMs: world.nowMs, end };
    this.running.add(one);
    void Promise.race([work(instance.shop), death])
      .then((answer) => this.answered(name, answer))
      .catch((error: unknown) => this.failed(name, error))
      .finally(() => {
        this.running.delete(one);
        world.giveBack(instance);
      });
  }

  private answered(name: string, answer: string): void {
    const what = `${name}: ${answer}`;
    this.answers[what] = (this.answers[what] ?? 0) + 1;
    if (answer === 'died') this.counts.crashes += 1;
  }

  private failed(name: string, error: unknown): void {
    const code = error instanceof Fault ? error.code : 'error';
    this.answered(name, code);
    this.world.observer.told('a log', String(error));
    const stack = error instanceof Error ? error.stack : String(error);
    if (!expectedFaults.has(code)) this.world.observer.fail('faults', `${name}: ${stack}`);
  }

  private step(): void {
    const { chance, network } = this.world;
    this.world.nowMs += chance.between(0, 20);
    if (!this.isCalm && chance.happens(0.004)) this.world.nowMs += chance.between(1, 12) * secondMs;
    this.endLate();
    const place = chance.between(0, network.waiting.length - 1);
    const call = network.waiting[place];
    if (!call) return;
    this.counts.calls += 1;
    network.step(place, this.fateOf(call));
  }

  /** A function that takes too long is ended. */
  private endLate(): void {
    const { network, nowMs } = this.world;
    for (const { process, sinceMs, end } of this.running) {
      if (nowMs - sinceMs < functionTimeoutMs) continue;
      process.isDead = true;
      for (let place = network.waiting.length - 1; place >= 0; place--)
        if (network.waiting[place]?.process === process) network.waiting.splice(place, 1);
      end('died');
    }
  }

  private fateOf({ name }: Call): Fate {
    const { chance } = this.world;
    if (this.isCalm || name === 'pause' || !chance.happens(this.misfortune)) return 'done';
    const isOfStore = name.endsWith('Command');
    const isWrite = name === 'TransactWriteCommand';
    const fit = misfortunes.filter(
      ({ fate, isOfWritesOnly }) => (isOfStore || deaths.includes(fate)) && (isWrite || !isOfWritesOnly),
    );
    return chance.weighted(fit).fate;
  }

  /** Nothing is going on: to the next timer, or a moment further; to the hour itself where that is awaited. */
  private letTimePass(): void {
    const { world } = this;
    const { chance, timers } = world;
    const leapMs = this.leapMs();
    const nextMs = Math.min(...timers.map(({ atMs }) => atMs), world.nowMs + leapMs);
    const isLate = chance.happens(0.1) ? chance.between(0, 5_000) : chance.between(0, 100);
    world.nowMs = Math.max(world.nowMs, nextMs) + isLate;
  }

  private leapMs(): number {
    const { world } = this;
    const [window] = world.windows();
    if (!window || this.isCalm) return 5 * secondMs;
    const untilStartMs = Date.parse(window.startsAt) - world.nowMs;
    if (window.state === 'armed' && untilStartMs > 0) return untilStartMs + world.chance.between(-2, 2);
    const lastMs = Date.parse(window.endsAt) - 60_000 - world.nowMs;
    if (window.state === 'recording' && lastMs > 0 && world.chance.happens(0.02)) return lastMs - 2;
    return world.chance.between(200, 3_000);
  }
}

export const simulate = (options: RunOptions): Promise<RunReport> => new Runner(options).run();
