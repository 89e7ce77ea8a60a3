import type { ConsideredIntent, Understanding } from '../types';
import { type Alignment, align, makeEar } from './align';
import { hear, type Situation } from './hearing';
import { resolveSlots } from './resolution';
import { parseSample, type Sample } from './samples';
import { readSlot } from './slots/reader';

const LEAST_SCORE = 0.66;
const LEAST_STRICT_SCORE = 0.88;
const LEAST_SHOWN = 0.3;
const MOST_SHOWN = 6;
const CONFIRMATIONS = ['AMAZON.YesIntent', 'AMAZON.NoIntent'];
const FALLBACK = 'AMAZON.FallbackIntent';

/** Chooses the intent of an utterance (without wake word and invocation name). Same input, same answer. */
export function understand(utterance: string, situation: Situation): Understanding {
  const heard = hear(utterance, situation.model.locale);
  const ear = makeEar(heard, (type, from, to) => readSlot(type, heard, from, to, situation));
  const samples = [
    ...situation.model.samples,
    ...answerSamples(situation),
    ...confirmationSamples(situation),
  ];
  const alignments = samples
    .map((sample) => align(sample, ear))
    .filter((alignment) => alignment !== undefined);
  const best = bestOfEachIntent(alignments.filter(hasGround));
  const selected = best.find(isPlausible);
  const shown = best
    .filter((alignment) => alignment === selected || alignment.score >= LEAST_SHOWN)
    .slice(0, MOST_SHOWN);
  const considered = shown.map((alignment) => describe(alignment, situation));
  if (selected) return { selected: considered[shown.indexOf(selected)], considered };
  const fallback = fallbackOf(situation, best[0]);
  return { selected: fallback, considered: fallback ? [fallback, ...considered] : considered };
}

/** A slot that was asked for may be answered by itself, or by the slot's own samples. */
function answerSamples(situation: Situation): Sample[] {
  const { elicited, model } = situation;
  const order = model.source.languageModel.intents.findIndex((intent) => intent.name === elicited?.intent);
  const intent = model.source.languageModel.intents[order];
  const slot = intent?.slots?.find((candidate) => candidate.name === elicited?.slot);
  if (!intent || !slot) return [];
  const owner = { intent: intent.name, order, strict: false, slots: intent.slots ?? [] };
  const texts = [`{${slot.name}}`, ...(slot.samples ?? [])];
  return texts.map((text) => ({ ...parseSample(text, owner, model.lexicon), isAnswer: true }));
}

/** Yes and no answer a confirmation even when the model has no intents for them. */
function confirmationSamples({ confirming, model }: Situation): Sample[] {
  if (!confirming) return [];
  return CONFIRMATIONS.flatMap((intent) =>
    (model.lexicon.builtInPhrases[intent] ?? []).map((text) =>
      parseSample(text, { intent, order: Number.MAX_SAFE_INTEGER, strict: true, slots: [] }, model.lexicon),
    ),
  );
}

function bestOfEachIntent(alignments: readonly Alignment[]): Alignment[] {
  const best = new Map<string, Alignment>();
  for (const alignment of alignments) {
    const known = best.get(alignment.sample.intent);
    if (!known || compare(alignment, known) < 0) best.set(alignment.sample.intent, alignment);
  }
  return [...best.values()].sort(compare);
}

/** Of equals, what tells more comes first: "tomorrow morning" as a day and a part of it. */
function compare(a: Alignment, b: Alignment): number {
  const byScore = Math.round(b.score * 1e4) - Math.round(a.score * 1e4);
  const byWords = b.sample.literalWeight - a.sample.literalWeight;
  return byScore || byWords || a.sample.order - b.sample.order || b.slots.length - a.slots.length;
}

/**
 * Unless most words of the sample were heard, only values that are known speak for it; and when none of
 * its words was heard, no more than one of them: "four seven one" is not "from four to seven".
 */
function hasGround({ sample, slots, weightHeard }: Alignment): boolean {
  if (sample.isAnswer || weightHeard > sample.literalWeight / 2) return true;
  const areOnlyValues = weightHeard === 0 && sample.literalWeight > 0;
  return slots.every((slot) => slot.reading.known) && (slots.length === 1 || !areOnlyValues);
}

function isPlausible({ sample, score }: Alignment): boolean {
  return score >= (sample.strict ? LEAST_STRICT_SCORE : LEAST_SCORE);
}

function describe({ sample, score, slots, forgiven }: Alignment, situation: Situation): ConsideredIntent {
  const fit = score === 1 ? `Exactly “${sample.text}”` : `Close to “${sample.text}”`;
  const notes = [...slots.map((slot) => `${slot.name}: ${slot.reading.note}`), ...forgiven];
  const why = notes.length > 0 ? `${fit}; ${notes.join('; ')}.` : `${fit}.`;
  const name = sample.intent;
  return {
    name,
    slots: resolveSlots(name, slots, situation),
    score: Math.round(score * 1e4) / 1e4,
    sample: sample.text,
    why,
  };
}

function fallbackOf(situation: Situation, nearest: Alignment | undefined): ConsideredIntent | undefined {
  if (!situation.model.source.languageModel.intents.some((intent) => intent.name === FALLBACK))
    return undefined;
  const near = nearest
    ? `; the nearest was ${nearest.sample.intent}, “${nearest.sample.text}”, at ${nearest.score.toFixed(2)}`
    : '';
  return { name: FALLBACK, slots: {}, score: 0, why: `No sample is near enough${near}.` };
}
