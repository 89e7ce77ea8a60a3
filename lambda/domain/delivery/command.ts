import type { HouseholdId } from '../ids';
import { type Instant, plusMs } from '../time';
import type { CommandOutcome } from './lock';

/** What somebody is told about a window. */
export const noticeTopics = [
  'authorized',
  'not-ready',
  'arrived',
  'no-entry',
  'door-unlocked',
  'leave-now',
  'door-locked',
  'door-not-locked',
  'camera-lost',
  'unexpected-unlock',
  'courier-problem',
  'completed',
  'failed',
  'revoked',
  'expired',
] as const;
export type NoticeTopic = (typeof noticeTopics)[number];

export const audiences = ['customer', 'operations'] as const;
export type Audience = (typeof audiences)[number];

/** What leaves for the world because of a step. */
export type CommandBody =
  | { kind: 'unlock'; lockId: string; notAfter: Instant; relockAfterSeconds: number }
  | { kind: 'lock'; lockId: string }
  | { kind: 'camera-start'; cameraId: string; challenge: string }
  | { kind: 'camera-stop'; cameraId: string }
  | { kind: 'notify'; topic: NoticeTopic; to: Audience };

export type CommandKind = CommandBody['kind'];

/** One entry of the outbox, written in the transaction of the step that is its cause. */
export interface Command {
  /** `<window>.<number of the step>.<index>`: the same step, the same commands. */
  commandId: string;
  windowId: string;
  householdId: HouseholdId;
  createdAt: Instant;
  body: CommandBody;
  status: 'pending' | 'sent' | CommandOutcome;
  /** How often it was sent; an unlock once at most. */
  attempts: number;
  sentAt?: Instant;
  detail?: string;
  providerReference?: string;
}

const firstResendMs = 60_000;

/**
 * When a notice that stands unsent is to be tried again: after 1, 4, 9, 16 minutes. Undefined for all else: a door or a
 * camera must never be commanded late.
 */
export const resendAt = ({ body, status, createdAt, attempts }: Command): Instant | undefined =>
  body.kind === 'notify' && status === 'pending'
    ? plusMs(createdAt, (attempts + 1) ** 2 * firstResendMs)
    : undefined;
