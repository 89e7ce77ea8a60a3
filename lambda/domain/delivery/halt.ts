import type { Instant } from '../time';
import type { Reasoned } from './events';
import type { DeliveryWindow } from './window';

/** What a kill switch stops: everything, one provider of locks, one courier, one home. */
export type HaltScope =
  | { kind: 'all' }
  | { kind: 'provider'; id: string }
  | { kind: 'courier'; id: string }
  | { kind: 'household'; id: string };

export const scopeName = (scope: HaltScope): string =>
  scope.kind === 'all' ? 'all' : `${scope.kind}:${scope.id}`;

const providerOf = (lockId: string): string => lockId.split(':', 1)[0] ?? '';

/** The kill switches that stand in the way of a window. */
export const scopesOf = ({ door, assignment, householdId }: DeliveryWindow): HaltScope[] => [
  { kind: 'all' },
  { kind: 'provider', id: providerOf(door.lockId) },
  { kind: 'household', id: householdId },
  ...(assignment ? [{ kind: 'courier', id: assignment.courierId } as const] : []),
];

/** Whether a kill switch is about a window. */
export const isWithin = (scope: HaltScope, window: DeliveryWindow): boolean =>
  scopesOf(window).some((one) => scopeName(one) === scopeName(scope));

/** A kill switch that is on. One operator turns it on; two turn it off. */
export interface Halt extends Reasoned {
  scope: HaltScope;
  haltedBy: string;
  haltedAt: Instant;
  /** Who asked first that it be turned off. */
  liftProposedBy?: string;
  revision: number;
}

export interface HaltStore {
  /** All that are on. */
  list(): Promise<Halt[]>;
  /** Turns it on, or changes it; undefined for `before` when it is off. */
  save(before: Halt | undefined, after: Halt): Promise<'saved' | 'changed'>;
  /** Turns it off. */
  lift(halt: Halt): Promise<'lifted' | 'changed'>;
}

/**
 * Whether a kill switch stands in the way of a window now. Good enough for whoever is on the way to a door; that none
 * does when it is unlocked is a condition of the unlock itself.
 */
export async function isHalted(
  { halts }: { halts: Pick<HaltStore, 'list'> },
  window: DeliveryWindow,
): Promise<boolean> {
  const standing = await halts.list();
  return standing.some(({ scope }) => isWithin(scope, window));
}
