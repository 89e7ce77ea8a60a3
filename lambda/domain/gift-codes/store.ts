import type { Movement } from '../wallet/movement';
import type { MovementResult } from '../wallet/store';
import type { GiftCode } from './gift-code';

export interface GiftCodeStore {
  /** Keeps a new code. @returns what stands in its place: then nothing is changed. */
  issue(code: GiftCode): Promise<GiftCode | undefined>;
  read(codeHash: string): Promise<GiftCode | undefined>;
  /** Uses a code up and credits its coins, in one transaction. */
  redeem(
    code: GiftCode,
    movement: Movement,
  ): Promise<MovementResult | { kind: 'code-changed'; code: GiftCode }>;
}
