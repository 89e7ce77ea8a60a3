import { Fault } from '../fault';
import { type NoFacts, type Outcome, outcome } from '../outcome';
import type { Shop } from '../shop';
import type { DeliveryEvent } from './events';
import type { Refusal } from './refusal';
import { decide, type Step } from './step';
import type { CommitConditions, CommitResult, WatchedWindow } from './store';
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
  /** What must hold beside it when it is written. */
  conditions?: CommitConditions;
  /** As it was just read; without it, it is read. */
  known?: WatchedWindow;
  /**
   * As the turn's one read has it: decided on at once, since it is written only if it is true still. Nothing is refused
   * or ignored because of it: then the window itself is read.
   */
  inView?: DeliveryWindow;
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

/** @throws Fault `store-conflict` when the home is not any more what the step was decided on. */
function ended(result: CommitResult, step: Step): Outcome<ChangeOutcomes> | undefined {
  if (result.kind === 'home-changed')
    throw new Fault('store-conflict', 'the home of a window changed', { windowId: step.window.windowId });
  if (result.kind === 'committed') return outcome('changed', { step });
  if (result.kind === 'second-approver-required')
    return outcome('refused', { why: result.kind, window: step.before });
  return result.kind === 'window-changed' ? undefined : outcome(result.kind);
}

/** What is decided on first; the view's window without its readings, which only an unlock asks for. */
const begunWith = (shop: ChangeShop, { windowId, known, inView }: Change) =>
  known ?? (inView ? { window: inView } : shop.windows.read(windowId));

type Decision = ReturnType<typeof decideNow>;
type Undone = Exclude<Decision, { name: 'step' }>;

function undone(decision: Undone, window: DeliveryWindow): Outcome<ChangeOutcomes> {
  return decision.name === 'ignored'
    ? outcome('ignored', { window })
    : outcome('refused', { why: decision.facts.why, window });
}

/**
 * Lets something happen to a window: decided on what is true, written only if it is true still, and decided again when
 * something else came first. A revocation that came first is seen: the decision is always about the latest version.
 * @throws Fault `store-conflict` when others keep changing it.
 */
export async function changeWindow(shop: ChangeShop, change: Change): Promise<Outcome<ChangeOutcomes>> {
  const { windowId, conditions, inView } = change;
  let watched = await begunWith(shop, change);
  for (let tries = 0; tries < mostTries; tries++) {
    if (!watched) return outcome('unknown');
    const { window } = watched;
    const decision = decideNow(shop, watched, change);
    if (decision.name === 'step') {
      const answer = ended(await shop.windows.commit(decision.facts, conditions), decision.facts);
      if (answer) return answer;
    } else if (window !== inView) return undone(decision, window);
    // Readings are no part of the version: they are read again with it.
    watched = await shop.windows.read(windowId);
  }
  throw new Fault('store-conflict', 'a delivery window kept changing', { windowId });
}
