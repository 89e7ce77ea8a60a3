import { systemClock } from '../lambda/adapters/system/clock';
import { type Clock, epochMsOf, type Instant, instantOf } from '../lambda/domain/time';
import { createClock, type MovableClock } from '../simulator/server';

/** The one clock of the demo: what Alexa stamps its requests with is what the shop and the store go by. */
export interface DemoClock extends Clock {
  movable: MovableClock;
}

/** Ticks with the machine, or stands still at `fixedAt`; the page can move it either way. */
export function makeDemoClock(fixedAt?: Instant): DemoClock {
  const baseMs = () => epochMsOf(fixedAt ?? systemClock.now());
  const movable = createClock(baseMs);
  return { movable, now: () => instantOf(movable.now()) };
}
