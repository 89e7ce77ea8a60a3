import { Fault } from '../../lambda/domain/fault';
import type { Watch } from './audit/auditor';
import { checkEverything } from './audit/everything';
import { Violation } from './audit/violation';
import type { StoredItem } from './fake/items';
import type { Call, Fate } from './network';
import { operations } from './operations';
import type { Request } from './operations/operation';
import { followTold } from './operations/outbox';
import { type Heard, World } from './world';

/** What may happen to a use case that nobody is to blame for: asked again, it goes on. */
const expectedFaults = new Set([
  'store-throttled',
  'store-conflict',
  'store-unavailable',
  'store-unknown',
  'payment-unreachable',
  'commerce-unreachable',
  'amazon-unreachable',
  // A wallet that was empty may be forgotten while somebody counts on it: asked again, there is a new one.
  'wallet-missing',
  // An order that shipped goes with its household, also while the outbox is at it: asked again, there is none.
  'order-missing',
]);

export interface RunOptions {
  seed: number;
  /** Runs of use cases: wishes, their repetitions, and what the stream brings. */
  operations: number;
  /** Everything is compared after so many of them. */
  auditEvery?: number;
  /** Hears every command and its answer. */
  heard?: (command: Heard) => void;
  /** Gets everything that stands in the end. */
  ended?: (items: Iterable<StoredItem>) => void;
}

export interface RunReport {
  seed: number;
  operations: number;
  calls: number;
  movements: number;
  crashes: number;
  /** How often each operation was answered how. */
  answers: Record<string, number>;
  violation?: Violation;
}

const workers = 10;
const householdCount = 30;
const auditEveryDefault = 10_000;
const mostStepMs = 25;

const stackOf = (error: unknown): string => (error instanceof Error && error.stack) || String(error);

/** Lets everything go on until it waits for the network. */
const untilAllWait = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

interface Repetition {
  request: Request;
  atOperation: number;
}

const misfortunes: { fate: Fate; weight: number; isOfWritesOnly?: true }[] = [
  { fate: 'throttled', weight: 3 },
  { fate: 'conflict', weight: 5, isOfWritesOnly: true },
  { fate: 'refused', weight: 1 },
  { fate: 'unsent', weight: 1.5 },
  { fate: 'lost', weight: 4 },
  { fate: 'dies-before', weight: 1 },
  { fate: 'dies-after', weight: 1 },
];

/** One run of the simulation: starts use cases, and decides what happens next and what goes wrong. */
export class Runner {
  readonly world: World;
  private readonly misfortune: number;
  private readonly report: RunReport;
  private readonly finals = new WeakMap<Request, string>();
  private readonly repetitions: Repetition[] = [];
  private running = 0;

  constructor(private readonly options: RunOptions) {
    this.world = new World(options.seed);
    if (options.heard) this.world.heard = options.heard;
    this.misfortune = this.world.chance.pick([0.03, 0.1, 0.1, 0.25]);
    this.report = { seed: options.seed, operations: 0, calls: 0, movements: 0, crashes: 0, answers: {} };
    this.furnish();
  }

  /** Runs to the end, or to the first violation. */
  async run(): Promise<RunReport> {
    while (!this.isBroken() && (this.hasMore() || this.running > 0)) {
      this.startMore();
      await untilAllWait();
      if (!this.isBroken()) this.step();
    }
    if (!this.isBroken()) this.auditAll();
    this.options.ended?.(this.world.storage.all());
    const { violation, movements } = this.world.auditor;
    return { ...this.report, movements, ...(violation && { violation }) };
  }

  private furnish(): void {
    const { world } = this;
    const ids = Array.from({ length: householdCount }, () => world.addHousehold().id);
    const [a = '', b = '', c = '', d = ''] = ids;
    world.acquaint(a, b, 'home');
    world.acquaint(c, d, 'other');
    world.acquaint(a, c, 'other');
    world.acquaint(b, c, 'home');
  }

  private hasMore(): boolean {
    return this.report.operations < this.options.operations;
  }

  private isBroken(): boolean {
    const failure = this.world.network.failure();
    if (failure) throw failure;
    return this.world.auditor.violation !== undefined;
  }

  private auditAll(): void {
    try {
      checkEverything(this.world.storage.all());
    } catch (error) {
      if (!(error instanceof Violation)) throw error;
      this.world.auditor.fail(error);
    }
  }

  private startMore(): void {
    const { chance } = this.world;
    while (this.running < workers && this.hasMore()) {
      this.letTimePass();
      const request = this.nextRequest();
      if (!request) continue;
      const copies = chance.happens(0.03) ? chance.between(2, 6) : 1;
      for (let copy = 0; copy < copies && this.hasMore(); copy++) this.start(request);
    }
  }

