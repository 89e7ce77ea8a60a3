import { moveDoor } from '../../../lambda/adapters/locks/simulated-lock';
import type { DeliveryEvent } from '../../../lambda/domain/delivery/events';
import type { HaltScope } from '../../../lambda/domain/delivery/halt';
import type { OperatorEvent } from '../../../lambda/domain/delivery/operations';
import { Fault } from '../../../lambda/domain/fault';
import type { RawCommand, RawEntry, RawWindow } from './raw';
import { entryIn } from './raw';
import {
  authorize,
  courierSends,
  customerSays,
  followRecord,
  haltAll,
  operatorSays,
  request,
  revokeDevice,
  sweep,
  type Task,
  wake,
} from './tasks';
import type { SendOptions, Signed, Terminal } from './terminal';
import { doorLocation, type House, World, type WorldOptions } from './world';

const secondMs = 1_000;
const minuteMs = 60_000;
/** More calls than any one task makes. */
const mostCalls = 5_000;
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export interface StoryOptions extends WorldOptions {
  startsInMs?: number;
  lengthMs?: number;
  seed?: number;
}

/**
 * One window in a world in which nothing fails by itself: the outbox works at once, timers ring to the millisecond. A
 * test tells what people and devices do, and lets time pass. The invariants are watched all along.
 */
export class Story {
  readonly world: World;
  windowId = '';
  /** The last answer of a terminal. */
  heard: { status: number; body: Record<string, unknown> } = { status: 0, body: {} };
  private keys = 0;

  constructor(
    private readonly options: StoryOptions = {},
    world?: World,
  ) {
    this.world = world ?? new World(options.seed ?? 1, options);
  }

  /** Another story that goes on from here. */
  copy(seed: number): Story {
    const copy = new Story(this.options, this.world.copy(seed));
    copy.windowId = this.windowId;
    return copy;
  }

  /** Several at once, whose calls come in any order: what each was answered, in their order. */
  async race(tasks: readonly Task[]): Promise<string[]> {
    const { network, chance } = this.world;
    const answers: string[] = [];
    let running = tasks.length;
    for (const [place, { work }] of tasks.entries()) {
      const instance = this.world.takeInstance();
      void work(instance.shop)
        .catch((error: unknown) => (error instanceof Fault ? error.code : String(error)))
        .then((answer) => {
          answers[place] = answer;
          running -= 1;
        });
    }
    while (running > 0) {
      await turn();
      if (network.waiting.length > 0) network.step(chance.between(0, network.waiting.length - 1), 'done');
    }
    const failure = network.failure() ?? this.world.observer.violation;
    if (failure) throw failure;
    return answers;
  }

  get house(): House {
    const [house] = this.world.houses;
    if (!house) throw new Error('no house');
    return house;
  }

  get terminal(): Terminal {
    const [terminal] = this.world.terminals;
    if (!terminal) throw new Error('no terminal');
    return terminal;
  }

  get window(): RawWindow {
    const window = this.world.window(this.windowId);
    if (!window) throw new Error('no window');
    return window;
  }

  get state(): string {
    return this.window.state;
  }

  /** Runs a use case to its end, with no follow-ups. */
  async only({ work }: Task): Promise<string> {
    const { network } = this.world;
    let answer: string | undefined;
    let error: unknown;
    const instance = this.world.takeInstance();
    const done = work(instance.shop).then(
      (value) => {
        answer = value;
      },
      (thrown) => {
        error = thrown ?? new Error('failed');
      },
    );
    for (let calls = 0; answer === undefined && error === undefined; calls++) {
      if (calls > mostCalls) throw new Error('a task that does not end');
      await turn();
      if (network.waiting.length > 0) network.step(0, 'done');
    }
    await done;
    this.world.giveBack(instance);
    const failure = network.failure() ?? this.world.observer.violation ?? error;
    if (failure) throw failure;
    return answer ?? '';
  }

  /** Runs a use case, and what follows from it. */
  async does(task: Task): Promise<string> {
    const answer = await this.only(task);
    await this.settle();
    return answer;
  }

  /** What the stream tells and what is due by now, until there is nothing left. */
  async settle(): Promise<void> {
    const { world } = this;
    for (;;) {
      const record = world.stream.shift();
      if (record) await this.only(followRecord(world, record));
      else if (!(await this.ringOne(world.nowMs))) return;
    }
  }

  private async ringOne(untilMs: number): Promise<boolean> {
    const { timers } = this.world;
    timers.sort((a, b) => a.atMs - b.atMs);
    const [first] = timers;
    if (!first || first.atMs > untilMs) return false;
    timers.shift();
    this.world.nowMs = Math.max(this.world.nowMs, first.atMs);
    // Two that ring at once for one window are one.
    while (timers[0]?.windowId === first.windowId && timers[0].atMs <= this.world.nowMs) timers.shift();
    await this.only(wake(first.windowId));
    return true;
  }

  /** Lets time pass, with everything that falls into it. */
  async pass(durationMs: number): Promise<this> {
    const untilMs = this.world.nowMs + durationMs;
    await this.settle();
    while (await this.ringOne(untilMs)) await this.settle();
    this.world.nowMs = untilMs;
    return this;
  }

