import type { NoFacts } from '../../../domain/outcome';

/** How an action that was kept back for the code ends without being done. */
export interface Undone {
  /** False when an earlier try of it failed in doubt: then nothing is claimed. */
  nothingDone: boolean;
}

/** Where a code is set; absent when the seller has not said. */
interface AccountPage {
  accountPageUrl: string | undefined;
}

export type VoiceCodeOutcomes = {
  ask: NoFacts;
  /** The answer was no code; `misses` in a row. */
  'ask-again': { misses: number };
  help: NoFacts;
  wrong: { triesLeft: number };
  locked: { justNow: boolean } & Undone & AccountPage;
  'not-set': Undone & AccountPage;
  /** "No". */
  left: NoFacts;
  /** "Stop". */
  stopped: Undone;
  'gave-up': Undone;
  /** Asked about, when it is not asked for. */
  about: AccountPage;
  /** Said when nobody asked. */
  'not-needed': NoFacts;
  /** What the code was for waits no longer. */
  lapsed: NoFacts;
  /** Alexa herself goes on from here. */
  verifying: NoFacts;
  'not-verified': Undone;
  'pin-locked': Undone;
};
