import type { LockCommand } from '../../lambda/domain/delivery/lock';
import { sendCommand } from '../../lambda/domain/delivery/send';
import type { Step } from '../../lambda/domain/delivery/step';
import { actors, afterStart } from '../delivery/samples';
import { type PlayedDelivery, placeDelivery, playDelivery, sampleDevice } from '../support/deliveries';
import { noWaiting, type TestTable } from '../support/dynamodb';
import {
  beforeFirst,
  forgetTokens,
  type InjectedFault,
  injectFaults,
  onTransactions,
  scripted,
  seeded,
} from '../support/faulty-client';
import { quietPorts } from '../support/ports';
import { tableSuite } from '../support/table-suite';

/** The one command that opens a door, on a real engine: what is in its transaction, what races it, what is lost. */

const table = tableSuite();

const ready = (): Promise<PlayedDelivery> => placeDelivery(table());
const unlocksOf = async ({ shop, windowId }: PlayedDelivery) =>
  (await shop.commands.ofWindow(windowId)).filter(({ body }) => body.kind === 'unlock');
const stateOf = async (play: PlayedDelivery) => (await play.window()).state;
const unlockStep = (play: PlayedDelivery, delayMs = 0): Promise<Step> =>
  play.decided(actors.courier, play.unlockEvent, delayMs);
const revoke = { kind: 'revoke', reason: 'customer-request' } as const;
const committed = { kind: 'committed' };

/** The stores of a delivery over a client on which faults are put. */
function over(play: PlayedDelivery, put: (client: ReturnType<TestTable['newClient']>) => void) {
  const client = table().newClient();
  put(client);
  return table().stores({ clock: play.clock, patience: noWaiting }, client);
}

describe('the transaction of an unlock', () => {
  it('is written when nothing is halted and the terminal is enrolled', async () => {
    const play = await ready();
    const scopes = [
      { kind: 'provider', id: 'simulated' },
      { kind: 'courier', id: actors.courier.id },
      { kind: 'household', id: play.home.householdId },
    ] as const;
    const step = await unlockStep(play);
    expect(await play.shop.windows.commit(step, play.conditions(...scopes))).toEqual(committed);
    expect(await unlocksOf(play)).toHaveLength(1);
    expect(await play.window()).toMatchObject({ state: 'unlocking', unlockBudget: 0 });
  });

  it.each([
    ['everything', () => ({ kind: 'all' }) as const],
    ['the provider', () => ({ kind: 'provider', id: 'simulated' }) as const],
    ['the courier', () => ({ kind: 'courier', id: actors.courier.id }) as const],
    ['the home', (home: string) => ({ kind: 'household', id: home }) as const],
  ])('is refused, whole, while %s is halted', async (_name, scopeOf) => {
    const play = await ready();
    const scope = scopeOf(play.home.householdId);
    const before = await play.window();
    const halt = {
      scope,
      reason: 'suspected-fraud',
      haltedBy: 'op_1',
      haltedAt: afterStart(1),
      revision: 1,
    } as const;
    expect(await play.shop.halts.save(undefined, halt)).toBe('saved');
    const conditions = play.conditions(scope, scope);
    expect(await play.shop.windows.commit(await unlockStep(play), conditions)).toEqual({ kind: 'halted' });
    expect((await play.unlock({ conditions })).name).toBe('halted');
    expect(await play.window()).toEqual(before);
    expect(await unlocksOf(play)).toEqual([]);
    expect(await play.shop.windows.entries(play.windowId)).toHaveLength(before.version);
    expect(await play.shop.halts.lift(halt)).toBe('lifted');
    expect((await play.unlock({ conditions })).name).toBe('changed');
  });

  it.each([
    [
      'was revoked',
      async (play: PlayedDelivery) => {
        await play.shop.couriers.revoke(play.device.deviceId, afterStart(1));
        return play.device.deviceId;
      },
    ],
    ['was never enrolled', async () => sampleDevice().deviceId],
    [
      'is another courier’s',
      async (play: PlayedDelivery) => {
        const other = sampleDevice({ courierId: 'cou_2' });
        await play.shop.couriers.enroll(other);
        return other.deviceId;
      },
    ],
  ])('is refused, whole, when the terminal %s', async (_name, deviceIdOf) => {
    const play = await ready();
    const before = await play.window();
    const conditions = { ...play.conditions(), deviceId: await deviceIdOf(play) };
    expect((await play.unlock({ conditions })).name).toBe('device-revoked');
    expect(await play.window()).toEqual(before);
    expect(await unlocksOf(play)).toEqual([]);
  });

  it('is refused, whole, when who enrolled the terminal sent its courier', async () => {
    const play = await ready();
    const own = sampleDevice({ enrolledBy: actors.operator.id });
    await play.shop.couriers.enroll(own);
    const conditions = { ...play.conditions(), deviceId: own.deviceId };
    const step = await unlockStep(play);
    const refused = { kind: 'second-approver-required' };
    expect(await play.shop.windows.commit(step, conditions)).toEqual(refused);
    expect(await play.unlock({ conditions })).toMatchObject({
      name: 'refused',
      facts: { why: 'second-approver-required' },
    });
    expect(await unlocksOf(play)).toEqual([]);
    await play.shop.couriers.revoke(own.deviceId, afterStart(1));
    expect((await play.unlock({ conditions })).name).toBe('device-revoked');
    expect((await play.unlock()).name).toBe('changed');
  });

  it('says that the window changed before it says that all is halted', async () => {
    const play = await ready();
    const step = await unlockStep(play);
    const { step: revoked } = (await play.change(actors.customer, revoke)).facts as { step: Step };
    await play.shop.couriers.revoke(play.device.deviceId, afterStart(1));
    const result = await play.shop.windows.commit(step, play.conditions());
    expect(result).toEqual({ kind: 'window-changed', window: revoked.window });
  });

  it('asks for nothing of the kind when the door is to be locked', async () => {
    const play = await (await ready()).to('unlocking');
    const halt = {
      scope: { kind: 'all' },
      reason: 'other',
      haltedBy: 'op_1',
      haltedAt: afterStart(1),
      revision: 1,
    } as const;
    await play.shop.halts.save(undefined, halt);
    await play.shop.couriers.revoke(play.device.deviceId, afterStart(1));
    expect((await play.change(actors.courier, { kind: 'lock' })).name).toBe('changed');
    expect(await stateOf(play)).toBe('securing');
    await play.shop.halts.lift(halt);
  });
});

