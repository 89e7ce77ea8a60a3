import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '../../lambda/domain/time';

export type StoreOrderStatus = 'received' | 'shipped' | 'delivered' | 'cancelled';

/** An order as the simulated store keeps it. */
export interface StoreOrder {
  orderId: string;
  lines: { sku: string; quantity: number }[];
  totalCents: number;
  currency: string;
  deliveryDay: string;
  status: StoreOrderStatus;
  history: Partial<Record<StoreOrderStatus, Instant>>;
  /** When it ships or arrives by itself. */
  nextStepAt?: Instant;
}

/** A report to the shop that has not been answered yet. */
export interface OutgoingEvent {
  id: string;
  type: string;
  timestamp: Instant;
  data: Record<string, unknown>;
  tries: number;
  notBefore: Instant;
}

/** What goes wrong on request. */
export interface Faults {
  /** So many hand-overs are refused for good. */
  refuseNext: number;
  /** So many hand-overs fail before anything was done. */
  failNext: number;
  /** So many hand-overs are done, but answered as if they had failed. */
  dropNext: number;
  /** Every answer is late by this. */
  slowMs: number;
  /** Every event is sent twice. */
  duplicateEvents: boolean;
  /** "Shipped" is sent after "delivered". */
  reorderEvents: boolean;
}

export interface StoreState {
  orders: StoreOrder[];
  /** Ids of the messages that were taken. */
  seen: string[];
  outgoing: OutgoingEvent[];
  /** How the shop answered the latest events, newest first. */
  answered: { id: string; type: string; status: number }[];
  faults: Faults;
}

const noFaults: Faults = {
  refuseNext: 0,
  failNext: 0,
  dropNext: 0,
  slowMs: 0,
  duplicateEvents: false,
  reorderEvents: false,
};

const emptyState = (): StoreState => ({
  orders: [],
  seen: [],
  outgoing: [],
  answered: [],
  faults: { ...noFaults },
});

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** The store's memory: one JSON file, replaced whole, so that a crash leaves the old or the new one. */
export function openState(dataDir: string): { state: StoreState; save(): void } {
  mkdirSync(dataDir, { recursive: true });
  const path = join(dataDir, 'store.json');
  const state = read(path);
  return {
    state,
    save() {
      writeFileSync(`${path}.new`, JSON.stringify(state));
      renameSync(`${path}.new`, path);
    },
  };
}

function read(path: string): StoreState {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (isMissing(error)) return emptyState();
    throw new Error(`${path} cannot be read; delete it to start with an empty store`, { cause: error });
  }
}
