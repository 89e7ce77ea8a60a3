import type { Instant } from '../time';

/** What a request was answered, to be said again. */
export interface Reply {
  status: number;
  contentType: string;
  body: string;
}

/** A request that must have one answer, however often it is sent. */
export interface ReplyKey {
  /** Who asks; the same key of somebody else is another one. */
  owner: string;
  key: string;
  /** Of what is asked: method, address and body. */
  requestHash: string;
}

export type BeginResult =
  /** Nobody came before: it is to be done now. */
  | { kind: 'begun' }
  /** It was done. */
  | { kind: 'answered'; reply: Reply }
  /** Somebody does it at this moment. */
  | { kind: 'running' }
  /** The key was used for another request. */
  | { kind: 'mismatch' };

/** How long an answer is remembered. */
export const replyKeptMs = 86_400_000;
/** How long a request may be done before somebody else may try: longer than any request lives. */
export const claimValidMs = 60_000;

export interface ReplyStore {
  /**
   * Takes a key for a request, unless it is taken.
   * @param claimId new for each try: a claim whose answer was lost is known again by it
   */
  begin(key: ReplyKey, claimId: string, now: Instant): Promise<BeginResult>;
  /** Remembers the answer of whoever began, for a day. */
  finish(key: ReplyKey, claimId: string, reply: Reply): Promise<void>;
  /** Gives the key back: nothing came of it, and the request may be sent again. */
  giveUp(key: ReplyKey, claimId: string): Promise<void>;
}
