/** Pseudonymous id of a household: from the linked account, or a keyed hash of the Alexa user id. */
export type HouseholdId = string;
/** Sortable by time of quote; also the business key under which the order is paid. */
export type OrderId = string;
/** The seller's name for a catalogue item. */
export type Sku = string;
export type DealId = string;

/** New ids, sortable by the instant they are made at. */
export interface IdSource {
  next(prefix: string, nowMs: number): string;
}
