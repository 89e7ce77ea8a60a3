import { outcome } from '../../../domain/outcome';
import type { Intent } from '../../intent';
import { say } from '../../outcome';
import * as enUS from './speech.en-US';
import * as frFR from './speech.fr-FR';

const speech = { 'en-US': enUS.speech, 'fr-FR': frFR.speech };

/** Reads nothing and changes nothing: there is no way from here to a lock. */
export const unlockDoor: Intent = {
  name: 'UnlockDoorIntent',
  slots: { door: 'Door' },
  handle: async () => say(speech, outcome('never-by-voice')),
};
