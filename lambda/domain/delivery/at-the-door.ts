import { type NoFacts, type Outcome, outcome } from '../outcome';
import { type Change, type ChangeShop, changeWindow } from './change';
import type { CourierDevice } from './courier';
import { type Stop, stopOf } from './courier-stop';
import type { DeliveryEvent } from './events';
import type { Refusal } from './refusal';
import type { Step } from './step';
import type { WatchedWindow } from './store';

/** A courier's terminal, once its signature has proven it. */
export type Terminal = Pick<CourierDevice, 'deviceId' | 'courierId'>;

/** What comes of whatever a courier does at a door. */
export type DoorOutcomes = {
  done: { stop: Stop; step?: Step };
  refused: { why: Refusal };
  halted: NoFacts;
  'device-revoked': NoFacts;
  /** There is no such stop, or it is somebody else's: nobody is told which. */
  unknown: NoFacts;
};

/** The window of a stop, when it is this courier's. */
export async function ownWindow(
  { windows }: Pick<ChangeShop, 'windows'>,
  { courierId }: Terminal,
  stopId: string,
): Promise<WatchedWindow | undefined> {
  const watched = await windows.read(stopId);
  return watched?.window.assignment?.courierId === courierId ? watched : undefined;
}

/** Lets a courier do something at a stop that was read as theirs. */
export async function doAtTheDoor(
  shop: ChangeShop,
  { courierId }: Terminal,
  known: WatchedWindow,
  event: DeliveryEvent,
  rest: Pick<Change, 'conditions'> = {},
): Promise<Outcome<DoorOutcomes>> {
  const { windowId } = known.window;
  const by = { role: 'courier', id: courierId } as const;
  const result = await changeWindow(shop, { windowId, event, by, known, ...rest });
  const policy = shop.seller.delivery;
  switch (result.name) {
    case 'changed': {
      const { step } = result.facts;
      return outcome('done', { stop: stopOf(step.window, policy), step });
    }
    case 'ignored':
      return outcome('done', { stop: stopOf(result.facts.window, policy) });
    case 'refused':
      return outcome('refused', { why: result.facts.why });
    default:
      return outcome(result.name);
  }
}
