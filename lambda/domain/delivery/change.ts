import { Fault } from '../fault';
import { type NoFacts, type Outcome, outcome } from '../outcome';
import type { Shop } from '../shop';
import type { DeliveryEvent } from './events';
import type { Refusal } from './refusal';
import { decide, type Step } from './step';
import type { CommitResult, UnlockConditions, WatchedWindow } from './store';
import type { Actor, DeliveryWindow } from './window';

export type ChangeOutcomes = {
  changed: { step: Step };
  /** It was so already, or says nothing now. */
  ignored: { window: DeliveryWindow };
  refused: { why: Refusal; window: DeliveryWindow };
  halted: NoFacts;
  'device-revoked': NoFacts;
  unknown: NoFacts;
};

export type ChangeShop = Pick<Shop, 'windows' | 'clock' | 'seller'>;

/** What happens, to which window, and who does it. */
export interface Change {
  windowId: string;
  event: DeliveryEvent;
  by: Actor;
  /** Only for an unlock. */
  conditions?: UnlockConditions;
  /** As it was just read; without it, it is read. */
  known?: WatchedWindow;
}

/** Tries against a window that keeps changing; each loses only to a change that won. */
const mostTries = 32;

const decideNow = (shop: ChangeShop, { window, live }: WatchedWindow, change: Change) =>
  decide({
    window,
    event: change.event,
    by: change.by,
    now: shop.clock.now(),
    policy: shop.seller.delivery,
    ...(live && { live }),
  });

function ended(result: CommitResult, step: Step): Outcome<ChangeOutcomes> | undefined {
  if (result.kind === 'committed') return outcome('changed', { step });
  if (result.kind === 'second-approver-required')
    return outcome('refused', { why: result.kind, window: step.before });
  return result.kind === 'window-changed' ? undefined : outcome(result.kind);
}

/**
 * Lets something happen to a window: decided on what is true, written only if it is true still, and decided again when
 * something else came first. A revocation that came first is seen: the decision is always about the latest version.
 * @throws Fault `store-conflict` when others keep changing it.
 */
export async function changeWindow(shop: ChangeShop, change: Change): Promise<Outcome<ChangeOutcomes>> {
  const { windowId, conditions } = change;
  let watched = change.known ?? (await shop.windows.read(windowId));
  for (let tries = 0; tries < mostTries; tries++) {
    if (!watched) return outcome('unknown');
    const decision = decideNow(shop, watched, change);
    if (decision.name === 'ignored') return outcome('ignored', { window: watched.window });
    if (decision.name === 'refused')
      return outcome('refused', { why: decision.facts.why, window: watched.window });
    const step = decision.facts;
    const result = await shop.windows.commit(step, conditions);
    const answer = ended(result, step);
    if (answer) return answer;
    // Readings are no part of the version: they are read again with it.
    watched = await shop.windows.read(windowId);
  }
  throw new Fault('store-conflict', 'a delivery window kept changing', { windowId });
}
