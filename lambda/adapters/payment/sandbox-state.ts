import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { PaymentEvent } from '../../domain/payments/events';
import type { ChargeAnswer, ChargeRequest, RefundAnswer, RefundRequest } from '../../domain/payments/port';
import type { Instant } from '../../domain/time';

/** What the sandbox does with a card. Each is a thing that happens with real ones. */
export const sandboxModes = [
  'succeeds',
  'declined',
  'insufficient-funds',
  'card-expired',
  'authentication-required',
  'no-card',
  /** Nothing reaches it. */
  'unreachable',
  /** It charges, and the answer is lost. */
  'answer-lost',
  /** It does not know yet, and calls back later. */
  'pending',
  'pending-declined',
  /** It charges, and calls back twice. */
  'called-twice',
  /** It calls back before it answers. */
  'called-first',
  /** It charges another sum than was asked for. */
  'wrong-sum',
  /** It charges; what is to be given back it refuses, or takes its time for. */
  'refund-refused',
  'refund-pending',
] as const;
export type SandboxMode = (typeof sandboxModes)[number];

/** A call to the shop that has not been answered yet. */
export interface Callback {
  id: string;
  event: PaymentEvent;
  notBefore: Instant;
  tries: number;
}

export interface SandboxState {
  /** What to do, by amount or by customer; amounts come first. */
  script: { cents: Record<string, SandboxMode>; customers: Record<string, SandboxMode> };
  /** By payment: what was answered at once, and what became of it in the end, from when on. */
  charges: Record<
    string,
    { request: ChargeRequest; answer: ChargeAnswer; final: ChargeAnswer; finalAt: Instant }
  >;
  refunds: Record<string, { request: RefundRequest; answer: RefundAnswer }>;
  callbacks: Callback[];
}

const emptyState = (): SandboxState => ({
  script: { cents: {}, customers: {} },
  charges: {},
  refunds: {},
  callbacks: [],
});

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

function read(file: string): SandboxState {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (isMissing(error)) return emptyState();
    throw new Error(`${file} cannot be read; delete it to start with an empty sandbox`, { cause: error });
  }
}

export interface SandboxMemory {
  state: SandboxState;
  save(): void;
}

/** The sandbox's memory: in a file, replaced whole, when one is named; else as long as the process. */
export function openMemory(file: string | undefined): SandboxMemory {
  if (file === undefined) return { state: emptyState(), save: () => undefined };
  mkdirSync(dirname(file), { recursive: true });
  const state = read(file);
  return {
    state,
    save() {
      writeFileSync(`${file}.new`, JSON.stringify(state));
      renameSync(`${file}.new`, file);
    },
  };
}