  /** Mostly milliseconds; now and then hours, or weeks. */
  private letTimePass(): void {
    const { chance } = this.world;
    if (chance.happens(0.004)) this.world.nowMs += chance.between(1, 12) * 3_600_000;
    if (chance.happens(0.006)) this.world.nowMs += chance.between(1, 15) * 86_400_000;
  }

  private nextRequest(): Request | undefined {
    const { world, repetitions } = this;
    const isDue = ({ atOperation }: Repetition) => atOperation <= this.report.operations;
    const place = world.chance.happens(0.4) ? repetitions.findIndex(isDue) : -1;
    if (place >= 0) return repetitions.splice(place, 1)[0]?.request;
    if (world.stream.length > 0 && world.chance.happens(0.45)) return followTold(world);
    return world.chance.weighted(operations).begin(world);
  }

  private start(request: Request): void {
    const { chance, auditor } = this.world;
    this.running += 1;
    this.report.operations += 1;
    if (this.report.operations % (this.options.auditEvery ?? auditEveryDefault) === 0) this.auditAll();
    const skewMs = chance.happens(0.03) ? -chance.between(1, 48 * 3_600_000) : 0;
    let die: (answer: string) => void = () => undefined;
    const death = new Promise<string>((resolve) => {
      die = resolve;
    });
    const shop = this.world.shopFor(
      this.world.newProcess(() => die('died')),
      skewMs,
    );
    const { short } = request;
    const known = this.finals.get(request);
    const watch = short && auditor.watch(short.householdId, short.purse, () => shop.clock.now());
    void Promise.race([request.ask(shop), death])
      .then((answer) => this.answered(request, answer, known, watch))
      .catch((error: unknown) => this.failed(request, error))
      .finally(() => {
        this.running -= 1;
        if (watch) auditor.unwatch(watch);
      });
  }

  private count(request: Request, answer: string): void {
    const name = `${request.name}: ${answer}`;
    this.report.answers[name] = (this.report.answers[name] ?? 0) + 1;
  }

  private answered(
    request: Request,
    answer: string,
    known: string | undefined,
    watch: Watch | undefined,
  ): void {
    this.count(request, answer);
    if (answer === 'died') {
      this.report.crashes += 1;
      this.askAgain(request, 0.75);
      return;
    }
    this.checkAnswer(request, answer, known);
    if (watch && request.short?.answers.includes(answer))
      this.world.auditor.checkShort(watch, request.short.coins);
    this.askAgain(request, 0.05);
  }

  /** P3: what was answered once is answered for ever, and it happened. */
  private checkAnswer(request: Request, answer: string, known: string | undefined): void {
    const { auditor } = this.world;
    const { journalKey, never, name, meanwhile } = request;
    if (request.later?.includes(answer)) return;
    const before = meanwhile?.includes(answer) ? known : this.finals.get(request);
    if ((before !== undefined && before !== answer) || never?.includes(answer))
      auditor.fail(new Violation('P3 P4', `${name} was answered "${answer}" after "${before}"`, request));
    if (!request.final?.includes(answer)) return;
    this.finals.set(request, answer);
    if (journalKey !== undefined && !auditor.hasHappened(journalKey))
      auditor.fail(new Violation('P3', `${name} was answered "${answer}" and nothing happened`, request));
  }

  private failed(request: Request, error: unknown): void {
    const code = error instanceof Fault ? error.code : 'error';
    this.count(request, code);
    // Who loses 64 times in a row did not look at what it was told.
    if (!expectedFaults.has(code) || String(error).includes('in every try'))
      this.world.auditor.fail(new Violation('faults', `${request.name}: ${stackOf(error)}`));
    this.askAgain(request, 0.75);
  }

  /** Soon, or after a year; or never. */
  private askAgain(request: Request, probability: number): void {
    const { chance } = this.world;
    if (!chance.happens(probability)) return;
    const after = chance.happens(0.8) ? chance.between(0, 60) : chance.between(1_000, 20_000);
    this.repetitions.push({ request, atOperation: this.report.operations + after });
  }

  private step(): void {
    const { chance, network } = this.world;
    if (network.waiting.length === 0) return;
    this.world.nowMs += chance.between(0, mostStepMs);
    this.report.calls += 1;
    const place = chance.between(0, network.waiting.length - 1);
    const call = network.waiting[place];
    if (call) network.step(place, this.fateOf(call));
  }

  private fateOf({ name }: Call): Fate {
    const { chance } = this.world;
    if (name === 'pause' || !chance.happens(this.misfortune)) return 'done';
    const isWrite = name === 'TransactWriteCommand';
    return chance.weighted(misfortunes.filter(({ isOfWritesOnly }) => isWrite || !isOfWritesOnly)).fate;
  }
}

export const simulate = (options: RunOptions): Promise<RunReport> => new Runner(options).run();
