import { type Clock, instantOf } from '../../domain/time';

/** The machine's own clock: the one place where time comes in. */
export const systemClock: Clock = { now: () => instantOf(Date.now()) };
