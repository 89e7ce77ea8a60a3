import type { CodeChange } from '../../domain/voice-code/spending';
import type { VoiceCodeStore } from '../../domain/voice-code/store';
import type { VoiceCode } from '../../domain/voice-code/voice-code';
import { parse, voiceCodeShape } from './parse';
import { getItem, type Table } from './requests';
import { type Key, keys } from './table';
import { transact, type Write } from './transact';

export const codeLabel = 'voice-code';

function conditionOn(before: VoiceCode | undefined) {
  const tellWhatStands = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const;
  if (!before) return { ConditionExpression: 'attribute_not_exists(pk)', ...tellWhatStands };
  return {
    ConditionExpression: 'revision = :revision',
    ExpressionAttributeValues: { ':revision': before.revision },
    ...tellWhatStands,
  };
}

function write(table: Table, key: Key, before: VoiceCode | undefined, after: VoiceCode | undefined): Write {
  const common = { TableName: table.name, ...conditionOn(before) };
  const item = after
    ? { Put: { ...common, Item: { ...key, ...after } } }
    : { Delete: { ...common, Key: key } };
  return { label: codeLabel, item };
}

/** What a purchase counts on the code, for the purchase's own transaction. */
export const codeWrites = (table: Table, counted: CodeChange | undefined): Write[] =>
  counted ? [write(table, keys.voiceCode(counted.householdId), counted.before, counted.after)] : [];

/** Alone in a transaction, for its token: a try whose answer was lost is told again, not counted again. */
export const voiceCodeStore = (table: Table): VoiceCodeStore => ({
  async read(householdId) {
    const item = await getItem(table, keys.voiceCode(householdId));
    return item && parse(voiceCodeShape, item);
  },

  async replace(householdId, before, after) {
    const result = await transact(table, [write(table, keys.voiceCode(householdId), before, after)]);
    if (result.kind === 'committed') return { kind: 'replaced' };
    const standing = result.failed.get(codeLabel);
    return { kind: 'changed', code: standing && parse(voiceCodeShape, standing) };
  },
});
