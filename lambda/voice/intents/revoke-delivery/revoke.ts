import { type ChangeOutcomes, changeWindow } from '../../../domain/delivery/change';
import type { DeliveryHome } from '../../../domain/delivery/home';
import { type DeliveryWindow, isExposed } from '../../../domain/delivery/window';
import { type Outcome, outcome } from '../../../domain/outcome';
import { spanOf, speaker } from '../../delivery';
import { type Reply, say } from '../../outcome';
import type { Turn } from '../../turn';
import type { RevokeDeliveryOutcomes } from './outcomes';
import * as enUS from './speech.en-US';
import * as frFR from './speech.fr-FR';

export const intentName = 'RevokeDeliveryIntent';
const speech = { 'en-US': enUS.speech, 'fr-FR': frFR.speech };

export const reply = (result: Outcome<RevokeDeliveryOutcomes>): Reply => say(speech, result);

/** How a window stands, whether this changed it or not. */
const standing = (result: Outcome<ChangeOutcomes>): DeliveryWindow | undefined => {
  if (result.name === 'changed') return result.facts.step.window;
  return result.name === 'refused' || result.name === 'ignored' ? result.facts.window : undefined;
};

/** Calls windows off, all at once; each is decided on as it is by then. */
export async function revokeWindows(
  turn: Turn,
  windows: readonly DeliveryWindow[],
): Promise<DeliveryWindow[]> {
  const event = { kind: 'revoke', reason: 'customer-request' } as const;
  const by = speaker(turn);
  const results = await Promise.all(
    windows.map((inView) => changeWindow(turn.shop, { windowId: inView.windowId, event, by, inView })),
  );
  return results.map(standing).filter((window) => window !== undefined);
}

/** Calls them off and says what came of it: a door that may be open first. */
export async function revoke(
  turn: Turn,
  windows: readonly DeliveryWindow[],
  home: DeliveryHome,
): Promise<Reply> {
  const after = await revokeWindows(turn, windows);
  const exposed = after.find(isExposed);
  if (exposed) return reply(outcome('locking', { door: exposed.door.kind }));
  const secured = after.find(({ state }) => state === 'secured');
  if (secured) return reply(outcome('locked', { door: secured.door.kind }));
  const revoked = after.filter(({ state }) => state === 'revoked');
  const spans = revoked.map((window) => spanOf(window, home.timeZone, turn.now));
  return reply(spans.length > 0 ? outcome('revoked', { spans }) : outcome('over'));
}
