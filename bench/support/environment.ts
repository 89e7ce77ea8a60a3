import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { houseKey } from '../../test/support/house';
import { testSeller } from '../../test/support/sellers';

const issuer = 'http://127.0.0.1/bench-accounts';
const audience = 'majordomo-bench';
const algorithm = 'ES256';
export const skillId = 'amzn1.ask.skill.bench';

/** Variables of a process, as the deployed skill reads them. */
export type Environment = Record<string, string>;

/** Signs tokens of accounts; its public key stands in the environment. */
export interface Accounts {
  environment: Environment;
  tokenFor(subject: string): Promise<string>;
}

/** The skill's configuration over an engine on this machine. */
export async function openAccounts(endpoint: string, tableName: string): Promise<Accounts> {
  const { privateKey, publicKey } = await generateKeyPair(algorithm);
  const jwk = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(jwk);
  const environment = {
    MAJORDOMO_ENV: 'development',
    SKILL_ID: skillId,
    TABLE_NAME: tableName,
    DYNAMODB_ENDPOINT: endpoint,
    DYNAMODB_TIMEOUT_MS: '8000',
    AWS_REGION: 'local',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    SELLER: JSON.stringify(testSeller),
    HOUSEHOLD_KEY: houseKey,
    ACCOUNT_TOKEN_ISSUER: issuer,
    ACCOUNT_TOKEN_AUDIENCE: audience,
    ACCOUNT_TOKEN_PUBLIC_KEYS: JSON.stringify({ keys: [{ ...jwk, kid, alg: algorithm, use: 'sig' }] }),
    NODE_NO_WARNINGS: '1',
    PATH: process.env.PATH ?? '',
  };
  const tokenFor = (subject: string) =>
    new SignJWT()
      .setProtectedHeader({ alg: algorithm, kid })
      .setIssuer(issuer)
      .setAudience(audience)
      .setSubject(subject)
      .setIssuedAt(0)
      .setExpirationTime('50 years')
      .sign(privateKey);
  return { environment, tokenFor };
}
