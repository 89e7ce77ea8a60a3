import type { WatchedWindow } from './store';
import type { ReadinessProblem } from './window';

/** What stands in the way of a window that nobody has come to yet. */
export type ReadinessWarning =
  | ReadinessProblem
  | 'not-authorized'
  | 'no-courier'
  | 'not-enabled'
  | 'not-checked';

/** People before devices: what nobody has decided yet cannot be ready. */
export function readinessWarnings({ window }: WatchedWindow): ReadinessWarning[] {
  const { state, assignment, isEnabled, readiness } = window;
  const found: Partial<Record<ReadinessWarning, boolean>> = {
    'not-authorized': state === 'requested',
    'no-courier': assignment === undefined,
    'not-enabled': !isEnabled,
    'not-checked': readiness === undefined,
  };
  const missing = (Object.keys(found) as ReadinessWarning[]).filter((name) => found[name]);
  return [...missing, ...(readiness?.problems ?? [])];
}
