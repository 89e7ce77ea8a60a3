import { createHash, randomBytes } from 'node:crypto';
import { systemClock } from '../../lambda/adapters/system/clock';
import { epochMsOf } from '../../lambda/domain/time';

/** What a browser asked for when it came to sign in. */
export interface SignInRequest {
  clientId: string;
  redirectUri: string;
  state: string;
  nonce: string;
  codeChallenge: string;
}

/** A code that was given out: good for one household, one client and one minute. */
interface Given {
  request: SignInRequest;
  subject: string;
  untilMs: number;
}

const codeValidMs = 60_000;
const nowMs = (): number => epochMsOf(systemClock.now());

const challengeOf = (codeVerifier: string): string =>
  createHash('sha256').update(codeVerifier).digest('base64url');

/** Codes between the page on which somebody is chosen and the client that asks who it was. */
export class Codes {
  private readonly given = new Map<string, Given>();

  give(request: SignInRequest, subject: string): string {
    const code = randomBytes(24).toString('base64url');
    this.given.set(code, { request, subject, untilMs: nowMs() + codeValidMs });
    return code;
  }

  /** Takes the code away, whoever asks; says for whom it was given only when everything fits. */
  redeem(
    code: string,
    asked: { clientId: string; redirectUri: string; codeVerifier: string },
  ): Given | undefined {
    const given = this.given.get(code);
    this.given.delete(code);
    if (!given || nowMs() >= given.untilMs) return undefined;
    const { clientId, redirectUri, codeChallenge } = given.request;
    const fits =
      clientId === asked.clientId &&
      redirectUri === asked.redirectUri &&
      codeChallenge === challengeOf(asked.codeVerifier);
    return fits ? given : undefined;
  }
}
