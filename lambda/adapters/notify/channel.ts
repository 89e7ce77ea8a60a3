import type { Notice } from '../../domain/delivery/notify';
import type { AlexaReach } from '../../domain/household/reach';
import type { Language } from '../../domain/language';
import type { Message } from './message';

/** Who is to be told, and where they can be met. */
export interface Reader {
  language: Language;
  /** What the linked account says; absent without one. */
  email?: string;
  /** Alexa users of the household who let the skill notify them. */
  alexa: readonly AlexaReach[];
}

export interface Letter {
  notice: Notice;
  message: Message;
  reader: Reader;
}

/** One way to tell somebody something. */
export interface Channel {
  name: string;
  /** Whether it is a way for this notice to this reader. */
  takes(letter: Letter): boolean;
  /**
   * Resolves too when it was refused for good, which is reported: trying again would not help.
   * @throws Fault `notify-unreachable`, to be tried again.
   */
  send(letter: Letter): Promise<void>;
}
