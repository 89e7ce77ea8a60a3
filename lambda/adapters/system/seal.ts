import { EncryptJWT, jwtDecrypt } from 'jose';

/** Facts that leave the house in a cookie and come back: nobody else can read, change or make them. */
export interface Seal {
  /** @param untilMs from then on it does not open any more; whole seconds count. */
  close(purpose: string, facts: Record<string, unknown>, untilMs: number): Promise<string>;
  /** The facts, or undefined for anything that was not closed here for this purpose, or whose time is over. */
  open(purpose: string, sealed: string, nowMs: number): Promise<Record<string, unknown> | undefined>;
}

const algorithm = { alg: 'dir', enc: 'A256GCM' } as const;

/** @param key 32 bytes that only this house knows. */
export const makeSeal = (key: Uint8Array): Seal => ({
  close: (purpose, facts, untilMs) =>
    new EncryptJWT({ facts })
      .setProtectedHeader(algorithm)
      .setAudience(purpose)
      .setExpirationTime(Math.floor(untilMs / 1000))
      .encrypt(key),

  async open(purpose, sealed, nowMs) {
    try {
      const { payload } = await jwtDecrypt<{ facts: Record<string, unknown> }>(sealed, key, {
        audience: purpose,
        currentDate: new Date(nowMs),
        requiredClaims: ['exp'],
        keyManagementAlgorithms: [algorithm.alg],
        contentEncryptionAlgorithms: [algorithm.enc],
      });
      return payload.facts;
    } catch {
      return undefined;
    }
  },
});
