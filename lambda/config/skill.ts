import type { JWK } from 'jose';
import * as v from 'valibot';
import { type Environment, fromEnvironment, isProduction, parse } from './parse';
import { householdVariables, shopPart, shopVariables, voiceCodeVariables } from './shop';
import type { SkillConfig } from './types';
import { json, milliseconds, requiredInProduction, webAddress } from './values';

/* The skill's configuration, in a file of its own: its bundle carries no other function's. */

const isRecord = (value: unknown) => typeof value === 'object' && value !== null;

const publicKey = v.pipe(
  v.custom<JWK>(isRecord, 'must be a JSON web key'),
  v.check((key) => ['RSA', 'EC', 'OKP'].includes(key.kty ?? ''), 'must have the kty RSA, EC or OKP'),
  v.check((key) => key.d === undefined, 'holds the private half of the key: keep that out of here'),
);
const publicKeySet = v.object({ keys: v.pipe(v.array(publicKey), v.minLength(1, 'must hold a key')) });

const skillVariables = (production: boolean) => ({
  ...voiceCodeVariables(production),
  SKILL_ID: v.pipe(
    requiredInProduction(production, 'amzn1.ask.skill.local'),
    v.startsWith('amzn1.ask.skill.', 'must begin with amzn1.ask.skill.'),
  ),
  ...householdVariables(production),
  ACCOUNT_TOKEN_ISSUER: webAddress(production),
  ACCOUNT_TOKEN_AUDIENCE: v.string(),
  ACCOUNT_TOKEN_PUBLIC_KEYS: json(publicKeySet),
  TURN_TIMEOUT_MS: milliseconds(6_500, 7_500),
});

/** Configuration of `entry/alexa`. @throws Fault `config-invalid` naming every variable that is missing or wrong. */
export function skillConfig(environment: Environment): SkillConfig {
  const production = isProduction(environment);
  const given = parse({ ...shopVariables(production), ...skillVariables(production) }, environment);
  return {
    ...shopPart(given),
    skillId: given.SKILL_ID,
    householdKey: given.HOUSEHOLD_KEY,
    voiceCodeKey: given.VOICE_CODE_KEY,
    accountTokens: {
      issuer: given.ACCOUNT_TOKEN_ISSUER,
      audience: given.ACCOUNT_TOKEN_AUDIENCE,
      publicKeys: given.ACCOUNT_TOKEN_PUBLIC_KEYS,
    },
    turnTimeoutMs: given.TURN_TIMEOUT_MS,
  };
}

export const skillConfigFromEnvironment = fromEnvironment(skillConfig);
