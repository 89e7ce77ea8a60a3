import type { Intent as HeardIntent } from 'ask-sdk-model';
import type { Door, DoorKind } from '../domain/delivery/home';
import { doorKinds } from '../domain/delivery/home';
import { knownHome } from '../domain/delivery/request';
import type { KnownHome } from '../domain/delivery/vacation';
import type { Actor, DeliveryWindow } from '../domain/delivery/window';
import type { Instant, TimeZone } from '../domain/time';
import { slotIds } from './slots';
import type { Turn } from './turn';

/** A window as it is spoken of: in the time of its door, seen from now. */
export interface Span {
  startsAt: Instant;
  endsAt: Instant;
  zone: TimeZone;
  now: Instant;
}

export const spanOf = (
  { startsAt, endsAt }: Pick<DeliveryWindow, 'startsAt' | 'endsAt'>,
  zone: TimeZone,
  now: Instant,
): Span => ({ startsAt, endsAt, zone, now });

/** The household that speaks, as the one who changes a window. */
export const speaker = ({ householdId }: Pick<Turn, 'householdId'>): Actor => ({
  role: 'customer',
  id: householdId,
});

/** Its doors and windows; undefined where nothing is set up. */
export async function readHome(turn: Turn): Promise<KnownHome | undefined> {
  return knownHome(await turn.household());
}

/** The kind of door that was named, if it is one. */
export const doorSlot = (heard: HeardIntent): DoorKind | undefined => {
  const [id] = slotIds(heard, 'door');
  return doorKinds.find((kind) => kind === id);
};

/** Doors that may be meant: those of the kind, or all. */
export const doorsOf = (doors: readonly Door[], kind: DoorKind | undefined): Door[] =>
  doors.filter((door) => kind === undefined || door.kind === kind);
