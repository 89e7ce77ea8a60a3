import { type NoFacts, type Outcome, outcome } from '../outcome';
import type { Shop } from '../shop';
import { changeWindow } from './change';
import type { WatchedWindow } from './store';
import { type Actor, type DeliveryWindow, hasEnded } from './window';

export type AuthorizeOutcomes = {
  authorized: { window: DeliveryWindow };
  /** It waited too long for the proof, or was called off meanwhile. */
  lapsed: NoFacts;
};

type AuthorizeShop = Pick<Shop, 'windows' | 'clock' | 'seller'>;

export interface Authorization {
  by: Actor;
  /** As it was asked for, just read. */
  asked: WatchedWindow | undefined;
  /** Gives way to it. */
  replaced?: WatchedWindow | undefined;
}

const giveWay = (shop: AuthorizeShop, known: WatchedWindow, by: Actor) =>
  changeWindow(shop, {
    windowId: known.window.windowId,
    event: { kind: 'revoke', reason: 'customer-request' },
    by,
    known,
  });

/** What is to be done once the customer has proven who they are. Repeatable: done before, it is done. */
export async function authorizeWindow(
  shop: AuthorizeShop,
  { by, asked, replaced }: Authorization,
): Promise<Outcome<AuthorizeOutcomes>> {
  if (!asked) return outcome('lapsed');
  const { windowId, state } = asked.window;
  const [changed] = await Promise.all([
    changeWindow(shop, { windowId, event: { kind: 'authorize' }, by, known: asked }),
    state === 'requested' && replaced && giveWay(shop, replaced, by),
  ]);
  if (changed.name === 'changed') return outcome('authorized', { window: changed.facts.step.window });
  const standing = changed.name === 'refused' ? changed.facts.window : undefined;
  const isDone = standing && standing.state !== 'requested' && !hasEnded(standing);
  return isDone ? outcome('authorized', { window: standing }) : outcome('lapsed');
}
