import {
  cameraFaults,
  clearCameraFault,
  setCameraFault,
} from '../../../lambda/adapters/cameras/simulated-camera';
import {
  clearFaults,
  lockFaults,
  moveDoor,
  setFault,
  turnBolt,
} from '../../../lambda/adapters/locks/simulated-lock';
import { instantOf } from '../../../lambda/domain/time';
import type { RawWindow } from './raw';
import {
  authorize,
  courierSends,
  customerSays,
  haltAll,
  liftHalt,
  operatorSays,
  request,
  revokeDevice,
  type Task,
} from './tasks';
import type { Signed, Terminal } from './terminal';
import { courierIds, doorLocation, type House, operatorIds, type World } from './world';

const secondMs = 1_000;
const minuteMs = 60_000;

/** Somebody at a window, and what there is to work with. */
export interface Scene {
  world: World;
  house: House;
  window: RawWindow;
  terminal: Terminal;
  memory: Memory;
}

/** What people have kept: challenges that were given out, requests that were sent. */
export class Memory {
  readonly challenges: string[] = [];
  readonly sent: { terminal: Terminal; signed: Signed }[] = [];
  keys = 0;
}

/** What somebody does: a task for a process, or something in the world itself. */
type Act = (scene: Scene) => Task | undefined;

function send({ world, terminal, window, memory }: Scene, what: string, body: object): Task {
  const key = what === 'challenge' ? undefined : `key-${memory.keys++}`;
  const path = `/stops/${window.windowId}/${what}`;
  const skewMs = world.chance.happens(0.1) ? world.chance.between(-70, 70) * secondMs : 0;
  const signed = terminal.signed('POST', path, body, { skewMs, ...(key !== undefined && { key }) });
  if (key !== undefined) memory.sent.push({ terminal, signed });
  return courierSends(world, terminal, signed, ({ challenge }) => {
    if (typeof challenge === 'string') memory.challenges.push(challenge);
  });
}

const operatorOf = ({ world }: Scene): string => world.chance.pick(operatorIds);

const arrive: Act = (scene) => {
  const { chance } = scene.world;
  const isNear = chance.happens(0.95);
  const packageId = chance.happens(0.95) ? 'P1' : 'P9';
  const location = isNear ? doorLocation : { ...doorLocation, latitude: 48.9 };
  return send(scene, 'arrive', { packageId, location });
};
const challenge: Act = (scene) => send(scene, 'challenge', {});
const unlock: Act = (scene) => {
  const { world, memory } = scene;
  const kept = memory.challenges;
  const one = world.chance.happens(0.9) ? kept.at(-1) : kept[world.chance.between(0, kept.length)];
  return send(scene, 'unlock', { challenge: one ?? 'none-of-ours' });
};
const placed: Act = (scene) => send(scene, 'placed', {});
const courierLock: Act = (scene) => send(scene, 'lock', {});
const problem: Act = (scene) => send(scene, 'problem', { reason: 'wrong-package' });

/** The very same bytes, or the same request signed anew. */
const sendAgain: Act = ({ world, memory }) => {
  if (memory.sent.length === 0) return undefined;
  const { terminal, signed } = world.chance.pick(memory.sent);
  if (world.chance.happens(0.3)) return courierSends(world, terminal, signed);
  const path = signed.path.replace('/v1/courier', '');
  const body = JSON.parse(signed.text || '{}') as object;
  const anew = terminal.signed('POST', path, body, signed.key === undefined ? {} : { key: signed.key });
  return courierSends(world, terminal, anew);
};

const wait: Act = () => undefined;

const says = (kind: 'revoke' | 'lock' | 'attest'): Act => {
  const event = {
    revoke: { kind: 'revoke', reason: 'customer-request' },
    lock: { kind: 'lock' },
    attest: { kind: 'attest', text: 'seen by a neighbour' },
  } as const;
  return (scene) => {
    const { world, house, window } = scene;
    return world.chance.happens(0.5)
      ? customerSays(world, house.householdId, window.windowId, event[kind])
      : operatorSays(world, operatorOf(scene), window.windowId, event[kind]);
  };
};

const assign: Act = (scene) => {
  const { world, window } = scene;
  const courierId = world.chance.happens(0.9) ? courierIds[0] : courierIds[1];
  const assignment = { courierId, packageIds: ['P1'] };
  return operatorSays(world, operatorOf(scene), window.windowId, { kind: 'assign', assignment });
};
const enable: Act = (scene) =>
  operatorSays(scene.world, operatorOf(scene), scene.window.windowId, { kind: 'enable' });
const note: Act = (scene) =>
  operatorSays(scene.world, operatorOf(scene), scene.window.windowId, { kind: 'note', text: 'called' });
const propose: Act = (scene) => {
  const moreMs = scene.world.chance.between(1, 40) * minuteMs;
  const endsAt = instantOf(Date.parse(scene.window.endsAt) + moreMs);
  const event = { kind: 'propose-extension', endsAt, reason: 'weather' } as const;
  return operatorSays(scene.world, operatorOf(scene), scene.window.windowId, event);
};
const approve: Act = (scene) => {
  const { world, house, window } = scene;
  const event = { kind: 'approve-extension' } as const;
  return world.chance.happens(0.3)
    ? customerSays(world, house.householdId, window.windowId, event)
    : operatorSays(world, operatorOf(scene), window.windowId, event);
};

