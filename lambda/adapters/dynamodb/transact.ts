import { createHash } from 'node:crypto';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { writeFault } from './failures';
import type { Item, Table } from './requests';
import { type GaveUp, trying } from './retry';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** One write of a transaction, under the name by which its refusal is told. */
export interface Write {
  label: string;
  item: TransactItem;
}

/** Done, or which conditions failed, with the items that stood in the way (undefined where none stood). */
export type Transacted =
  | { kind: 'committed' }
  | { kind: 'refused'; failed: ReadonlyMap<string, Item | undefined> };

/** JSON with sorted names: the same body gives the same text however it was put together. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

const tokenLength = 36;

/** Made of the body, so that a changed body never meets an old token. */
export const tokenOf = (body: unknown): string =>
  createHash('sha256').update(canonical(body)).digest('base64url').slice(0, tokenLength);

function refusalIn(error: unknown, writes: Write[]): Transacted | undefined {
  if (!(error instanceof TransactionCanceledException)) return undefined;
  const failed = new Map<string, Item | undefined>();
  for (const [index, reason] of (error.CancellationReasons ?? []).entries()) {
    const label = writes[index]?.label;
    if (reason.Code !== 'ConditionalCheckFailed' || label === undefined) continue;
    failed.set(label, reason.Item && unmarshall(reason.Item));
  }
  return failed.size > 0 ? { kind: 'refused', failed } : undefined;
}

/** One unanswered try is enough for doubt, whatever the later ones said. */
const givingUp = ({ failures, cause }: GaveUp, writes: Write[]) => {
  const last = failures.at(-1) ?? 'refused';
  const failure = failures.includes('in-doubt') ? 'in-doubt' : last;
  return writeFault(failure, `transaction of ${writes.map(({ label }) => label).join(', ')}`, cause);
};

/**
 * Writes all or nothing. Conflicts, throttles and lost answers are retried with the same body and token; a failed
 * condition is an answer.
 * @throws Fault `store-conflict`, `store-throttled`, `store-unavailable`: not done; `store-unknown`: perhaps done;
 * `store-corrupt`: the request itself was wrong.
 */
export async function transact(table: Table, writes: Write[]): Promise<Transacted> {
  const TransactItems = writes.map(({ item }) => item);
  const ClientRequestToken = tokenOf(TransactItems);
  const send = async (): Promise<Transacted> => {
    try {
      await table.client.send(new TransactWriteCommand({ TransactItems, ClientRequestToken }));
      return { kind: 'committed' };
    } catch (error) {
      const refusal = refusalIn(error, writes);
      if (refusal) return refusal;
      throw error;
    }
  };
  const result = await trying(send, table.patience);
  if ('answer' in result) return result.answer;
  throw givingUp(result.gaveUp, writes);
}
