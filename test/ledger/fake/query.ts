import type { QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { conditionOf, type Scope } from './expressions';
import type { StoredItem } from './items';
import type { Storage } from './storage';

/** A stretch of keys; the ends belong to it unless they are left out. */
interface Stretch {
  from?: string;
  to?: string;
  isFromOut?: boolean;
  isToOut?: boolean;
}

const stretches: { form: RegExp; read: (first: string, second: string) => Stretch }[] = [
  { form: /^\w+ BETWEEN (:\w+) AND (:\w+)$/, read: (from, to) => ({ from, to }) },
  { form: /^begins_with\(\w+, (:\w+)\)$/, read: (prefix) => ({ from: prefix, to: `${prefix}\uffff` }) },
  { form: /^\w+ = (:\w+)$/, read: (key) => ({ from: key, to: key }) },
  { form: /^\w+ <= (:\w+)$/, read: (to) => ({ to }) },
  { form: /^\w+ < (:\w+)$/, read: (to) => ({ to, isToOut: true }) },
  { form: /^\w+ >= (:\w+)$/, read: (from) => ({ from }) },
  { form: /^\w+ > (:\w+)$/, read: (from) => ({ from, isFromOut: true }) },
];

const wholeForm = /^(\w+) = (:\w+)(?: AND (.+))?$/;

function textIn(word: string | undefined, { values }: Scope): string {
  const value = word === undefined ? undefined : values[word];
  if (word !== undefined && typeof value !== 'string') throw new Error(`${word} is no key`);
  return String(value ?? '');
}

/** Reads a key condition: one partition, and the stretch of it that is asked for. */
function keysAsked(text: string, scope: Scope): { hash: string } & Stretch {
  const [, , hashWord, range] = wholeForm.exec(text) ?? [];
  if (hashWord === undefined) throw new Error(`no key condition this store understands: ${text}`);
  const hash = textIn(hashWord, scope);
  if (range === undefined) return { hash };
  for (const { form, read } of stretches) {
    const found = form.exec(range);
    if (found) return { hash, ...read(textIn(found[1], scope), textIn(found[2], scope)) };
  }
  throw new Error(`no key condition this store understands: ${text}`);
}

/** The first place whose key is not before `key`, or not at it either. */
function placeOf(keys: readonly string[], key: string, isAfter: boolean): number {
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = keys[middle] ?? '';
    if (isAfter ? one <= key : one < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

function within(keys: readonly string[], { from, to, isFromOut, isToOut }: Stretch): [number, number] {
  const first = from === undefined ? 0 : placeOf(keys, from, isFromOut === true);
  const end = to === undefined ? keys.length : placeOf(keys, to, isToOut !== true);
  return [first, Math.max(first, end)];
}

const supported = new Set([
  'TableName',
  'IndexName',
  'KeyConditionExpression',
  'FilterExpression',
  'ProjectionExpression',
  'ExpressionAttributeNames',
  'ExpressionAttributeValues',
  'ScanIndexForward',
  'ConsistentRead',
  'Limit',
  'ExclusiveStartKey',
]);

function* asked(storage: Storage, input: QueryCommandInput, scope: Scope, behind: number) {
  const { hash, ...stretch } = keysAsked(input.KeyConditionExpression ?? '', scope);
  if (input.IndexName !== undefined) {
    const items = storage.index(input.IndexName, hash, behind);
    const ranges = items.map((item) => String(item.gsk ?? ''));
    const [first, end] = within(ranges, stretch);
    yield* items.slice(first, end);
    return;
  }
  const { sorted, items } = storage.partition(hash);
  const [first, end] = within(sorted, stretch);
  const isBackwards = input.ScanIndexForward === false;
  for (let step = 0; step < end - first; step++) {
    const item = items.get(sorted[isBackwards ? end - 1 - step : first + step] ?? '');
    if (item) yield item;
  }
}

/** The attributes that are asked for, as far as the item has them. */
function projected(item: StoredItem, projection: string | undefined, { names }: Scope): StoredItem {
  if (projection === undefined) return item;
  const asked = projection.split(',').map((word) => names[word.trim()] ?? word.trim());
  return Object.fromEntries(asked.filter((name) => name in item).map((name) => [name, item[name]]));
}

/** Whether an item lies beyond the one with which the page before ended. */
function isBeyond(item: StoredItem, start: Record<string, unknown>, isBackwards: boolean): boolean {
  const [key, last] = [String(item.sk), String(start.sk)];
  return isBackwards ? key < last : key > last;
}

function assertSupported(input: QueryCommandInput): void {
  const unknown = Object.keys(input).find((name) => !supported.has(name));
  if (unknown !== undefined) throw new Error(`this store has no ${unknown} in a Query`);
  if (input.IndexName !== undefined && input.ExclusiveStartKey)
    throw new Error('this store has no second page of an index');
}

/** Answers a Query; an index is asked as it was so many changes ago. */
export function query(storage: Storage, input: QueryCommandInput, scope: Scope, behind: number) {
  assertSupported(input);
  const filter = input.FilterExpression === undefined ? () => true : conditionOf(input.FilterExpression);
  const { ExclusiveStartKey: start, Limit: most = Number.POSITIVE_INFINITY } = input;
  const Items: StoredItem[] = [];
  let read = 0;
  for (const item of asked(storage, input, scope, behind)) {
    if (start && !isBeyond(item, start, input.ScanIndexForward === false)) continue;
    if (filter(item, scope)) Items.push(projected(item, input.ProjectionExpression, scope));
    if (++read >= most) return { Items, LastEvaluatedKey: { pk: item.pk, sk: item.sk } };
  }
  return { Items };
}
