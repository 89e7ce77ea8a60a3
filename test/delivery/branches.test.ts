import type { EventKind } from '../../lambda/domain/delivery/events';
import type { LockReading } from '../../lambda/domain/delivery/lock';
import { decide } from '../../lambda/domain/delivery/step';
import type { DeliveryWindow, Role, WindowState } from '../../lambda/domain/delivery/window';
import { actors, afterStart, type Change, eventIs, nothing, situationOf, windowIs } from './samples';

/* What tells rows of the table apart: each once so and once not, with all that is sent because of it. */

/** Where a window is after an event, and what left for whom; that it was ignored when nothing follows. */
function after(state: WindowState, kind: EventKind, role: Role, changes: readonly Change[]): string {
  let situation = situationOf(state, kind, role);
  for (const change of changes) situation = { ...situation, ...change(situation) };
  const decision = decide(situation);
  if (decision.name !== 'step') return decision.name;
  const { window, commands } = decision.facts;
  const sent = commands.map(({ body }) =>
    body.kind === 'notify' ? `${body.topic} to ${body.to}` : body.kind,
  );
  return [window.state, ...sent].join(', ');
}

/** It is 20 seconds after the sample came into its state, which is 30 seconds after the unlock. */
const now = afterStart(120);
const ago = (seconds: number) => afterStart(120 - seconds);

const reads = (reading: Partial<LockReading>): Change =>
  eventIs({ reading: { lock: 'locked', door: 'closed', isOnline: true, at: now, ...reading } });
const sawLast = (lock: string, door: string): Change => windowIs({ seen: { lock, door, at: ago(2) } });
const relock = (record: Partial<DeliveryWindow['relock']>): Change =>
  windowIs({ relock: { since: ago(20), attempts: 1, ...record } });
const camera = (record: object): Change =>
  windowIs({ camera: { challenge: 'echo', startedAt: ago(60), ...record } });
const toldOf = (name: string): Change => windowIs({ alarms: [{ name, at: ago(10) }] });
const wasRevoked = windowIs({ revocation: { at: ago(10), by: actors.customer, reason: 'customer-request' } });
const answers = (outcome: string): Change => eventIs({ outcome });
const clipUntil = (endsAt: string): Change => eventIs({ endsAt });
const since = (seconds: number): Change => windowIs({ stateSince: ago(seconds) });

const due = (seconds: number): Change => windowIs({ deadlineAt: ago(seconds) });
const isOver = windowIs({ endsAt: now });
const unlockedAgo = (seconds: number): Change => windowIs({ unlock: { commandedAt: ago(seconds) } });
const wasRejected = windowIs({ unlock: { commandedAt: ago(30), isRejected: true } });

const foundOpen = 'unexpected-unlock to customer, unexpected-unlock to operations';
const notLocked = 'door-not-locked to customer, door-not-locked to operations';
const clipMissing = (state: string): string => `${state}, completed to customer, camera-lost to operations`;

/** What follows, of what, in which state, and what is different from the sample. */
type Case = readonly [follows: string, of: string, state: WindowState, ...changes: Change[]];

function each(kind: EventKind, role: Role, cases: readonly Case[]): void {
  describe(`${kind} by ${role}`, () => {
    for (const [follows, of, state, ...changes] of cases)
      it(`${follows}: ${of} in ${state}`, () => expect(after(state, kind, role, changes)).toBe(follows));
  });
}

const [locked, unlocked] = [reads({}), reads({ lock: 'unlocked' })];
const [open, unlockedOpen] = [reads({ door: 'open' }), reads({ lock: 'unlocked', door: 'open' })];
const jammed = reads({ lock: 'jammed' });

