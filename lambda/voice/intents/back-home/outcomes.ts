import type { NoFacts } from '../../../domain/outcome';

export type BackHomeOutcomes = {
  'link-account': NoFacts;
  'no-door': NoFacts;
  back: NoFacts;
  'was-back': NoFacts;
};
