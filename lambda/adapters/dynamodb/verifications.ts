import { epochMsOf } from '../../domain/time';
import type { VerificationStore } from '../../domain/voice-code/store';
import { parse, verificationShape } from './parse';
import { putItem, type Table, takeItem } from './requests';
import { keys, timeToLiveAttribute } from './table';

/** Questions that wait for Alexa's own check. Their end is in them; the time to live only sweeps up. */
export const verificationStore = (table: Table): VerificationStore => ({
  async open(verification) {
    await putItem(table, {
      ...keys.verification(verification.householdId, verification.id),
      ...verification,
      [timeToLiveAttribute]: Math.ceil(epochMsOf(verification.expiresAt) / 1000),
    });
  },

  async take(householdId, id) {
    const item = await takeItem(table, keys.verification(householdId, id));
    return item && parse(verificationShape, item);
  },
});
