/**
 * What nobody expects to happen in a healthy shop. Expected refusals are outcomes, never faults.
 * Each code has its paragraph in docs/faults.md: what happened, what was kept, what to do.
 */
export const faultCodes = [
  'config-invalid',
  'store-throttled',
  'store-conflict',
  'store-unavailable',
  'store-unknown',
  'store-corrupt',
  'movement-key-reused',
  'wallet-missing',
  'order-missing',
  'wallet-closed',
  'amount-invalid',
  'request-malformed',
  'request-unknown',
  'commerce-unreachable',
  'commerce-refused',
  'payment-unreachable',
  'payment-refused',
  'payment-mismatch',
  'payment-by-hand',
  'sign-in-unavailable',
  'amazon-unreachable',
  'amazon-refused',
  'archive-unavailable',
  'ledger-altered',
  'notify-unreachable',
  'unexpected',
] as const;

export type FaultCode = (typeof faultCodes)[number];

/** An unexpected failure: a code to look up, and the evidence (never a name, a token or a PIN). */
export class Fault extends Error {
  override readonly name = 'Fault';

  constructor(
    readonly code: FaultCode,
    detail: string,
    readonly evidence: Record<string, unknown> = {},
    options?: { cause?: unknown },
  ) {
    super(`${code}: ${detail}`, options);
  }
}

/** The store may or may not have done what it was asked: the same key may safely be tried again. */
export const isInDoubt = (error: unknown): error is Fault =>
  error instanceof Fault && (error.code === 'store-unknown' || error.code === 'store-unavailable');
