import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { AttributeValue } from 'aws-lambda';
import type { Journal } from '../../domain/wallet/movement';
import { journalShape, parse } from './parse';
import { journalPrefix, journalSk } from './table';

/** The journal in an image of the table's stream; undefined when it is of something else. */
export function journalOf(image: Record<string, AttributeValue>): Journal | undefined {
  const isJournal = image.sk?.S === journalSk && image.pk?.S?.startsWith(journalPrefix);
  // Lambda's types and the SDK's say the same in different words.
  return isJournal ? parse(journalShape, unmarshall(image as Parameters<typeof unmarshall>[0])) : undefined;
}
