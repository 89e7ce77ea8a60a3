import { plusMs } from '../time';
import { genesisOf } from './audit';
import type { DeliveryEvent } from './events';
import type { Live } from './live';
import type { LockReading } from './lock';
import { standardDeliveryPolicy as policy } from './policy';
import { decide, type Step } from './step';
import type { Actor, DeliveryWindow } from './window';

const start = '2026-06-10T10:00:00.000Z';
const at = (seconds: number) => plusMs(start, seconds * 1000);

const asked: DeliveryWindow = {
  windowId: 'win_1',
  householdId: 'hh_1',
  orderId: 'ord_1',
  door: {
    doorId: 'd1',
    kind: 'front',
    lockId: 'simulated:l1',
    cameraId: 'simulated:c1',
    hasDoorSensor: true,
  },
  startsAt: start,
  endsAt: at(7200),
  timeZone: 'Europe/Paris',
  createdAt: at(-4_100),
  state: 'requested',
  stateSince: at(-4_100),
  deadlineAt: at(-3_800),
  version: 1,
  head: genesisOf('win_1'),
  unlockBudget: 1,
  isEnabled: false,
  arrivals: 0,
  relock: { attempts: 0 },
  alarms: [],
  attestedBy: [],
};

const customer: Actor = { role: 'customer', id: 'hh_1' };
const operator: Actor = { role: 'operator', id: 'op_1' };
const courier: Actor = { role: 'courier', id: 'cou_1' };
const system: Actor = { role: 'system', id: 'watch' };

/** Plays events one after the other. */
class Play {
  window = asked;
  live: Live | undefined;
  steps: Step[] = [];

  do(seconds: number, by: Actor, event: DeliveryEvent): string {
    const now = at(seconds);
    const decision = decide({
      window: this.window,
      event,
      by,
      now,
      policy,
      ...(this.live && { live: this.live }),
    });
    if (decision.name !== 'step') return decision.name === 'refused' ? decision.facts.why : 'ignored';
    this.window = decision.facts.window;
    this.steps.push(decision.facts);
    return this.window.state;
  }

  sent = () =>
    this.steps.at(-1)?.commands.map(({ body }) => (body.kind === 'notify' ? body.topic : body.kind));

  reads(seconds: number, change: Partial<LockReading>): string {
    const reading: LockReading = {
      lock: 'locked',
      door: 'closed',
      isOnline: true,
      at: at(seconds),
      ...change,
    };
    return this.do(seconds, system, { kind: 'lock-read', reading });
  }

  records(seconds: number): void {
    const frame = (counter: number, age: number) => ({
      counter,
      capturedAt: at(seconds - age),
      seenAt: at(seconds - age),
      echo: 'echo',
    });
    this.live = {
      windowId: 'win_1',
      lookedAt: at(seconds),
      lock: { lock: 'locked', door: 'closed', isOnline: true, batteryPercent: 80, at: at(seconds) },
      camera: { isOnline: true, isRecording: true, at: at(seconds) },
      frames: [frame(1, 2), frame(2, 0)],
    };
  }

  toRecording(): void {
    this.do(-4000, customer, { kind: 'authorize' });
    this.do(-3900, operator, { kind: 'assign', assignment: { courierId: 'cou_1', packageIds: ['P1'] } });
    this.do(-3800, operator, { kind: 'enable' });
    this.do(-300, system, { kind: 'readiness', readiness: { checkedAt: at(-300), problems: [] } });
    this.do(100, courier, {
      kind: 'arrive',
      deviceId: 'dev_1',
      packageId: 'P1',
      metersAway: 12,
      cameraChallenge: 'echo',
    });
    this.records(105);
    this.do(105, system, { kind: 'camera-recording' });
    this.do(106, courier, { kind: 'challenge', deviceId: 'dev_1', challengeHash: 'hash' });
  }
}

const unlock: DeliveryEvent = { kind: 'unlock', deviceId: 'dev_1', challengeHash: 'hash' };

it('goes from the question to the locked door', () => {
  const play = new Play();
  play.toRecording();
  expect(play.window.state).toBe('recording');
  expect(play.do(108, courier, unlock)).toBe('unlocking');
  expect(play.sent()).toEqual(['unlock']);
  expect(play.window.unlockBudget).toBe(0);
  expect(play.reads(110, { lock: 'unlocked' })).toBe('unlocked');
  expect(play.reads(115, { lock: 'unlocked', door: 'open' })).toBe('open');
  expect(play.do(130, courier, { kind: 'placed' })).toBe('placed');
  expect(play.reads(140, { lock: 'unlocked' })).toBe('placed');
  expect(play.reads(144, { lock: 'unlocked' })).toBe('securing');
  expect(play.sent()).toEqual(['lock']);
  expect(play.reads(146, {})).toBe('securing');
  expect(play.reads(150, {})).toBe('secured');
  expect(play.window.deadlineAt).toBe(at(160));
  expect(play.do(160, system, { kind: 'timer' })).toBe('secured');
  expect(play.sent()).toEqual(['camera-stop']);
  expect(play.do(162, system, { kind: 'clip-stored', reference: 'clip', endsAt: at(161) })).toBe('completed');
  expect(play.window.deadlineAt).toBeUndefined();
});

