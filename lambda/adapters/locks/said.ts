import type { CommandAnswer, LockCommand, LockReading } from '../../domain/delivery/lock';
import type { Clock } from '../../domain/time';

/* What every adapter of locks says in the same words. */

/** A reading that could not be had. */
export const nothingRead: Omit<LockReading, 'at'> = { lock: 'unknown', door: 'unknown', isOnline: false };

export const tooLate: CommandAnswer = { outcome: 'rejected', detail: 'too late' };

/** Looked at last, right before it is sent. */
export const isTooLate = ({ notAfter }: LockCommand, clock: Clock): boolean =>
  notAfter !== undefined && clock.now() >= notAfter;
