import { genesisOf } from '../../lambda/domain/delivery/audit';
import type { EventKind } from '../../lambda/domain/delivery/events';
import type { Situation } from '../../lambda/domain/delivery/guards';
import { decide } from '../../lambda/domain/delivery/step';
import type { Role, WindowState } from '../../lambda/domain/delivery/window';
import { actors, afterStart, type Change, eventIs, fitLive, nothing, situationOf, windowIs } from './samples';

/* Each guard by itself: everything is as it should be, but for one thing. */

const whyOf = (state: WindowState, kind: EventKind, role: Role, change: Change): string => {
  const situation = situationOf(state, kind, role);
  const decision = decide({ ...situation, ...change(situation) });
  return decision.name === 'refused' ? decision.facts.why : decision.name;
};

const lockSays =
  (reading: object): Change =>
  ({ now }) => {
    const live = fitLive(now);
    return { live: { ...live, lock: { ...live.lock, ...reading } as never } };
  };
const cameraSays =
  (camera: object): Change =>
  ({ now }) => {
    const live = fitLive(now);
    return { live: { ...live, camera: { ...live.camera, ...camera } as never } };
  };

const unlocks: [string, string, Change][] = [
  ['step', 'nothing wrong', nothing],
  ['lock-offline', 'a lock that is offline', lockSays({ isOnline: false })],
  ['lock-offline', 'a lock that does not know', lockSays({ lock: 'unknown' })],
  ['lock-offline', 'a reading of six seconds ago', lockSays({ at: afterStart(114) })],
  ['step', 'a reading of five seconds ago', lockSays({ at: afterStart(115) })],
  ['lock-already-open', 'an unlocked lock', lockSays({ lock: 'unlocked' })],
  ['lock-already-open', 'a stuck bolt', lockSays({ lock: 'jammed' })],
  ['lock-already-open', 'an open door', lockSays({ door: 'open' })],
  ['battery-too-low', 'a battery of 19 percent', lockSays({ batteryPercent: 19 })],
  ['step', 'a battery of 20 percent', lockSays({ batteryPercent: 20 })],
  ['camera-not-recording', 'a camera that says that it does not record', cameraSays({ isRecording: false })],
  ['camera-stale', 'no frames', ({ now }) => ({ live: { ...fitLive(now), frames: [] } })],
  ['camera-not-recording', 'nothing read', () => ({ live: undefined as never })],
  ['challenge-used', 'another challenge', eventIs({ challengeHash: 'other' })],
  ['challenge-used', 'another terminal', eventIs({ deviceId: 'dev_2' })],
  [
    'challenge-expired',
    'a challenge of long ago',
    windowIs({ challenge: { hash: 'hash', deviceId: 'dev_1', expiresAt: afterStart(120) } }),
  ],
  ['unlock-budget-spent', 'no budget', windowIs({ unlockBudget: 0 })],
  [
    'window-revoked',
    'a revocation',
    windowIs({ revocation: { at: afterStart(1), by: actors.customer, reason: 'other' } }),
  ],
  ['not-assigned', 'another courier', () => ({ by: { role: 'courier', id: 'cou_9' } })],
  ['window-not-open', 'a window that begins later', windowIs({ startsAt: afterStart(121) })],
  ['window-expired', 'the last minute', windowIs({ endsAt: afterStart(180) })],
];

it.each(unlocks)('an unlock is answered "%s": %s', (expected, _name, change) => {
  expect(whyOf('recording', 'unlock', 'courier', change)).toBe(expected);
});

const frames: [string, (situation: Situation) => object[]][] = [
  [
    'frames of another recording',
    ({ now }) => fitLive(now).frames.map((frame) => ({ ...frame, echo: 'old' })),
  ],
  [
    'a first frame of another recording',
    ({ now }) =>
      fitLive(now).frames.map((frame, place) => ({ ...frame, ...(place === 0 && { echo: 'old' }) })),
  ],
  ['the same frame twice', ({ now }) => fitLive(now).frames.map((frame) => ({ ...frame, counter: 2 }))],
  ['one frame', ({ now }) => fitLive(now).frames.slice(1)],
  [
    'frames that were taken long ago',
    ({ now }) => fitLive(now).frames.map((frame) => ({ ...frame, capturedAt: afterStart(114) })),
  ],
  [
    'frames that were seen long ago',
    ({ now }) => fitLive(now).frames.map((frame) => ({ ...frame, seenAt: afterStart(114) })),
  ],
];

it.each(frames)('%s prove nothing', (_name, framesOf) => {
  const change: Change = (situation) => ({
    live: { ...fitLive(situation.now), frames: framesOf(situation) as never },
  });
  expect(whyOf('recording', 'unlock', 'courier', change)).toBe('camera-stale');
  expect(whyOf('arrived', 'camera-recording', 'system', change)).toBe('camera-stale');
});

