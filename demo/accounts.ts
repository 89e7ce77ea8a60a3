import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import type { LinkedAccount } from '../lambda/domain/household/account';
import { epochMsOf, type Instant } from '../lambda/domain/time';
import type { Account, Device } from '../simulator/types';
import { alexaUserIdOf, type Profile, profiles } from './household/profiles';
import type { IdClaims } from './issuer/app';

/** Who signs account tokens here in place of a seller's own sign-in. For development only. */
export const tokenIssuer = 'http://127.0.0.1/demo-accounts';
export const tokenAudience = 'majordomo-demo';

const algorithm = 'ES256';
const secondsPerYear = 31_557_600;
/** The demo's clock can be moved a long way. */
const validYears = 20;

export interface Issuer {
  publicKey: JWK;
  tokenFor(account: LinkedAccount, now: Instant): Promise<string>;
  /** Who somebody is, for a client that asked. By the machine's own clock, as its library checks it. */
  idToken(claims: IdClaims): Promise<string>;
}

async function privateKeyIn(dataDir: string): Promise<JWK> {
  const path = join(dataDir, 'account-issuer.json');
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8'));
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const jwk = await exportJWK(privateKey);
  writeFileSync(path, JSON.stringify(jwk), { mode: 0o600 });
  return jwk;
}

/** A sign-in of this machine's own, whose key is made at the first start and kept with the data. */
export async function openIssuer(dataDir: string): Promise<Issuer> {
  const privateJwk = await privateKeyIn(dataDir);
  const { d: _secret, ...publicJwk } = privateJwk;
  const kid = await calculateJwkThumbprint(publicJwk);
  const key = await importJWK(privateJwk, algorithm);
  return {
    publicKey: { ...publicJwk, kid, alg: algorithm, use: 'sig' },
    tokenFor({ subject, paymentCustomerId, isVerified }, now) {
      const issuedAt = Math.floor(epochMsOf(now) / 1000);
      const claims = { payment_customer: paymentCustomerId, verified: isVerified };
      return new SignJWT(claims)
        .setProtectedHeader({ alg: algorithm, kid })
        .setIssuer(tokenIssuer)
        .setAudience(tokenAudience)
        .setSubject(subject)
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + validYears * secondsPerYear)
        .sign(key);
    },
    idToken: ({ issuer, audience, subject, nonce, roles }) =>
      new SignJWT({ nonce, ...(roles && { roles }) })
        .setProtectedHeader({ alg: algorithm, kid })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(subject)
        .setIssuedAt()
        .setExpirationTime('5m')
        .sign(key),
  };
}

async function linkedAccount(profile: Profile, issuer: Issuer, now: Instant): Promise<Account> {
  const { subject, label, locale, timeZone, paymentCustomerId, isVerified = false } = profile;
  const card = paymentCustomerId !== undefined && { paymentCustomerId };
  const accessToken = await issuer.tokenFor({ subject, isVerified, ...card }, now);
  return { userId: alexaUserIdOf(profile), label, locale, timeZone, accessToken };
}

/** The accounts of the local Alexa: the demo households, linked, and a guest who is not. */
export async function demoAccounts(issuer: Issuer, now: Instant): Promise<Account[]> {
  const linked = await Promise.all(profiles.map((profile) => linkedAccount(profile, issuer, now)));
  const guest = { label: 'Guest', locale: 'en-US', timeZone: 'America/New_York' };
  return [...linked, { userId: alexaUserIdOf({ subject: 'guest' }), ...guest }];
}

export const demoDevices: Device[] = [
  { deviceId: 'amzn1.ask.device.demo-screen', label: 'Kitchen, with a screen', screen: true },
  { deviceId: 'amzn1.ask.device.demo-speaker', label: 'Hall, voice only', screen: false },
];