describe('at once', () => {
  it('of 50 unlocks decided on one version one is written, with one command', async () => {
    const play = await ready();
    const steps = await Promise.all(Array.from({ length: 50 }, (_, delayMs) => unlockStep(play, delayMs)));
    const results = await Promise.all(
      steps.map((step) =>
        play.shop.windows.commit(step, play.conditions()).catch(({ code }) => ({ kind: code })),
      ),
    );
    expect(results.filter(({ kind }) => kind === 'committed')).toHaveLength(1);
    expect(await unlocksOf(play)).toHaveLength(1);
    expect(await play.window()).toMatchObject({ state: 'unlocking', unlockBudget: 0 });
  }, 60_000);

  it('50 of the very same leave one command too, which leaves once', async () => {
    const play = await ready();
    const step = await unlockStep(play);
    await Promise.all(Array.from({ length: 50 }, () => play.shop.windows.commit(step, play.conditions())));
    const [command, ...others] = await unlocksOf(play);
    expect(others).toEqual([]);
    const sent: LockCommand[] = [];
    const unlock = async (one: LockCommand) => {
      sent.push(one);
      return { outcome: 'accepted' } as const;
    };
    const shop = { ...play.shop, locks: { ...quietPorts.locks, unlock } };
    await Promise.all(Array.from({ length: 20 }, () => sendCommand(shop, command?.commandId ?? '')));
    expect(sent).toHaveLength(1);
  }, 60_000);

  it('50 requests for one door: one is let in, the others hear that it is unlocked already', async () => {
    const play = await ready();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => play.unlock().catch(({ code }) => ({ name: code, facts: {} }))),
    );
    const refused = answers.filter(({ name }) => name === 'refused').map(({ facts }) => facts);
    expect(refused.every((facts) => 'why' in facts && facts.why === 'already-unlocked')).toBe(true);
    expect(await unlocksOf(play)).toHaveLength(1);
    // In one instant all steps are the same one, which is told again to whoever asks again.
    expect(answers.filter(({ name }) => name === 'changed').length).toBeGreaterThan(0);
  }, 60_000);

  it('revocation and unlock, 200 times: whichever comes first, nothing is unlocked after a revocation', async () => {
    const raced: string[][] = [];
    for (let round = 0; round < 20; round++)
      raced.push(...(await Promise.all(Array.from({ length: 10 }, (_, place) => race(place % 2 === 0)))));
    const orders = new Set(raced.map((order) => order.join()));
    expect(orders).toEqual(new Set(['revoke', 'unlock,revoke']));
  }, 120_000);

  /** Both at once; checks what is left, and tells what was written in which order. */
  async function race(isUnlockFirst: boolean): Promise<string[]> {
    const play = await placeDelivery(table());
    const works = [() => play.unlock(), () => play.change(actors.customer, revoke)];
    await Promise.all((isUnlockFirst ? works : works.toReversed()).map((work) => work()));
    const entries = await play.shop.windows.entries(play.windowId);
    const order = entries.slice(1).map(({ event }) => event.kind);
    const kinds = (await play.shop.commands.ofWindow(play.windowId)).map(({ body }) => body.kind);
    const isOpened = order[0] === 'unlock';
    expect(await stateOf(play)).toBe(isOpened ? 'securing' : 'revoked');
    expect(kinds.filter((kind) => kind === 'unlock')).toHaveLength(isOpened ? 1 : 0);
    if (isOpened) expect(kinds.lastIndexOf('lock')).toBeGreaterThan(kinds.indexOf('unlock'));
    return order;
  }

  it.each([
    [
      'a revocation of the window',
      (play: PlayedDelivery) => play.change(actors.customer, revoke),
      'window-changed',
    ],
    [
      'a revocation of the terminal',
      (play: PlayedDelivery) => play.shop.couriers.revoke(play.device.deviceId, afterStart(11)),
      'device-revoked',
    ],
    [
      'a kill switch',
      (play: PlayedDelivery) =>
        play.shop.halts.save(undefined, {
          scope: { kind: 'household', id: play.home.householdId },
          reason: 'suspected-fraud',
          haltedBy: 'op_1',
          haltedAt: afterStart(11),
          revision: 1,
        }),
      'halted',
    ],
  ])('%s just before the unlock is written stops it', async (_name, happen, expected) => {
    const play = await ready();
    const stores = over(play, (client) => beforeFirst(client, 'TransactWrite', () => happen(play)));
    const conditions = play.conditions({ kind: 'household', id: play.home.householdId });
    const step = await unlockStep(play);
    const result = await stores.windows.commit(step, conditions);
    expect(result.kind).toBe(expected);
    expect(await unlocksOf(play)).toEqual([]);
  });
});

