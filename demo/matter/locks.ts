import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientNode } from '@matter/main';
import { isTooLate, nothingRead, tooLate } from '../../lambda/adapters/locks/said';
import type {
  CommandAnswer,
  LockCapabilities,
  LockCommand,
  LockPort,
  LockReading,
} from '../../lambda/domain/delivery/lock';
import { type Clock, epochMsOf } from '../../lambda/domain/time';
import type { MatterController } from './controller';
import { type LockOrder, order, readAttributes } from './exchange';
import { answerOf, attributes, type LockSight, sightOf } from './meaning';

export interface MatterLocksConfig {
  controller: Pick<MatterController, 'find'>;
  clock: Clock;
  /** What unlocking asks for: a lock that can lock itself again says that it does so after this. */
  relockSeconds: number;
  /** How long a lock may take to answer. */
  timeoutMs?: number;
  /** Pause between two looks at whether the bolt has moved. */
  pollMs?: number;
  /** Looks, before a command is left as accepted. */
  polls?: number;
}

const noSuchLock: CommandAnswer = { outcome: 'rejected', detail: 'no such lock' };
/** Nothing was sent but a question. */
const noAnswer: CommandAnswer = { outcome: 'rejected', detail: 'no answer, and nothing sent' };
const notFromAfar: CommandAnswer = { outcome: 'rejected', detail: 'not from afar' };

async function look(
  { timeoutMs = 4_000 }: MatterLocksConfig,
  node: ClientNode,
): Promise<LockSight | undefined> {
  const values = await readAttributes(node, attributes, timeoutMs);
  return values && sightOf(values);
}

async function lookAt(config: MatterLocksConfig, lockId: string): Promise<LockSight | undefined> {
  const node = config.controller.find(lockId);
  return node && look(config, node);
}

function readingOf(sight: LockSight | undefined): Omit<LockReading, 'at'> {
  if (!sight) return nothingRead;
  const { lock, door, batteryPercent } = sight;
  return { lock, door, isOnline: true, ...(batteryPercent !== undefined && { batteryPercent }) };
}

function capabilitiesOf(sight: LockSight, { relockSeconds }: MatterLocksConfig): LockCapabilities {
  const { isRemote, hasDoorSensor, canRelock, autoRelockSeconds } = sight;
  const relock = canRelock ? relockSeconds : autoRelockSeconds;
  return {
    canUnlock: isRemote,
    canLock: isRemote,
    hasDoorSensor,
    ...(relock !== undefined && { autoRelockSeconds: relock }),
  };
}

/** The lock itself locks again, if it can; one that always does by itself is only unlocked. */
const unlockOrder = ({ endpoint, canRelock }: LockSight, { relockAfterSeconds }: LockCommand): LockOrder =>
  canRelock && relockAfterSeconds !== undefined
    ? { endpoint, command: 'unlockWithTimeout', fields: { timeout: relockAfterSeconds } }
    : { endpoint, command: 'unlockDoor', fields: {} };

/** Whether the device says now that it is as was wanted. */
async function isDone(
  config: MatterLocksConfig,
  node: ClientNode,
  wanted: LockReading['lock'],
): Promise<boolean> {
  const { pollMs = 500, polls = 3 } = config;
  for (let looks = 0; looks < polls; looks++) {
    if (looks > 0) await sleep(pollMs);
    if ((await look(config, node))?.lock === wanted) return true;
  }
  return false;
}

/** Nothing is sent from `notAfter` on, and the device does nothing that reaches it later. */
const patienceMs = ({ timeoutMs = 4_000, clock }: MatterLocksConfig, { notAfter }: LockCommand): number =>
  notAfter === undefined ? timeoutMs : Math.min(timeoutMs, epochMsOf(notAfter) - epochMsOf(clock.now()));

async function send(
  config: MatterLocksConfig,
  command: LockCommand,
  orderFor: (sight: LockSight) => LockOrder,
): Promise<CommandAnswer> {
  const node = config.controller.find(command.lockId);
  if (!node) return noSuchLock;
  const sight = await look(config, node);
  if (!sight) return noAnswer;
  const asked = orderFor(sight);
  const wanted = asked.command === 'lockDoor' ? 'locked' : 'unlocked';
  if (wanted === 'unlocked' && !sight.isRemote) return notFromAfar;
  if (isTooLate(command, config.clock)) return tooLate;
  const answer = answerOf(await order(node, asked, patienceMs(config, command)));
  const isTaken = answer.outcome === 'accepted';
  return isTaken && (await isDone(config, node, wanted)) ? { outcome: 'confirmed' } : answer;
}

/**
 * Locks that speak Matter, on this machine: for development. A command is confirmed by the state that the device tells
 * afterwards, and a reading is asked of the device each time: what Matter keeps of it here is never looked at.
 */
export const makeMatterLocks = (config: MatterLocksConfig): LockPort => ({
  async capabilities(lockId) {
    const sight = await lookAt(config, lockId);
    return sight && capabilitiesOf(sight, config);
  },
  async read(lockId) {
    const sight = await lookAt(config, lockId);
    return { ...readingOf(sight), at: config.clock.now() };
  },
  unlock: (command) => send(config, command, (sight) => unlockOrder(sight, command)),
  lock: (command) => send(config, command, ({ endpoint }) => ({ endpoint, command: 'lockDoor', fields: {} })),
});
