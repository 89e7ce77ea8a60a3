import type { Instant } from '../time';

/** One terminal of a courier. Its private key never leaves it. */
export interface CourierDevice {
  deviceId: string;
  courierId: string;
  /** Ed25519, 32 bytes, base64url. */
  publicKey: string;
  enrolledAt: Instant;
  enrolledBy: string;
  revokedAt?: Instant;
}

export interface CourierStore {
  device(deviceId: string): Promise<CourierDevice | undefined>;
  devices(): Promise<CourierDevice[]>;
  /** @returns false when there is one of this id. */
  enroll(device: CourierDevice): Promise<boolean>;
  /** From this instant on, nothing that it signs is taken. Repeatable. */
  revoke(deviceId: string, at: Instant): Promise<CourierDevice | undefined>;
  /** Remembers a nonce of a device for ten minutes. @returns false when it was used before. */
  useNonce(deviceId: string, nonce: string): Promise<boolean>;
}