  passSeconds = (seconds: number): Promise<this> => this.pass(seconds * secondMs);

  /** Until a window is in a state. @throws Error when it does not come to it in time. */
  async until(state: string, mostSeconds = 60): Promise<this> {
    for (let waited = 0; this.state !== state; waited++) {
      if (waited > mostSeconds * 4) throw new Error(`it is ${this.state}, not ${state}`);
      await this.pass(250);
    }
    return this;
  }

  authorizes = (householdId = this.house.householdId): Promise<string> =>
    this.does(authorize(householdId, this.windowId));

  customerTask = (event: DeliveryEvent): Task =>
    customerSays(this.world, this.house.householdId, this.windowId, event);

  customer = (event: DeliveryEvent): Promise<string> => this.does(this.customerTask(event));

  halt = (scope: HaltScope, id = 'op_1'): Promise<string> => this.does(haltAll(id, scope));

  revokeTerminal = (): Promise<string> => this.does(revokeDevice(this.terminal.deviceId));

  operator = (event: OperatorEvent, id = 'op_1'): Promise<string> =>
    this.does(operatorSays(this.world, id, this.windowId, event));

  sweep = (): Promise<string> => this.does(sweep());

  signed(what: string, body: object = {}, options: SendOptions = {}, terminal = this.terminal): Signed {
    const key = options.key ?? (what === 'challenge' ? undefined : `key-${this.keys++}`);
    return terminal.signed('POST', `/stops/${this.windowId}/${what}`, body, {
      ...options,
      ...(key && { key }),
    });
  }

  /** A terminal sends something; its status, or the code of the problem. */
  send = (signed: Signed, terminal = this.terminal): Promise<string> =>
    this.does(
      courierSends(this.world, terminal, signed, (body, status) => {
        this.heard = { status, body };
      }),
    );

  courierTask(what: string, body: object = {}, options: SendOptions = {}): Task {
    return courierSends(this.world, this.terminal, this.signed(what, body, options));
  }

  courier = (what: string, body: object = {}, terminal = this.terminal): Promise<string> =>
    this.send(this.signed(what, body, {}, terminal), terminal);

  arrive = (change: object = {}): Promise<string> =>
    this.courier('arrive', { packageId: 'P1', location: doorLocation, ...change });

  /** The challenge that the terminal is given now. */
  async challenge(terminal = this.terminal): Promise<string> {
    await this.courier('challenge', {}, terminal);
    return String(this.heard.body.challenge ?? 'none');
  }

  unlock = async (): Promise<string> => this.courier('unlock', { challenge: await this.challenge() });

  async asked(): Promise<this> {
    const { startsInMs = 10 * minuteMs, lengthMs = 30 * minuteMs } = this.options;
    await this.does(request(this.world, this.house, startsInMs, lengthMs));
    this.windowId = this.house.windowIds.at(-1) ?? '';
    return this;
  }

  /** Asked for and authorised. */
  async requested(): Promise<this> {
    await this.asked();
    await this.authorizes();
    return this;
  }

  /** Assigned and enabled, too; ready when its hour comes. */
  async armed(): Promise<this> {
    await this.requested();
    await this.operator({ kind: 'assign', assignment: { courierId: 'cou_1', packageIds: ['P1'] } });
    await this.operator({ kind: 'enable' });
    return this.until('armed', 120);
  }

  /** At the start of the window, to the millisecond, unless said. */
  async begun(afterMs = 0): Promise<this> {
    if (this.windowId === '') await this.armed();
    return this.pass(Date.parse(this.window.startsAt) + afterMs - this.world.nowMs);
  }

  /** At the door, with the camera recording. */
  async recording(): Promise<this> {
    await this.begun();
    await this.arrive();
    return this.until('recording');
  }

  async unlocked(): Promise<this> {
    await this.recording();
    await this.unlock();
    return this.until('unlocked');
  }

  /** Somebody went in: the door stands open. */
  async open(): Promise<this> {
    await this.unlocked();
    this.door('open');
    return this.until('open');
  }

  /** Somebody moves the door. */
  door(to: 'open' | 'closed'): boolean {
    return moveDoor(this.house.lock, to, this.world.now());
  }

  items(prefix: string) {
    return [...this.world.storage.all()].filter(
      ({ pk, sk }) => pk === `W#${this.windowId}` && String(sk).startsWith(prefix),
    );
  }

  get commands(): RawCommand[] {
    return this.items('Q#') as unknown as RawCommand[];
  }

  commandsOf = (kind: string): RawCommand[] => this.commands.filter(({ body }) => body.kind === kind);

  get entries(): RawEntry[] {
    return this.items('E#').map(entryIn);
  }

  /** What was told to the customer or to operations, in order. */
  told = (to: string): string[] =>
    this.world.notices.filter((notice) => notice.to === to).map(({ topic }) => topic);
}

/** A story of which the door tells whether it is open, and which has come to nothing yet. */
export const tell = (options: StoryOptions = {}): Story => new Story(options);