each('lock-read', 'system', [
  ['armed', 'the first reading', 'armed', locked],
  [
    'ignored',
    'the same again',
    'armed',
    locked,
    sawLast('locked', 'closed'),
    relock({ lockedSince: ago(2) }),
  ],
  [`armed, ${foundOpen}`, 'a lock that nobody opened', 'armed', unlocked],
  [`recording, ${foundOpen}`, 'a door that nobody opened', 'recording', open],
  ['recording', 'a door found open, told of before', 'recording', open, toldOf('unexpected-unlock')],
  ['unlocked, door-unlocked to customer', 'what the unlock did', 'unlocking', unlocked],
  ['unlocking', 'what was so before the unlock', 'unlocking', reads({ lock: 'unlocked', at: ago(31) })],
  ['unlocking', 'a lock that did nothing yet', 'unlocking', locked],
  [
    'no-entry, camera-stop, no-entry to customer, no-entry to operations',
    'a lock that refused, and is locked',
    'unlocking',
    locked,
    wasRejected,
  ],
  ['securing, lock', 'whatever, of an unlock that nobody knows the end of', 'unlock-unknown', locked],
  ['open', 'the door that was opened', 'unlocked', unlockedOpen],
  ['ignored', 'the same of an open door', 'open', unlockedOpen, sawLast('unlocked', 'open')],
  ['placed', 'a door that was shut just now', 'placed', unlocked, relock({ closedSince: ago(2) })],
  ['securing, lock', 'a door that stays shut', 'placed', unlocked, relock({ closedSince: ago(3) })],
  ['unlocked', 'a door that was not opened yet', 'unlocked', unlocked, relock({ closedSince: ago(9) })],
  ['securing, lock', 'a shut door that nobody films', 'unlocked', unlocked, camera({ isLossTold: true })],
  ['unlocked', 'a shut door that is filmed', 'unlocked', unlocked, camera({ isLossTold: false })],
  ['securing, lock', 'a lock that locked itself', 'unlocked', locked, relock({ lockedSince: ago(3) })],
  ['unlocked', 'a lock that did so just now', 'unlocked', locked, relock({ lockedSince: ago(2) })],
  [
    'secured, door-locked to customer',
    'a door locked for good',
    'securing',
    locked,
    relock({ lockedSince: ago(3) }),
  ],
  [
    'securing',
    'a door locked just now',
    'securing',
    locked,
    relock({ lockedSince: ago(2) }),
    sawLast('unlocked', 'closed'),
  ],
  [
    'ignored',
    'no more than before',
    'securing',
    locked,
    relock({ lockedSince: ago(2) }),
    sawLast('locked', 'closed'),
  ],
  [
    `relock-failed, lock, ${notLocked}`,
    'a bolt that is stuck',
    'securing',
    jammed,
    relock({ jammedSince: ago(3) }),
  ],
  ['securing', 'a bolt that was stuck a moment ago', 'securing', jammed, relock({ jammedSince: ago(2) })],
  [
    'secured, door-locked to customer',
    'a bolt that was turned by hand',
    'relock-failed',
    locked,
    relock({ lockedSince: ago(3) }),
  ],
  [`securing, lock, ${foundOpen}`, 'a lock that came open again', 'secured', unlocked],
  [`securing, lock, ${foundOpen}`, 'a door that came open again', 'secured', open],
  ['secured', 'a reading that failed', 'secured', reads({ lock: 'unknown', door: 'unknown' })],
]);

const withoutSensor =
  (door: Change): Change =>
  (situation) => ({
    ...door(situation),
    ...windowIs({ door: { ...situation.window.door, hasDoorSensor: false } })(situation),
  });
const bolted = { lockedSince: ago(3), closedSince: ago(3) };

each('lock-read', 'system', [
  [
    'secured, door-locked to customer',
    'a bolt alone, where nothing tells of the door',
    'securing',
    withoutSensor(reads({ door: 'unknown' })),
    relock(bolted),
  ],
  [
    'securing',
    'a bolt thrown beside an open door, whoever tells of it',
    'securing',
    withoutSensor(open),
    relock(bolted),
  ],
  [
    'open',
    'an open door that nobody films, whoever tells of it',
    'open',
    withoutSensor(unlockedOpen),
    camera({ isLossTold: true }),
  ],
]);

each('unlock-answered', 'system', [
  ['unlocked, door-unlocked to customer', 'the lock that says it is done', 'unlocking', answers('confirmed')],
  ['unlocking', 'a command that was taken', 'unlocking', answers('accepted')],
  ['unlocking', 'a command that was refused', 'unlocking', answers('rejected')],
  ['securing, lock', 'an answer that comes late', 'unlock-unknown', answers('confirmed')],
  ['securing', 'an answer that comes later', 'securing', answers('confirmed')],
]);

