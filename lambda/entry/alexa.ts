import { accountTokenReader } from '../adapters/system/account-token';
import { logger } from '../adapters/system/log';
import { atStart } from '../config/parse';
import { skillConfigFromEnvironment } from '../config/skill';
import type { SkillConfig } from '../config/types';
import { once } from '../domain/once';
import type { Shop } from '../domain/shop';
import { makeShop } from '../shop';
import { makeSkill, type SkillHandler } from '../voice/skill';

/** The skill over a shop, as Lambda calls it. */
export function makeHandler(shop: () => Shop, config: () => SkillConfig): SkillHandler {
  let skill: SkillHandler | undefined;
  const start = (): SkillHandler => {
    const { skillId, householdKey, turnTimeoutMs, accountTokens } = config();
    const readToken = accountTokenReader(accountTokens);
    return makeSkill({ shop: shop(), skillId, householdKey, turnTimeoutMs, readToken, log: logger });
  };
  return (envelope, context, ...callback) => {
    skill ??= start();
    return skill(envelope, context, ...callback);
  };
}

const shopFromEnvironment = once(() => makeShop(skillConfigFromEnvironment()));

export const handler = makeHandler(shopFromEnvironment, skillConfigFromEnvironment);
atStart(skillConfigFromEnvironment);
