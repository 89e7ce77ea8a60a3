import type { DoorState, LockPort, LockState } from '../../lambda/domain/delivery/lock';
import type { Instant } from '../../lambda/domain/time';

/** What a provider of locks does with everything that it is asked from now on, as long as nothing else is said. */
export const providerSituations = [
  /** Takes commands, and its device says at once that each is done. */
  'confirms',
  /** Takes commands, and nobody hears of the bolt, which does not move. */
  'accepts-only',
  /** Takes a command, and says of it what is in no documentation: a state or a code that nobody knows. */
  'answers-strangely',
  /** Says that a command cannot be done and will not be. */
  'rejects',
  /** Does not know who asks (401). */
  'unauthorized',
  /** Too many requests (429), with `Retry-After: 7`. */
  'rate-limited',
  /** Does a command, and answers it with 500. */
  'breaks',
  /** Is not there (503). */
  'down',
  /** Nothing listens where it should. */
  'unreachable',
  /** Does a command, and never answers. */
  'silent',
  /** Does a command, and the connection breaks before the answer. */
  'reply-lost',
  /** Answers with success and with JSON that is not of the shape that was promised. */
  'malformed',
  /** Answers with success and with something that is no JSON. */
  'not-json',
  /** Answers with success and with more than 64 KiB. */
  'too-large',
  /** Sends whoever asks to another address (302), where everything would succeed. */
  'redirects',
] as const;
export type ProviderSituation = (typeof providerSituations)[number];

/** How it is with the lock itself. */
const deviceSituations = [
  /** Its bolt is neither in nor out, and it says so. */
  'jammed',
  /** It gives its state a name that nobody knows. */
  'state-unknown',
  /** It gives the state of its door a name that nobody knows. */
  'door-unknown',
  /** Its door is open. */
  'door-open',
  /** It has no door sensor. */
  'no-door-sensor',
  /** Its battery has 12 % left, or is said to be low. */
  'battery-low',
  /** Its provider knows that it cannot be reached. */
  'offline',
  /**
   * Its provider believes it to be there, and locked: that was so. It cannot be reached any more, and somebody has
   * unlocked it by hand.
   */
  'stale-online',
  /** Its provider has no lock of this id. */
  'missing',
  /** It can be read, and not be worked from afar. */
  'not-remote',
] as const;
export type DeviceSituation = (typeof deviceSituations)[number];

export type Situation = ProviderSituation | DeviceSituation;

/** An adapter with one lock, and the means to steer what it meets. */
export interface LockRig {
  port: LockPort;
  /** As the adapter knows it: the provider's own id, without the name of the provider. */
  lockId: string;
  /** What `at` of a reading that is taken now has to be, at the earliest. */
  now(): Instant;
  /** Only situations that are not in `without` are asked for. */
  arrange(situation: Situation): void | Promise<void>;
  /** Everything is well again; the bolt stays as it is. */
  recover(): void | Promise<void>;
  /** Somebody turns the bolt by hand; the provider hears of it at once. */
  turn(bolt: 'locked' | 'unlocked'): void | Promise<void>;
  /** How the bolt is in truth, whatever anybody says. */
  bolt(): LockState | Promise<LockState>;
  /** Requests to unlock that have reached the provider, or for which it was at least connected to. */
  unlockRequests(): number;
  lockRequests(): number;
  stop(): void | Promise<void>;
}

export interface LockHarness {
  name: string;
  /** What cannot happen with this provider, and why not: no case is made of it. */
  without: Partial<Record<Situation, string>>;
  /** What a lock of it has; `door` when everything is well and it is shut. */
  has: { door: DoorState; battery: boolean };
  /** Secrets of the adapter: never to be found in an answer. */
  secrets: readonly string[];
  /** A new one: locked, shut, online, its battery full, its provider well (as in `confirms`, or the next best). */
  start(): Promise<LockRig>;
}
