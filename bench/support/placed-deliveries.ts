import { genesisOf, sealed } from '../../lambda/domain/delivery/audit';
import type { Shop } from '../../lambda/domain/shop';
import { sha256 } from '../../lambda/domain/wallet/chain';
import { actors, afterStart, fitLive, windowIn } from '../../test/delivery/samples';
import { Terminal } from '../../test/delivery/world/terminal';
import { sampleHome } from '../../test/support/deliveries';
import { newId } from '../../test/support/samples';

export const challenge = 'obviously-fake-challenge';
/** When every door is asked for. */
export const askedAt = afterStart(110);

/** A terminal that nobody watches, by a clock that stands. */
export const benchTerminal = (): Terminal =>
  new Terminal(
    { nowMs: Date.parse(askedAt), seed: 1, observer: { told: () => undefined, replied: () => undefined } },
    actors.courier.id,
    1,
  );

/** A window whose camera records and whose courier has a challenge, written as it is. */
export async function placeDelivery(shop: Shop, { deviceId }: Terminal): Promise<string> {
  const windowId = newId('win');
  const home = sampleHome();
  const entry = sealed({
    ...{ windowId, sequence: 1, at: askedAt, by: actors.customer, to: 'recording' as const },
    event: { kind: 'create', terms: {} },
    commands: [],
    previousHash: genesisOf(windowId),
  });
  const window = {
    ...windowIn('recording'),
    ...{ windowId, householdId: home.householdId, version: 1, head: entry.hash },
    challenge: { hash: sha256(challenge), deviceId, expiresAt: afterStart(130) },
  };
  await shop.deliveryHomes.save(home);
  await shop.windows.create({ window, entry, commands: [] }, home);
  await shop.windows.saveLive({ ...fitLive(askedAt), windowId });
  return windowId;
}
