import type { HouseholdId } from '../ids';
import type { Day, Instant } from '../time';
import type { AuditEntry } from './audit';
import type { Command } from './command';
import type { HaltScope } from './halt';
import type { DeliveryHome } from './home';
import type { Live } from './live';
import type { Step } from './step';
import type { DeliveryWindow } from './window';

/** A window, and what its devices said last. */
export interface WatchedWindow {
  window: DeliveryWindow;
  live?: Live;
}

/** The first step of a window, which has none before. */
export type FirstStep = Omit<Step, 'before'>;

/** What must hold in the table itself, at the instant at which an unlock command is written. */
export interface UnlockConditions {
  /** None of these is halted. */
  scopes: readonly HaltScope[];
  /** The terminal that asks: enrolled for the window's courier, by somebody else than who sent them, and not revoked. */
  deviceId: string;
}

/** Or, of a window that becomes longer: the home as it was read, whose revision tells of windows asked for meanwhile. */
export type CommitConditions = UnlockConditions | { home: DeliveryHome };

export type CommitResult =
  | { kind: 'committed' }
  /** Something came first; the window as it is now. */
  | { kind: 'window-changed'; window: DeliveryWindow }
  | { kind: 'home-changed' }
  | { kind: 'halted' }
  | { kind: 'device-revoked' }
  /** Who enrolled the terminal sent its courier, too. */
  | { kind: 'second-approver-required' };

export interface WindowStore {
  /**
   * Writes the first step, in the name of the home as it was read: its revision tells whether another window was asked
   * for meanwhile.
   */
  create(first: FirstStep, home: DeliveryHome): Promise<'created' | 'home-changed' | 'exists'>;
  read(windowId: string): Promise<WatchedWindow | undefined>;
  /**
   * Writes one step: the window (only in the version it was decided on), its audit entry, its commands and what voice
   * knows of it, all or nothing. A lost answer may be asked for again: the same step is written once.
   */
  commit(step: Step, conditions?: CommitConditions): Promise<CommitResult>;
  /** What the devices said; never older than what stands. */
  saveLive(live: Live): Promise<void>;
  /** The whole log, from the first entry on. */
  entries(windowId: string): Promise<AuditEntry[]>;
  /** Windows that begin on a day (UTC), by their start. */
  ofDay(day: Day): Promise<DeliveryWindow[]>;
  /** Windows that a courier is sent to, by their start, those that ended for 48 hours; all, or that begin before. */
  ofCourier(courierId: string, before?: Instant): Promise<DeliveryWindow[]>;
  /** Windows whose door may be open now, whatever their day. */
  exposed(): Promise<DeliveryWindow[]>;
  /** Windows to be looked at by now, doors that may be open first. */
  due(now: Instant, limit: number): Promise<DeliveryWindow[]>;
  /** Has a window that was looked at without a change be due later; one that has changed meanwhile is left alone. */
  postpone(window: DeliveryWindow, until: Instant): Promise<void>;
}

export interface CommandStore {
  read(commandId: string): Promise<Command | undefined>;
  ofWindow(windowId: string): Promise<Command[]>;
  /** Puts `after` in the place of exactly `before`, told by status and attempts. @returns whether it did. */
  replace(before: Command, after: Command): Promise<boolean>;
  /** Notices that should have been tried again by now. */
  unsent(now: Instant, limit: number): Promise<Command[]>;
}

export interface DeliveryHomeStore {
  /** With what is known of its windows. */
  read(householdId: HouseholdId): Promise<{ home: DeliveryHome; windows: DeliveryWindow[] } | undefined>;
  /**
   * Puts it in the place of the revision before; the first one has revision 1. Its doors are those that were read: only
   * `DoorStore` changes them, with two persons, a log and their locks.
   */
  save(home: DeliveryHome): Promise<'saved' | 'changed'>;
}
