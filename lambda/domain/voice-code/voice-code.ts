import type { Instant } from '../time';

/** A household's four spoken digits, as far as they are kept: nobody can read them back. */
export interface VoiceCode {
  /** Random: the same digits have another hash each time they are set. */
  salt: string;
  /** Slow and keyed, see `CodeHasher`. */
  hash: string;
  /** Wrong tries since the last right one. */
  misses: number;
  /** Absent while it can be used. */
  lockedAt?: Instant;
  setAt: Instant;
  /**
   * Another with every change, and never the same twice. A change commits on the revision it was read at, so that no
   * try is lost, and none lands on a code that was removed and set anew in between.
   */
  revision: string;
  /** Voices that have said it right: for these, Alexa's own check may stand in. */
  knownVoices: string[];
  /** Spent by voice since it was last given or set, coins and card together. */
  unprovenCents?: number;
}

/** The miss that locks it. */
export const mostMisses = 3;
/** A household has few voices; the first ones heard are forgotten first. */
const mostVoices = 10;

export const isFourDigits = (text: string): boolean => /^\d{4}$/.test(text);

/** Up or down one by one, nine and nought being neighbours: 1234, 7890, 4321. */
function isRun(code: string): boolean {
  const digits = [...code].map(Number);
  const steps = digits.slice(1).map((digit, index) => (digit - (digits[index] ?? 0) + 10) % 10);
  return steps.every((step) => step === 1) || steps.every((step) => step === 9);
}

/**
 * What somebody with three guesses would guess first: one digit four times, or a run. Thirty codes of ten thousand.
 * Years are let through: nobody outside the house knows which year matters to it, and too many would be refused.
 */
export const isObvious = (code: string): boolean => new Set(code).size === 1 || isRun(code);

/** The code after a try; a right one forgives the misses before it, and what was spent begins anew. */
export function afterTry(
  code: VoiceCode,
  tried: { isRight: boolean; voice: string | undefined; now: Instant; revision: string },
): VoiceCode {
  const { lockedAt: _open, ...open } = code;
  if (!tried.isRight) {
    const misses = code.misses + 1;
    const isLocked = misses >= mostMisses;
    return { ...open, misses, revision: tried.revision, ...(isLocked && { lockedAt: tried.now }) };
  }
  const { unprovenCents: _proven, ...proven } = open;
  const others = code.knownVoices.filter((voice) => voice !== tried.voice);
  const knownVoices = tried.voice === undefined ? others : [...others, tried.voice].slice(-mostVoices);
  return { ...proven, misses: 0, revision: tried.revision, knownVoices };
}
