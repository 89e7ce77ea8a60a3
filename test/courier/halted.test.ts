import type { Halt, HaltScope } from '../../lambda/domain/delivery/halt';
import type { DeliveryWindow } from '../../lambda/domain/delivery/window';
import { newId } from '../support/samples';
import type { PageHouse } from '../support/visitor';
import {
  type Answer,
  armedWindow,
  doorLocation,
  happens,
  lockReads,
  packageId,
  recordingWindow,
  system,
  type Terminal,
} from './door';
import { courierSuite } from './suite';

/** What a courier is answered while a kill switch is on: what leads to the door is refused, all else is taken. */

let house: PageHouse;
let terminal: Terminal;
let halt: Halt | undefined;

courierSuite((parts) => {
  ({ house, terminal } = parts);
});
afterEach(async () => {
  if (halt) await house.shop.halts.lift(halt);
  halt = undefined;
});

/** As one operator does; doors that are open stay as they are. */
async function stop(scope: HaltScope): Promise<void> {
  const haltedAt = house.shop.clock.now();
  halt = { scope, reason: 'suspected-fraud', haltedBy: 'op_1', haltedAt, revision: 1 };
  await house.shop.halts.save(undefined, halt);
}

const armed = () => armedWindow(house.shop, terminal);
const recording = () => recordingWindow(house.shop, terminal);
async function open(): Promise<DeliveryWindow> {
  const window = await recording();
  await terminal.unlock(window);
  house.moveClock(1_500);
  return happens(house.shop, window, system, lockReads(house.shop, { lock: 'unlocked', door: 'open' }));
}
const securing = async () => {
  const window = await open();
  await terminal.post(window, 'lock');
  return window;
};
const reached = { armed, recording, open, securing } as const;
type State = keyof typeof reached;

const arrival = { packageId, location: doorLocation };
/** What is brought along that was given before. */
async function bodyOf(what: string, window: DeliveryWindow): Promise<object> {
  if (what === 'arrive') return arrival;
  if (what === 'problem') return { reason: 'weather' };
  if (what !== 'unlock') return {};
  return { challenge: (await terminal.post(window, 'challenge')).body.challenge };
}

const read = (what: string, { windowId }: DeliveryWindow): Promise<Answer> =>
  terminal.get(what === 'status' ? `/stops/${windowId}` : '/stops');

const scopes: [string, (window: DeliveryWindow) => HaltScope][] = [
  ['everything', () => ({ kind: 'all' })],
  ['the provider of the lock', () => ({ kind: 'provider', id: 'simulated' })],
  ['the courier', () => ({ kind: 'courier', id: terminal.courierId })],
  ['the household', ({ householdId }) => ({ kind: 'household', id: householdId })],
];
const others: [string, () => HaltScope][] = [
  ['another provider', () => ({ kind: 'provider', id: 'seam' })],
  ['another courier', () => ({ kind: 'courier', id: newId('cou') })],
  ['another household', () => ({ kind: 'household', id: newId('hh') })],
];
const ways: [string, State][] = [
  ['arrive', 'armed'],
  ['challenge', 'recording'],
  ['unlock', 'recording'],
];
const writings: [string, State][] = [
  ...(['armed', 'recording', 'open', 'securing'] as const).map((state): [string, State] => ['lock', state]),
  ...(['armed', 'recording', 'open', 'securing'] as const).map((state): [string, State] => [
    'problem',
    state,
  ]),
  ['placed', 'open'],
  ['placed', 'securing'],
];
const readings: [string, State][] = ['status', 'stops'].flatMap((what) =>
  (['armed', 'recording', 'open', 'securing'] as const).map((state): [string, State] => [what, state]),
);

describe.each(scopes)('while %s is stopped', (_name, scopeOf) => {
  it.each(ways)(
    '%s (%s) is KILLSWITCH, changes nothing, and is taken once it goes on',
    async (what, state) => {
      const window = await reached[state]();
      const body = await bodyOf(what, window);
      const before = await house.shop.windows.read(window.windowId);
      await stop(scopeOf(window));
      const sending = { body, key: what === 'challenge' ? null : newId('key') };
      const { status, body: problem } = await terminal.post(window, what, sending);
      expect([status, problem.code, problem.retryable]).toEqual([503, 'KILLSWITCH', true]);
      expect(await house.shop.windows.read(window.windowId)).toEqual(before);
      if (halt) await house.shop.halts.lift(halt);
      // Under the same key: a failure is no answer that is kept.
      expect((await terminal.post(window, what, sending)).status).toBe(what === 'unlock' ? 202 : 200);
    },
  );

  it.each(writings)('%s (%s) is taken', async (what, state) => {
    const window = await reached[state]();
    await stop(scopeOf(window));
    const { status } = await terminal.post(window, what, { body: await bodyOf(what, window) });
    expect(status).toBe(200);
  });

  it.each(readings)('%s (%s) is told', async (what, state) => {
    const window = await reached[state]();
    await stop(scopeOf(window));
    const { status, body } = await read(what, window);
    expect(status).toBe(200);
    expect(JSON.stringify(body)).toContain(window.windowId);
  });
});

describe.each(others)('while %s is stopped', (_name, scopeOf) => {
  it.each(ways)('%s (%s) is taken', async (what, state) => {
    const window = await reached[state]();
    await stop(scopeOf());
    const { status } = await terminal.post(window, what, { body: await bodyOf(what, window) });
    expect(status).toBe(what === 'unlock' ? 202 : 200);
  });
});
