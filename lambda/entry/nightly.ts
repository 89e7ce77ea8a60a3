import { makeArchive } from '../adapters/archive';
import { logger } from '../adapters/system/log';
import { atStart, type NightlyConfig, nightlyConfigFromEnvironment } from '../config';
import { closeEndedDays, type NightReport } from '../domain/books/close-day';
import { Fault } from '../domain/fault';
import { once } from '../domain/once';
import type { Shop } from '../domain/shop';
import { makeShop, type ShopParts } from '../shop';

/** The shop that seals: the only one that writes to the archive. */
const nightlyShop = (config: NightlyConfig, parts: ShopParts = {}): Shop =>
  makeShop(config, { archive: makeArchive(config.archive), ...parts });

/** What alarms are made of: infra/books.ts reads these names from the log. */
const figuresOf = ({ driftCoins, kpis, ...sealing }: NightReport & { kind: 'closed' }) => ({
  driftCoins,
  outstandingCents: kpis.outstanding.totalCoins,
  yearVolumeCents: kpis.yearVolumeCoins,
  holders: kpis.holders,
  reached: kpis.reached,
  ...sealing,
});

/** Once a night: seals the days that have ended, and checks the books of the house. */
export function makeHandler(
  shop: () => Promise<Shop> | Shop,
  config: () => Pick<NightlyConfig, 'cutOffHours'>,
) {
  return async (): Promise<NightReport> => {
    const night = await closeEndedDays(await shop(), config().cutOffHours);
    if (night.kind === 'up-to-date') return night;
    logger.info('night', figuresOf(night));
    const { missingLineCount } = night;
    if (missingLineCount > 0)
      throw new Fault('ledger-altered', `${missingLineCount} sealed lines are gone`, { missingLineCount });
    return night;
  };
}

const shopFromEnvironment = once(() => nightlyShop(nightlyConfigFromEnvironment()));

export const handler = makeHandler(shopFromEnvironment, nightlyConfigFromEnvironment);
atStart(shopFromEnvironment);
