/** What an utterance is understood as, without calling the skill; a token carries a dialog from one call to the next. */
import type { ConsideredIntent, JsonObject, LocalAlexa, Speaker } from '../types';
import { badRequest } from './api-error';
import { type ApiIntent, toApiIntent } from './intent-shapes';
import { isObject } from './json-body';
import { objectAt } from './skill-package';

const LEAVING_INTENTS = ['AMAZON.NavigateHomeIntent'];

export function profileNlu(
  alexa: LocalAlexa,
  speaker: Speaker,
  body: { utterance: string; multiTurnToken?: unknown },
  model: JsonObject,
): JsonObject {
  const { selected, considered } = alexa.understand(speaker, body.utterance);
  const intent = selected && withEarlierSlots(toApiIntent(selected), body.multiTurnToken);
  const question = intent && nextQuestion(intent, model);
  return {
    sessionEnded: intent !== undefined && LEAVING_INTENTS.includes(intent.name),
    ...(intent ? { selectedIntent: intent } : {}),
    consideredIntents: notSelected(considered, selected).map(toApiIntent),
    ...(question ? { multiTurn: question } : {}),
  };
}

const notSelected = (considered: ConsideredIntent[], selected: ConsideredIntent | undefined) =>
  considered.filter(({ name }) => name !== selected?.name);

function withEarlierSlots(intent: ApiIntent, token: unknown): ApiIntent {
  if (token === undefined) return intent;
  const earlier = readToken(token);
  if (earlier.name !== intent.name) return intent;
  const filled = Object.entries(intent.slots).filter(([, slot]) => slot.value !== undefined);
  return {
    ...intent,
    slots: {
      ...intent.slots,
      ...(objectAt(earlier, 'slots') as ApiIntent['slots']),
      ...Object.fromEntries(filled),
    },
  };
}

/** The first slot that the dialog model requires and nobody has filled. */
function nextQuestion(intent: ApiIntent, model: JsonObject): JsonObject | undefined {
  const dialog = listAt(model, 'dialog', 'intents').find(({ name }) => name === intent.name);
  const missing = listAt({ dialog }, 'dialog', 'slots').find(
    (slot) => slot.elicitationRequired === true && intent.slots[String(slot.name)]?.value === undefined,
  );
  if (!missing) return undefined;
  const promptId = objectAt(missing, 'prompts').elicitation;
  const prompt = listAt(model, 'prompts').find(({ id }) => id === promptId);
  const firstVariation = listAt({ prompt }, 'prompt', 'variations')[0];
  return {
    dialogAct: { type: 'Dialog.ElicitSlot', targetSlot: missing.name },
    token: Buffer.from(JSON.stringify(intent)).toString('base64url'),
    prompt: String(firstVariation?.value ?? ''),
  };
}

/** The list of objects at a path of the model; the path may start inside `interactionModel`. */
export function listAt(root: JsonObject, ...path: string[]): JsonObject[] {
  const start = isObject(root.interactionModel) ? root.interactionModel : root;
  const last = path.at(-1) ?? '';
  const list = objectAt(start, ...path.slice(0, -1))[last];
  return Array.isArray(list) ? list.filter(isObject) : [];
}

function readToken(token: unknown): JsonObject {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(String(token), 'base64url').toString());
    if (isObject(parsed)) return parsed;
  } catch {
    // Falls through: what cannot be read is refused below.
  }
  throw badRequest('"multiTurnToken" is not one that this service gave.');
}