async function untilDone<T>(work: () => Promise<T>, tries = 20): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (tries === 0) throw error;
    return untilDone(work, tries - 1);
  }
}

describe('lost answers', () => {
  const losses: InjectedFault[] = [
    'lost-answer',
    'reset',
    'timeout-before',
    'conflict',
    'throttle',
    'server-error',
  ];

  it.each(losses)('after a %s the unlock is asked for again, and written once', async (fault) => {
    const play = await ready();
    const stores = over(play, (client) => injectFaults(client, onTransactions(scripted(fault))));
    expect(await stores.windows.commit(await unlockStep(play), play.conditions())).toEqual(committed);
    expect(await unlocksOf(play)).toHaveLength(1);
  });

  it('the same step is answered as committed also when its token is forgotten', async () => {
    const play = await ready();
    const step = await unlockStep(play);
    const stores = over(play, (client) => {
      forgetTokens(client);
      injectFaults(client, onTransactions(scripted('lost-answer')));
    });
    expect(await stores.windows.commit(step, play.conditions())).toEqual(committed);
    expect(await stores.windows.commit(step, play.conditions())).toEqual(committed);
    // Even when it could not be written any more.
    await play.shop.couriers.revoke(play.device.deviceId, afterStart(11));
    expect(await stores.windows.commit(step, play.conditions())).toEqual(committed);
    expect(await unlocksOf(play)).toHaveLength(1);
    expect(await play.shop.windows.entries(play.windowId)).toHaveLength(step.window.version);
  });

  it('an unlock whose answer was lost each time stands or does not, and is asked for again without harm', async () => {
    const play = await ready();
    const step = await unlockStep(play);
    const lost: InjectedFault[] = ['lost-answer', 'reset', 'lost-answer', 'lost-answer'];
    const stores = over(play, (client) => injectFaults(client, onTransactions(scripted(...lost))));
    await expect(stores.windows.commit(step, play.conditions())).rejects.toMatchObject({
      code: 'store-unknown',
    });
    expect(await play.shop.windows.commit(step, play.conditions())).toEqual(committed);
    const second = await play.unlock();
    expect(second).toMatchObject({ name: 'refused', facts: { why: 'already-unlocked' } });
    expect(await unlocksOf(play)).toHaveLength(1);
  });

  it('a taken command whose answer was lost is not sent: never twice, rather not at all', async () => {
    const play = await (await ready()).to('unlocking');
    const [command] = await unlocksOf(play);
    if (!command) throw new Error('no command');
    const taken = { ...command, status: 'sent', attempts: 1, sentAt: play.clock.now() } as const;
    const stores = over(play, (client) => injectFaults(client, scripted('lost-answer')));
    expect(await stores.commands.replace(command, taken)).toBe(false);
    expect(await unlocksOf(play)).toEqual([taken]);
    expect(await play.shop.commands.replace(command, taken)).toBe(false);
  });

  it('whatever is lost on the way, a delivery ends with its log whole and one unlock', async () => {
    for (let seed = 1; seed <= 4; seed++) {
      const client = table().newClient();
      injectFaults(client, seeded(seed, { 'lost-answer': 0.1, reset: 0.05, conflict: 0.1, throttle: 0.05 }));
      const play = await playUntilThere(client);
      const { version, head } = await play.window();
      const entries = await play.shop.windows.entries(play.windowId);
      expect([seed, entries.length, entries.at(-1)?.hash]).toEqual([seed, version, head]);
      expect(await unlocksOf(play)).toHaveLength(1);
      const home = await play.shop.deliveryHomes.read(play.home.householdId);
      expect(home?.windows.map((view) => [view.state, view.version])).toEqual([['completed', version]]);
    }
  }, 60_000);

  const playUntilThere = async (client: ReturnType<TestTable['newClient']>) => {
    const play = await untilDone(() => playDelivery(table(), {}, client));
    for (const state of ['authorized', 'armed', 'recording', 'unlocking', 'secured', 'completed'] as const)
      await untilDone(() => play.to(state));
    return play;
  };
});
