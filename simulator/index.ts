/**
 * The local Alexa: understands utterances from a skill's committed interaction models, keeps sessions and dialogs,
 * and calls the skill's handler as Alexa would.
 */
import { Alexa } from './alexa';
import type { LocalAlexa, SimulatorOptions } from './types';

export function createLocalAlexa(options: SimulatorOptions): LocalAlexa {
  return new Alexa(options);
}

export { readApiAccessToken } from './envelope';
export { lintResponse } from './linter';
export { stripSsml } from './ssml';
export type * from './types';
