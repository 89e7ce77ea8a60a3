import type { NoFacts } from '../../../domain/outcome';

export type UnlockDoorOutcomes = {
  /** Nobody's voice opens a door: only a courier, in an authorised window, with the camera on. */
  'never-by-voice': NoFacts;
};
