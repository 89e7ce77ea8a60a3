import type { Answer } from './intent';
import type { Json } from './outcome';

/** A list is read this many at a time. */
export const pageLength = 3;

/**
 * Where a list goes on after "more?", when as many as `shown` were read: `again` when the answer was not understood,
 * undefined when it ends the list.
 */
export function nextStart(answer: Answer, shown: number): number | 'again' | undefined {
  switch (answer) {
    case 'yes':
    case 'next':
      return shown;
    case 'previous':
      return Math.max(0, shown - 2 * pageLength);
    case 'start-over':
      return 0;
    case 'missed':
      return 'again';
    case 'no':
      return undefined;
  }
}

/** A record among what the session kept. */
export const recordOf = (data: Json | undefined): { [key: string]: Json | undefined } | undefined =>
  typeof data === 'object' && data !== null && !Array.isArray(data) ? data : undefined;

/** A place in a list, as the session kept it. */
export const placeOf = (value: Json | undefined): number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : 0;