const scopeOf = ({ world, house }: Scene) =>
  world.chance.pick([
    { kind: 'all' },
    { kind: 'provider', id: 'simulated' },
    { kind: 'courier', id: 'cou_1' },
    { kind: 'household', id: house.householdId },
  ] as const);
const halts: Act = (scene) => haltAll(operatorOf(scene), scopeOf(scene));
const lifts: Act = (scene) => liftHalt(operatorOf(scene), scopeOf(scene));
const revokeTerminal: Act = ({ terminal }) => revokeDevice(terminal.deviceId);

const open: Act = ({ world, house }) => {
  moveDoor(house.lock, 'open', world.now());
  return undefined;
};
const close: Act = ({ world, house }) => {
  moveDoor(house.lock, 'closed', world.now());
  return undefined;
};
const turn: Act = ({ world, house }) => {
  turnBolt(house.lock, world.chance.happens(0.6) ? 'locked' : 'unlocked', world.now());
  return undefined;
};
const lockBreaks: Act = ({ world, house }) => {
  const times = world.chance.happens(0.8) ? world.chance.between(1, 3) : 'always';
  setFault(house.lock, world.chance.pick(lockFaults), times);
  if (world.chance.happens(0.2)) house.lock.boltMs = world.chance.between(0, 8) * secondMs;
  return undefined;
};
const cameraBreaks: Act = ({ world, house }) => {
  setCameraFault(house.camera, world.chance.pick(cameraFaults), world.now());
  if (world.chance.happens(0.3)) house.camera.clipMs = world.chance.between(0, 20) * secondMs;
  return undefined;
};
const mends: Act = ({ house }) => {
  clearFaults(house.lock);
  for (const fault of cameraFaults) clearCameraFault(house.camera, fault);
  return undefined;
};
const notifier: Act = ({ world }) => {
  world.isNotifierDown = !world.isNotifierDown;
  return undefined;
};

/** Once each, until it is done; before its hour nobody comes. */
const prepare: Act = (scene) => {
  if (!scene.window.assignment) return assign(scene);
  return scene.window.isEnabled ? undefined : enable(scene);
};
const come: Act = (scene) => (scene.world.now() >= scene.window.startsAt ? arrive(scene) : undefined);
const askForDoor: Act = (scene) => {
  const { window, memory } = scene;
  const isGiven = memory.challenges.length > 0 && window.challenge !== undefined;
  return isGiven && scene.world.chance.happens(0.8) ? unlock(scene) : challenge(scene);
};

/** What brings a window on, by its state; the rest is for time to do. */
const onward: Record<string, Act[]> = {
  authorized: [prepare],
  armed: [come],
  arrived: [wait],
  unlocking: [wait],
  secured: [wait],
  'camera-failed': [come, mends],
  recording: [askForDoor],
  unlocked: [open, open, placed, lockBreaks],
  open: [placed, placed, close, lockBreaks, cameraBreaks],
  placed: [close, close, wait, lockBreaks],
  securing: [wait, wait, wait, close, mends, lockBreaks],
  'relock-failed': [wait, close, mends, turn, says('attest')],
};

/** What gets in its way; each as often as its weight says. */
const astray: { act: Act; weight: number }[] = [
  { act: sendAgain, weight: 10 },
  { act: lockBreaks, weight: 3 },
  { act: cameraBreaks, weight: 2 },
  { act: mends, weight: 6 },
  { act: says('revoke'), weight: 1.2 },
  { act: says('lock'), weight: 3 },
  { act: says('attest'), weight: 1 },
  { act: courierLock, weight: 2 },
  { act: problem, weight: 0.6 },
  { act: challenge, weight: 1 },
  { act: unlock, weight: 3 },
  { act: arrive, weight: 1 },
  { act: placed, weight: 1 },
  { act: halts, weight: 0.6 },
  { act: lifts, weight: 3 },
  { act: revokeTerminal, weight: 0.3 },
  { act: propose, weight: 1.5 },
  { act: approve, weight: 2 },
  { act: note, weight: 0.5 },
  { act: assign, weight: 0.3 },
  { act: turn, weight: 1 },
  { act: open, weight: 1 },
  { act: close, weight: 2 },
  { act: notifier, weight: 1 },
];

/** Something that somebody does now; undefined where it is no matter for a process. */
export function nextAct(world: World, memory: Memory): Task | undefined {
  const { chance } = world;
  const house = chance.pick(world.houses);
  const windowId = house.windowIds.at(-1);
  const window = windowId === undefined ? undefined : world.window(windowId);
  if (!window || (house.windowIds.length < 2 && isOver(window.state) && chance.happens(0.2)))
    return request(world, house, chance.between(30, 300) * secondMs, chance.between(15, 30) * minuteMs);
  if (window.state === 'requested') return authorize(house.householdId, window.windowId);
  const isStraight = chance.happens(0.88);
  const terminal = world.terminals[chance.happens(0.95) ? 0 : 1];
  if (!terminal) return undefined;
  const scene = { world, house, window, terminal, memory };
  const fitting = isStraight ? onward[window.state] : undefined;
  return fitting ? chance.pick(fitting)(scene) : chance.weighted(astray).act(scene);
}

const isOver = (state: string): boolean =>
  ['completed', 'completed-revoked', 'failed', 'revoked', 'expired'].includes(state);
