import { type EventKind, eventKinds } from '../../lambda/domain/delivery/events';
import { table } from '../../lambda/domain/delivery/machine';
import { standardDeliveryPolicy as policy } from '../../lambda/domain/delivery/policy';
import { decide } from '../../lambda/domain/delivery/step';
import {
  endedStates,
  exposedStates,
  type Role,
  roles,
  type WindowState,
  windowStates,
} from '../../lambda/domain/delivery/window';
import { epochMsOf } from '../../lambda/domain/time';
import { situationOf, windowIn } from './samples';

/*
 * The table again, written the other way round and by hand: for each event and role the states in which it may happen.
 * Whoever changes machine.ts has to say it twice.
 */
const early = ['authorized', 'armed'] as const;
const there = ['arrived', 'camera-failed', 'recording'] as const;
const before = ['requested', ...early, ...there] as const;
const inside = ['unlocked', 'open', 'placed'] as const;
const coming = ['unlocking', 'unlock-unknown'] as const;
const locking = ['securing', 'relock-failed'] as const;
const live = [...before, ...coming, ...inside, ...locking, 'secured'] as const;

type Legal = Partial<Record<EventKind, Partial<Record<Role, readonly WindowState[]>>>>;
const legal: Legal = {
  authorize: { customer: ['requested'] },
  assign: { operator: early },
  enable: { operator: ['authorized'] },
  readiness: { system: early },
  arrive: { courier: ['armed', 'camera-failed'] },
  'camera-recording': { system: ['arrived'] },
  challenge: { courier: ['recording'] },
  unlock: { courier: ['recording'] },
  'unlock-answered': { system: [...coming, ...locking] },
  'lock-read': { system: ['armed', ...there, ...coming, ...inside, ...locking, 'secured'] },
  placed: { courier: ['unlocked', 'open', ...locking] },
  lock: { customer: windowStates, operator: windowStates, courier: windowStates },
  problem: { courier: ['armed', ...there, ...coming, ...inside, ...locking] },
  revoke: { customer: live, operator: live },
  halt: { operator: [...coming, ...inside] },
  timer: { system: [...live, 'no-entry'] },
  'camera-lost': { system: exposedStates },
  'camera-back': { system: exposedStates },
  attest: { customer: ['relock-failed'], operator: ['relock-failed'] },
  'clip-stored': { system: ['secured'] },
  'propose-extension': { operator: [...early, ...there] },
  'approve-extension': { customer: [...early, ...there], operator: [...early, ...there] },
  note: { operator: windowStates },
};

const isLegal = (state: WindowState, kind: EventKind, role: Role): boolean =>
  legal[kind]?.[role]?.includes(state) ?? false;

const cells = windowStates.flatMap((state) =>
  eventKinds.flatMap((kind) => roles.map((role) => [state, kind, role] as const)),
);

describe.each(windowStates)('in %s', (inState) => {
  it.each(cells.filter(([state]) => state === inState))('%s: %s by %s', (state, kind, role) => {
    const decision = decide(situationOf(state, kind, role));
    const rowsExist = table.some(
      (row) => row.from.includes(state) && row.on === kind && row.by.includes(role),
    );
    expect(rowsExist).toBe(isLegal(state, kind, role));
    if (!rowsExist) expect(decision.name).toBe(decision.name === 'ignored' ? 'ignored' : 'refused');
    if (!rowsExist && role !== 'system') expect(decision.name).toBe('refused');
    if (decision.name === 'step') expect(rowsExist).toBe(true);
  });
});

describe('by the shape of the table', () => {
  it('no state is left out, and none is a dead end but the ends', () => {
    const left = new Set(table.filter(({ to }) => to !== 'same').flatMap(({ from }) => from));
    const entered = new Set(table.map(({ to }) => to));
    for (const state of windowStates) {
      expect([state, left.has(state)]).toEqual([state, !(endedStates as readonly string[]).includes(state)]);
      if (state !== 'requested') expect([state, entered.has(state)]).toEqual([state, true]);
    }
  });

  it('what may be open ends only through a proof that it is locked, or was never opened', () => {
    const leaving = table.filter(
      ({ from, to }) => from.some(isExposedState) && to !== 'same' && !isExposedState(to),
    );
    expect(new Set(leaving.map(({ to }) => to))).toEqual(new Set(['secured', 'no-entry']));
    for (const { when, on, to } of leaving)
      expect(['shutForGood', 'readsLockedAfterRejection', 'attestedByAnother', 'customer']).toContain(
        on === 'attest' && to === 'secured' ? (when ?? 'customer') : when,
      );
  });

  it('only a courier makes a door open, once, and asks for it with everything that is needed', () => {
    const unlocking = table.filter(({ sends }) => sends?.unlock);
    expect(unlocking).toHaveLength(1);
    expect(unlocking[0]).toMatchObject({
      from: ['recording'],
      on: 'unlock',
      by: ['courier'],
      to: 'unlocking',
    });
    expect([...(unlocking[0]?.needs ?? [])].sort()).toEqual([
      'assigned',
      'batteryEnough',
      'begun',
      'budgetLeft',
      'cameraFresh',
      'cameraRecords',
      'challengeFresh',
      'challenged',
      'lockLocked',
      'lockOnline',
      'notRevoked',
      'timeToEnter',
    ]);
  });

  it('every row that begins to lock a door sends the command to', () => {
    for (const row of table.filter(({ to, from }) => to === 'securing' && !from.includes('securing')))
      expect(row.sends?.lock).toBe(true);
  });
});

const isExposedState = (state: string): boolean => (exposedStates as readonly string[]).includes(state);

it.each(exposedStates)('%s has an end of its own, three minutes away at most', (state) => {
  const window = windowIn(state);
  const aheadMs = epochMsOf(window.deadlineAt ?? '') - epochMsOf(window.stateSince);
  expect(aheadMs).toBeLessThanOrEqual(policy.hardExposureMs);
});

it.each(windowStates)('in %s a lock command leaves when the customer asks', (state) => {
  const decision = decide(situationOf(state, 'lock', 'customer'));
  expect(decision.name === 'step' && decision.facts.commands.map(({ body }) => body.kind)).toContain('lock');
});
