import type { Localised } from '../../lambda/voice/locale';

/** What is said up to the turn that is measured, the last. */
export interface Conversation {
  /** What the last turn is. */
  name: string;
  /** The intent it belongs to; absent for requests that every skill has. */
  intent?: string;
  /** Whether the last turn writes, where it is known. */
  changes?: boolean;
  /** Whether it waits for a voice code that it counts a try of, before it changes anything. */
  provesCode?: boolean;
  /** Had at a household with a door that couriers may open. */
  hasDoor?: boolean;
  /** What it leaves behind would pile up if it were had again and again. */
  isHadOnce?: boolean;
  said: Localised<readonly string[]>;
}

export type Said = Conversation['said'];

export const andThen = (said: Said, english: string, french: string): Said => ({
  'en-US': [...said['en-US'], english],
  'fr-FR': [...said['fr-FR'], french],
});
export const yesTo = (said: Said): Said => andThen(said, 'yes', 'oui');

export const reads = (name: string, said: Said, intent?: string): Conversation => ({
  name,
  said,
  changes: false,
  ...(intent && { intent }),
});
export const changes = (name: string, intent: string, said: Said): Conversation => ({
  name,
  intent,
  said,
  changes: true,
});