const others: [string, string, WindowState, EventKind, Role, Change][] = [
  [
    'window-expired',
    'an authorization after the end',
    'requested',
    'authorize',
    'customer',
    windowIs({ endsAt: afterStart(120) }),
  ],
  [
    'window-expired',
    'an assignment after the end',
    'authorized',
    'assign',
    'operator',
    windowIs({ endsAt: afterStart(120) }),
  ],
  [
    'courier-missing',
    'nobody to enable',
    'authorized',
    'enable',
    'operator',
    windowIs({ assignment: undefined }),
  ],
  ['package-mismatch', 'another parcel', 'armed', 'arrive', 'courier', eventIs({ packageId: 'P2' })],
  [
    'out-of-geofence',
    'a door that nobody knows',
    'armed',
    'arrive',
    'courier',
    eventIs({ metersAway: undefined }),
  ],
  ['too-many-arrivals', 'a fourth arrival', 'armed', 'arrive', 'courier', windowIs({ arrivals: 3 })],
  [
    'not-assigned',
    'a parcel put down by somebody else',
    'open',
    'placed',
    'courier',
    () => ({ by: { role: 'courier', id: 'cou_9' } }),
  ],
  [
    'not-assigned',
    'a lock command of another courier',
    'open',
    'lock',
    'courier',
    () => ({ by: { role: 'courier', id: 'cou_9' } }),
  ],
  [
    'text-missing',
    'another reason, and none given',
    'open',
    'problem',
    'courier',
    eventIs({ reason: 'other' }),
  ],
  [
    'text-missing',
    'a revocation for another reason',
    'armed',
    'revoke',
    'customer',
    eventIs({ reason: 'other' }),
  ],
  [
    'step',
    'a revocation for another reason that is given',
    'armed',
    'revoke',
    'customer',
    eventIs({ reason: 'other', text: 'we are home' }),
  ],
  [
    'text-missing',
    'an attestation without a word',
    'relock-failed',
    'attest',
    'operator',
    eventIs({ text: ' ' }),
  ],
  [
    'extension-invalid',
    'an extension that is none',
    'armed',
    'propose-extension',
    'operator',
    eventIs({ endsAt: afterStart(7_200) }),
  ],
  [
    'extension-invalid',
    'an extension of 31 minutes',
    'armed',
    'propose-extension',
    'operator',
    eventIs({ endsAt: afterStart(7_200 + 31 * 60) }),
  ],
  [
    'extension-used',
    'a second extension',
    'armed',
    'propose-extension',
    'operator',
    windowIs({ extension: { proposedBy: 'op_2', proposedAt: afterStart(1), endsAt: afterStart(7_300) } }),
  ],
  ['state-conflict', 'nothing to approve', 'armed', 'approve-extension', 'operator', nothing],
  [
    'second-approver-required',
    'their own extension',
    'armed',
    'approve-extension',
    'operator',
    windowIs({ extension: { proposedBy: 'op_1', proposedAt: afterStart(1), endsAt: afterStart(7_300) } }),
  ],
];

it.each(others)('"%s": %s', (expected, _name, state, kind, role, change) => {
  expect(whyOf(state, kind, role, change)).toBe(expected);
});

const offline = { checkedAt: afterStart(120), problems: ['lock-offline'] };
const readinessSays: [string, string, WindowState, Change][] = [
  ['armed', 'ready and wanted', 'authorized', nothing],
  ['authorized', 'ready, and not enabled', 'authorized', windowIs({ isEnabled: false })],
  ['authorized', 'ready, and nobody to come', 'authorized', windowIs({ assignment: undefined })],
  ['authorized', 'not ready', 'authorized', eventIs({ readiness: offline })],
  [
    'authorized',
    'ready 31 seconds ago',
    'authorized',
    eventIs({ readiness: { checkedAt: afterStart(89), problems: [] } }),
  ],
  ['authorized', 'not ready any more', 'armed', eventIs({ readiness: offline })],
  ['armed', 'ready still', 'armed', nothing],
];

it.each(readinessSays)('it is %s: %s', (expected, _name, state, change) => {
  const situation = situationOf(state, 'readiness', 'system');
  const decision = decide({ ...situation, ...change(situation) });
  expect(decision.name === 'step' && decision.facts.window.state).toBe(expected);
});

it('is no news that the same is in the way', () => {
  const change: Change = (situation) => ({
    ...eventIs({ readiness: offline })(situation),
    ...windowIs({ readiness: { ...offline, checkedAt: afterStart(60) } })(situation),
  });
  expect(whyOf('authorized', 'readiness', 'system', change)).toBe('ignored');
});

it('a log of a window begins with its own name', () => {
  expect(genesisOf('win_1')).not.toBe(genesisOf('win_2'));
});