it('says nothing of a door twice unlocked but that it was', () => {
  const play = new Play();
  play.toRecording();
  play.do(108, courier, unlock);
  expect(play.do(109, courier, unlock)).toBe('already-unlocked');
});

it('locks at once when revoked inside, and ends only once that is proven', () => {
  const play = new Play();
  play.toRecording();
  play.do(108, courier, unlock);
  play.reads(110, { lock: 'unlocked' });
  expect(play.do(111, customer, { kind: 'revoke', reason: 'customer-request' })).toBe('securing');
  expect(play.sent()).toEqual(['lock', 'revoked', 'revoked']);
  for (const seconds of [116, 126, 141]) {
    expect(play.do(seconds, system, { kind: 'timer' })).toBe('securing');
    expect(play.sent()).toEqual(['lock']);
  }
  expect(play.do(156, system, { kind: 'timer' })).toBe('relock-failed');
  expect(play.do(216, system, { kind: 'timer' })).toBe('relock-failed');
  expect(play.sent()).toEqual(['lock', 'door-not-locked']);
  expect(play.do(217, operator, { kind: 'attest', text: 'the courier tried the handle' })).toBe(
    'relock-failed',
  );
  expect(play.do(218, operator, { kind: 'attest', text: 'again' })).toBe('relock-failed');
  expect(play.do(219, { role: 'operator', id: 'op_2' }, { kind: 'attest', text: 'seen on the camera' })).toBe(
    'secured',
  );
  play.do(230, system, { kind: 'timer' });
  expect(play.do(231, system, { kind: 'clip-stored', reference: 'clip', endsAt: at(230) })).toBe(
    'completed-revoked',
  );
});

it('takes the word of one person for one opening alone', () => {
  const play = new Play();
  play.toRecording();
  play.do(108, courier, unlock);
  play.do(109, courier, { kind: 'lock' });
  expect(play.do(154, system, { kind: 'timer' })).toBe('relock-failed');
  play.do(155, operator, { kind: 'attest', text: 'seen on the camera' });
  expect(play.window.attestedBy).toEqual(['op_1']);
  play.reads(156, {});
  expect(play.reads(159, {})).toBe('secured');
  expect(play.reads(165, { lock: 'unlocked' })).toBe('securing');
  expect(play.do(210, system, { kind: 'timer' })).toBe('relock-failed');
  expect(play.do(211, { role: 'operator', id: 'op_2' }, { kind: 'attest', text: 'it looks shut' })).toBe(
    'relock-failed',
  );
});

it('lets nobody in through a camera that stands still', () => {
  const play = new Play();
  play.toRecording();
  expect(play.do(112, courier, unlock)).toBe('camera-stale');
  play.records(112);
  expect(play.do(112, operator, unlock)).toBe('not-allowed');
});

it('takes no single old reading for a door that locked itself', () => {
  const play = new Play();
  play.toRecording();
  play.do(108, courier, unlock);
  play.reads(110, { lock: 'unlocked' });
  expect(play.reads(112, {})).toBe('unlocked');
  expect(play.reads(114, { lock: 'unlocked' })).toBe('unlocked');
  expect(play.reads(116, {})).toBe('unlocked');
  expect(play.reads(119, {})).toBe('securing');
});

it('counts no reading of before the unlock for a door that locked itself', () => {
  const play = new Play();
  play.toRecording();
  play.reads(106, {});
  play.do(108, courier, unlock);
  play.do(109, system, { kind: 'unlock-answered', commandId: 'win_1.2.0', outcome: 'confirmed' });
  expect(play.reads(110, {})).toBe('unlocked');
  expect(play.reads(113, {})).toBe('securing');
});

it('believes no lock that is offline', () => {
  const play = new Play();
  play.toRecording();
  play.do(108, courier, unlock);
  play.reads(110, { lock: 'unlocked' });
  play.do(111, courier, { kind: 'lock' });
  play.reads(113, { isOnline: false });
  play.reads(117, { isOnline: false });
  expect(play.window.state).toBe('securing');
  play.reads(118, {});
  play.reads(119, { isOnline: false });
  expect(play.reads(121, {})).toBe('securing');
  expect(play.reads(124, {})).toBe('secured');
});

it('authorizes nothing that was asked for too long ago', () => {
  expect(new Play().do(-3_800, customer, { kind: 'authorize' })).toBe('window-expired');
  expect(new Play().do(-3_801, customer, { kind: 'authorize' })).toBe('authorized');
});

it('tells nobody of a window that was only asked for and is taken back', () => {
  const play = new Play();
  expect(play.do(-4_000, customer, { kind: 'revoke', reason: 'customer-request' })).toBe('revoked');
  expect(play.sent()).toEqual([]);
});
