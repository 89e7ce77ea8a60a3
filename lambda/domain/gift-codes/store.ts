import type { Movement } from '../wallet/movement';
import type { MovementResult } from '../wallet/store';
import type { GiftCode } from './gift-code';

export interface GiftCodeStore {
  /** Keeps new codes; one that stands already, of the same request, is left as it is. `clash`: of another. */
  issue(codes: readonly GiftCode[]): Promise<'issued' | 'clash'>;
  read(codeHash: string): Promise<GiftCode | undefined>;
  /** Uses a code up and credits its coins, in one transaction. */
  redeem(
    code: GiftCode,
    movement: Movement,
  ): Promise<MovementResult | { kind: 'code-changed'; code: GiftCode }>;
}
