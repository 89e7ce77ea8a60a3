import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';

const numberBytes = (digits: string): number => Math.ceil(digits.replace(/[-.]/g, '').length / 2) + 1;
const containerBytes = 3;
const elementBytes = 1;

/** Bytes of a value as DynamoDB counts them. */
function valueBytes(value: AttributeValue): number {
  if (value.S !== undefined) return Buffer.byteLength(value.S);
  if (value.N !== undefined) return numberBytes(value.N);
  if (value.L) return containerBytes + value.L.reduce((sum, one) => sum + elementBytes + valueBytes(one), 0);
  if (value.M) return containerBytes + attributesBytes(value.M, elementBytes);
  return 1;
}

const attributesBytes = (attributes: Record<string, AttributeValue>, eachBytes = 0): number =>
  Object.entries(attributes).reduce(
    (sum, [name, value]) => sum + eachBytes + Buffer.byteLength(name) + valueBytes(value),
    0,
  );

/** Bytes of an item as DynamoDB counts and bills them: names, values, and a little for nesting. */
export const itemBytes = (item: Record<string, unknown>): number =>
  attributesBytes(marshall(item, { removeUndefinedValues: true }));
