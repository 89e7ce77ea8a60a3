/** The interaction model as the ASK CLI deploys it: only what understanding needs of its schema. */
export interface SlotValue {
  id?: string;
  name: { value: string; synonyms?: string[] };
}

export interface SlotType {
  name: string;
  values?: SlotValue[];
}

export interface SlotDefinition {
  name: string;
  type: string;
  samples?: string[];
}

export interface IntentDefinition {
  name: string;
  slots?: SlotDefinition[];
  samples?: string[];
}

export interface SlotValidation {
  type: string;
  prompt: string;
  value?: string;
  values?: string[];
}

export interface DialogSlot {
  name: string;
  type: string;
  elicitationRequired?: boolean;
  confirmationRequired?: boolean;
  prompts?: { elicitation?: string; confirmation?: string };
  validations?: SlotValidation[];
}

export type DelegationStrategy = 'ALWAYS' | 'SKILL_RESPONSE';

export interface DialogIntent {
  name: string;
  confirmationRequired?: boolean;
  prompts?: { confirmation?: string };
  delegationStrategy?: DelegationStrategy;
  slots?: DialogSlot[];
}

export interface Prompt {
  id: string;
  variations: { type: string; value: string }[];
}

export interface InteractionModel {
  languageModel: { invocationName: string; intents: IntentDefinition[]; types?: SlotType[] };
  dialog?: { intents?: DialogIntent[]; delegationStrategy?: DelegationStrategy };
  prompts?: Prompt[];
}
