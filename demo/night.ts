import { report } from '../lambda/adapters/system/report';
import { nightlyConfig } from '../lambda/config';
import type { Shop } from '../lambda/domain/shop';
import { makeHandler } from '../lambda/entry/nightly';

const lookEveryMs = 30_000;

/**
 * Closes the books as the nightly function does, whenever a day has ended by the demo's clock: that may be moved, and
 * then several have. Returns what ends it.
 */
export function closeBooksNightly(shop: Shop, environment: Record<string, string>): () => Promise<void> {
  const config = nightlyConfig(environment);
  const night = makeHandler(
    () => shop,
    () => config,
  );
  let running: Promise<unknown> | undefined;
  const look = () => {
    running ??= night()
      .catch((error: unknown) => report(error, { while: 'closing the books' }))
      .finally(() => {
        running = undefined;
      });
  };
  const timer = setInterval(look, lookEveryMs);
  return async () => {
    clearInterval(timer);
    await running;
  };
}
