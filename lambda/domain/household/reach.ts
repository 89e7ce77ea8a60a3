import type { HouseholdId } from '../ids';

/** Where an Alexa user of a household is told something unasked: only one who has allowed it. */
export interface AlexaReach {
  /** The user, as households of guests are named. */
  guestId: HouseholdId;
  /** As Alexa names the user to this skill. */
  alexaUserId: string;
  /** Of the user's part of the world, `https://api.eu.amazonalexa.com`. */
  apiEndpoint: string;
  /** Names of the events that were allowed. */
  eventNames: readonly string[];
}