each('timer', 'system', [
  ['ignored', 'a camera that has seconds left', 'arrived', due(-1)],
  ['camera-failed, camera-stop, no-entry to operations', 'a camera that has none', 'arrived', due(0)],
  ['expired, camera-stop, expired to customer', 'the end, of who waits for a camera', 'arrived', isOver],
  ['ignored', 'a window that goes on', 'recording', due(0)],
  ['expired, camera-stop, expired to customer, expired to operations', 'the end', 'recording', isOver],
  ['unlock-unknown, lock, door-not-locked to operations', 'an unlock nobody hears of', 'unlocking', due(0)],
  ['ignored', 'an unlock with seconds left', 'unlocking', due(-1)],
  ['securing, lock', 'a lock that is not to be asked', 'unlock-unknown', due(0)],
  ['securing, lock', 'who was inside too long', 'open', due(0)],
  ['ignored', 'who has seconds left', 'open', due(-1)],
  ['securing, lock', 'the next attempt', 'securing', due(0)],
  ['ignored', 'an attempt that has seconds left', 'securing', due(-1)],
  [
    `relock-failed, lock, ${notLocked}`,
    'the last attempt, in vain',
    'securing',
    relock({ since: ago(45) }),
    due(0),
  ],
  ['relock-failed, lock, door-not-locked to operations', 'a minute without anybody', 'relock-failed', due(0)],
  ['ignored', 'seconds without anybody', 'relock-failed', due(-1)],
  ['secured, camera-stop', 'a door ten seconds locked', 'secured', since(10)],
  ['ignored', 'a door just locked', 'secured', since(9)],
  ['ignored', 'a clip that may still come', 'secured', since(299), camera({ stoppedAt: ago(200) })],
  [
    clipMissing('completed'),
    'a clip that does not come',
    'secured',
    since(300),
    camera({ stoppedAt: ago(200) }),
  ],
  [
    clipMissing('completed-revoked'),
    'a clip that does not come, of who was called back',
    'secured',
    since(300),
    camera({ stoppedAt: ago(200) }),
    wasRevoked,
  ],
]);

each('camera-lost', 'system', [
  ['ignored', 'a moment', 'open', eventIs({ gapMs: 5_000 })],
  ['open, camera-lost to customer, camera-lost to operations', 'seconds', 'open', eventIs({ gapMs: 5_001 })],
  ['ignored', 'seconds, told of before', 'open', eventIs({ gapMs: 15_000 }), camera({ lostSince: ago(15) })],
  [
    'open, leave-now to customer, camera-lost to operations',
    'a long time',
    'open',
    eventIs({ gapMs: 15_001 }),
    camera({ lostSince: ago(15) }),
  ],
  [
    'ignored',
    'a long time, told of before',
    'open',
    eventIs({ gapMs: 17_000 }),
    camera({ lostSince: ago(17), isLossTold: true }),
  ],
]);

each('camera-back', 'system', [
  ['open', 'one that was lost', 'open', camera({ lostSince: ago(6) })],
  ['ignored', 'one that was never lost', 'open', nothing],
]);

each('clip-stored', 'system', [
  ['completed, completed to customer', 'one that shows the door locked', 'secured', clipUntil(ago(10))],
  [
    'completed-revoked, completed to customer',
    'one of who was called back',
    'secured',
    clipUntil(ago(10)),
    wasRevoked,
  ],
  ['ignored', 'one that ends too early', 'secured', clipUntil(ago(11))],
  ['ignored', 'one of an unlock that may still come', 'secured', clipUntil(ago(10)), unlockedAgo(19)],
]);

each('problem', 'courier', [
  [
    'failed, camera-stop, failed to customer, failed to operations',
    'one before the door is open',
    'recording',
  ],
  ['securing, lock, courier-problem to operations', 'one inside', 'open'],
  ['securing, lock, courier-problem to operations', 'one with the door being locked', 'securing'],
  [
    'relock-failed, lock, courier-problem to operations',
    'one with a door that does not lock',
    'relock-failed',
  ],
]);

const calledOff = 'revoked to customer, revoked to operations';

each('revoke', 'customer', [
  ['revoked', 'what was only asked for', 'requested'],
  [`revoked, camera-stop, ${calledOff}`, 'who stands before the door', 'recording'],
  [`securing, lock, ${calledOff}`, 'who is inside', 'open'],
  [`securing, lock, ${calledOff}`, 'an unlock on its way', 'unlocking'],
  ['securing, lock', 'a door that is being locked', 'securing'],
  ['relock-failed, lock', 'a door that does not lock', 'relock-failed'],
  ['secured', 'a door that is locked', 'secured'],
]);

each('halt', 'operator', [
  ['securing, lock, revoked to operations', 'who is inside', 'open'],
  ['securing, lock, revoked to operations', 'an unlock on its way', 'unlocking'],
]);

each('lock', 'customer', [['completed, lock', 'their door, at any time', 'completed', since(9_999)]]);

each('lock', 'courier', [
  ['securing, lock', 'the door that they leave', 'placed'],
  ['securing, lock', 'an unlock on its way', 'unlock-unknown'],
  ['relock-failed, lock', 'a door that does not lock', 'relock-failed'],
  ['completed, lock', 'a door of just before', 'completed', since(3_599)],
  ['refused', 'a door of an hour before', 'completed', since(3_600)],
  ['armed, lock', 'a door before they have come', 'armed'],
]);

each('attest', 'operator', [
  ['relock-failed', 'the first', 'relock-failed'],
  ['relock-failed', 'the first again', 'relock-failed', windowIs({ attestedBy: ['op_1'] })],
  ['secured, door-locked to customer', 'a second', 'relock-failed', windowIs({ attestedBy: ['op_2'] })],
]);
