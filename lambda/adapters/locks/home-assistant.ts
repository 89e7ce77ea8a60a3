import { setTimeout as sleep } from 'node:timers/promises';
import * as v from 'valibot';
import type {
  CommandAnswer,
  DoorState,
  LockCapabilities,
  LockCommand,
  LockPort,
  LockReading,
  LockState,
} from '../../domain/delivery/lock';
import type { Clock } from '../../domain/time';
import { callService, type Entity, findEntity, isLater, reportedEntities } from './home-assistant-entities';
import { answerOfFailure, type HttpClient } from './http-client';
import { isTooLate, nothingRead, tooLate } from './said';

/** One lock of a home; only those that are listed are ever spoken to. */
export interface HomeAssistantLock {
  /** `binary_sensor.…` that is on while the door is open. */
  door?: string;
  /** `sensor.…` of the battery, in percent. */
  battery?: string;
  /** What the lock wants to be told with a command. */
  code?: string;
  /** The lock was set to lock itself after so long: Home Assistant does not tell. */
  autoRelockSeconds?: number;
  /**
   * The seller has made sure that an update of these entities asks the devices themselves. Elsewhere Home Assistant
   * reports anew what it was told once, and a lock that was cut off would go on being locked.
   */
  polled?: boolean;
}

export interface HomeAssistantConfig {
  /** Of one home, with its token in its headers. */
  client: HttpClient;
  clock: Clock;
  /** By entity id, `lock.front_door`. */
  locks: Readonly<Record<string, HomeAssistantLock>>;
  /** Pause between two looks at whether the bolt has moved. */
  pollMs?: number;
  /** Looks, before a command is left as accepted. */
  polls?: number;
}

type Service = 'lock' | 'unlock';

const wantedBy: Record<Service, LockState> = { lock: 'locked', unlock: 'unlocked' };
const lockStates = new Map<string, LockState>([
  ['locked', 'locked'],
  ['unlocked', 'unlocked'],
  ['opening', 'unlocked'],
  ['open', 'unlocked'],
  ['jammed', 'jammed'],
]);
const doorStates = new Map<string, DoorState>([
  ['on', 'open'],
  ['off', 'closed'],
]);

/** What is not asked of the device itself. */
const unproven = { lock: 'unknown', door: 'unknown' } as const;

const changedSchema = v.array(v.looseObject({ entity_id: v.string(), state: v.string() }));

const lockAt = ({ locks }: HomeAssistantConfig, entityId: string): HomeAssistantLock | undefined =>
  Object.hasOwn(locks, entityId) ? locks[entityId] : undefined;

/** Optimistic entities say what they were told, not what is. */
const lockStateOf = ({ state, attributes }: Entity): LockState =>
  attributes.assumed_state ? 'unknown' : (lockStates.get(state) ?? 'unknown');

function batteryOf(state = ''): { batteryPercent?: number } {
  const percent = state.trim() === '' ? Number.NaN : Number(state);
  return percent >= 0 && percent <= 100 ? { batteryPercent: percent } : {};
}

async function readingOf(config: HomeAssistantConfig, entityId: string): Promise<Omit<LockReading, 'at'>> {
  const known = lockAt(config, entityId);
  if (!known) return nothingRead;
  const { door = '', battery = '', polled: isPolled = false } = known;
  const asked = [entityId, door, battery].filter((one) => one !== '');
  const entities = await reportedEntities(config.client, asked);
  const lock = entities.get(entityId);
  if (!lock || lock.state === 'unavailable') return nothingRead;
  const told = {
    lock: lockStateOf(lock),
    door: doorStates.get(entities.get(door)?.state ?? '') ?? 'unknown',
  };
  return {
    ...(isPolled ? told : unproven),
    isOnline: true,
    ...batteryOf(entities.get(battery)?.state),
  };
}

/** Whether the state has come to be what was wanted, since the command: so says the device. */
async function isDone(config: HomeAssistantConfig, before: Entity, wanted: LockState): Promise<boolean> {
  const { client, pollMs = 500, polls = 3 } = config;
  for (let looks = 0; looks < polls; looks++) {
    if (looks > 0) await sleep(pollMs);
    const after = await findEntity(client, before.entity_id);
    const isWanted = after.kind === 'found' && lockStateOf(after.entity) === wanted;
    if (isWanted && isLater(after.entity.last_changed, before.last_changed)) return true;
  }
  return false;
}

async function call(config: HomeAssistantConfig, command: LockCommand, service: Service, code?: string) {
  if (isTooLate(command, config.clock)) return tooLate;
  const data = { entity_id: command.lockId, ...(code !== undefined && { code }) };
  const answer = await callService(config.client, `lock/${service}`, data);
  if (answer.kind !== 'answered') return answerOfFailure(answer);
  const isUnderstood = v.is(changedSchema, answer.body);
  return isUnderstood
    ? ({ outcome: 'accepted' } as const)
    : ({ outcome: 'unknown', detail: 'malformed' } as const);
}

async function send(
  config: HomeAssistantConfig,
  command: LockCommand,
  service: Service,
): Promise<CommandAnswer> {
  const known = lockAt(config, command.lockId);
  const before = known && (await findEntity(config.client, command.lockId));
  // A service that is called for an entity that is not there answers with success.
  if (!before || before.kind === 'missing') return { outcome: 'rejected', detail: 'no such lock' };
  const answer: CommandAnswer = await call(config, command, service, known.code);
  if (answer.outcome !== 'accepted' || before.kind !== 'found') return answer;
  return (await isDone(config, before.entity, wantedBy[service])) ? { outcome: 'confirmed' } : answer;
}

async function capabilitiesOf(
  config: HomeAssistantConfig,
  entityId: string,
): Promise<LockCapabilities | undefined> {
  const known = lockAt(config, entityId);
  if (!known || (await findEntity(config.client, entityId)).kind !== 'found') return undefined;
  const { door, autoRelockSeconds, polled: isPolled = false } = known;
  return {
    // One that can never be read as locked can never be opened: better said when it is set up.
    canUnlock: isPolled,
    canLock: true,
    hasDoorSensor: door !== undefined,
    ...(autoRelockSeconds !== undefined && { autoRelockSeconds }),
  };
}

/**
 * Locks of one home that has Home Assistant, by its REST interface. A service that was called has been called, and that
 * is all: a command is confirmed when the lock's state has changed since. A reading has Home Assistant ask the devices
 * anew, and counts only what was reported after that, and only where asking reaches them.
 */
export const makeHomeAssistantLocks = (config: HomeAssistantConfig): LockPort => ({
  capabilities: (lockId) => capabilitiesOf(config, lockId),
  read: async (lockId) => ({ ...(await readingOf(config, lockId)), at: config.clock.now() }),
  unlock: (command) => send(config, command, 'unlock'),
  lock: (command) => send(config, command, 'lock'),
});
