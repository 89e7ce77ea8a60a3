import type { Intent, Slot } from 'ask-sdk-model';
import { stripSsml } from './ssml';
import type { DialogIntent, DialogSlot, InteractionModel } from './understanding/model';
import { firstBrokenValidation } from './validations';

/** What was asked, and waits for an answer. */
export type Asked =
  | { kind: 'elicit'; slot: string }
  | { kind: 'confirm-slot'; slot: string }
  | { kind: 'confirm-intent' };

/** An intent being completed over several turns. */
export interface Dialog {
  intent: Intent;
  asked: Asked;
}

export type Step = { kind: 'ask'; prompt: string; dialog: Dialog } | { kind: 'complete'; intent: Intent };

export function dialogIntentOf(model: InteractionModel, name: string): DialogIntent | undefined {
  return model.dialog?.intents?.find((intent) => intent.name === name);
}

/** Whether Alexa completes the dialog by itself before calling the skill. */
export function isDelegatedAlways(model: InteractionModel, name: string): boolean {
  const intent = dialogIntentOf(model, name);
  return intent !== undefined && (intent.delegationStrategy ?? model.dialog?.delegationStrategy) === 'ALWAYS';
}

/** The next thing the dialog model asks for, or the intent when nothing is left to ask. */
export function nextStep(model: InteractionModel, intent: Intent): Step {
  const rules = dialogIntentOf(model, intent.name);
  for (const slotRules of rules?.slots ?? []) {
    const step = slotStep(model, intent, slotRules);
    if (step) return step;
  }
  const confirms = rules?.confirmationRequired && intent.confirmationStatus === 'NONE';
  if (!confirms) return { kind: 'complete', intent };
  return ask(model, rules.prompts?.confirmation, intent, { kind: 'confirm-intent' });
}

function slotStep(model: InteractionModel, intent: Intent, rules: DialogSlot): Step | undefined {
  const slot = intent.slots?.[rules.name];
  const asked: Asked = { kind: 'elicit', slot: rules.name };
  if (slot?.value === undefined) {
    return rules.elicitationRequired ? ask(model, rules.prompts?.elicitation, intent, asked) : undefined;
  }
  if (slot.confirmationStatus === 'DENIED')
    return ask(model, rules.prompts?.elicitation, withSlot(intent, forgotten(slot)), asked);
  const broken = firstBrokenValidation(rules, slot);
  if (broken) return ask(model, broken.prompt, intent, asked);
  if (!rules.confirmationRequired || slot.confirmationStatus !== 'NONE') return undefined;
  return ask(model, rules.prompts?.confirmation, intent, { kind: 'confirm-slot', slot: rules.name });
}

function ask(model: InteractionModel, promptId: string | undefined, intent: Intent, asked: Asked): Step {
  const variation = model.prompts?.find((prompt) => prompt.id === promptId)?.variations[0];
  if (!variation) throw new Error(`The dialog model of ${intent.name} has no prompt "${promptId}".`);
  const filled = variation.value.replace(
    /\{(\w+)\}/g,
    (_, name: string) => intent.slots?.[name]?.value ?? '',
  );
  return { kind: 'ask', prompt: stripSsml(filled), dialog: { intent, asked } };
}

function forgotten({ name }: Slot): Slot {
  return { name, confirmationStatus: 'NONE' };
}

function withSlot(intent: Intent, slot: Slot): Intent {
  return { ...intent, slots: { ...intent.slots, [slot.name]: slot } };
}

/** What was said now over what was known; an older value stays when its slot was not mentioned. */
export function mergeIntent(known: Intent, said: { [name: string]: Slot }): Intent {
  const slots: { [name: string]: Slot } = { ...known.slots };
  for (const [name, slot] of Object.entries(said)) {
    if (slot.value !== undefined || !slots[name]) slots[name] = slot;
  }
  return { ...known, slots };
}

/** The intent after yes or no to a confirmation. */
export function answerConfirmation({ intent, asked }: Dialog, isYes: boolean): Intent {
  const confirmationStatus = isYes ? 'CONFIRMED' : 'DENIED';
  if (asked.kind === 'confirm-intent') return { ...intent, confirmationStatus };
  if (asked.kind !== 'confirm-slot') return intent;
  const slot = intent.slots?.[asked.slot] ?? { name: asked.slot, confirmationStatus: 'NONE' };
  return withSlot(intent, { ...slot, confirmationStatus });
}
