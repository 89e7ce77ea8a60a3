import type {
  AttributeValue,
  Context,
  DynamoDBBatchResponse,
  DynamoDBRecord,
  DynamoDBStreamEvent,
} from 'aws-lambda';
import { scheduleNext } from '../domain/delivery/wake';
import type { Shop } from '../domain/shop';
import type { Journal } from '../domain/wallet/movement';
import { followCommand } from './delivery-effects';
import { followJournals } from './ledger-effects';
import { waitFor, workOff } from './lines';
import { followOrder, type Report } from './order-effects';
import { followPaymentChange } from './payment-effects';

type Image = Record<string, AttributeValue>;

/** What has effects on the world. */
export type Followed = 'order' | 'payment' | 'command' | 'window';

export interface StreamConfig {
  /** What an item is, by its sort key; undefined for what nothing follows from. */
  followedBy(sortKey: string): Followed | undefined;
  /** The journal in an image; undefined when it is of something else. Absent where nobody keeps books. */
  journalOf?(image: Image): Journal | undefined;
  report: Report;
  /** How long the function may run still; for ever, if absent. */
  msLeft?(): number;
}

/** A batch of commands leaves all at once (infra/worker.ts); no provider has to bear more than that. */
export const mostAtOnce = 25;
/** With less time nothing is begun: longer than the longest effect, two tries of a payment, with the answer after it. */
export const leastToBeginMs = 40_000;
/** With less time nobody is waited for: the function answers, before it is ended and its whole batch with it. */
const leastToAnswerMs = 5_000;

type Effect = (shop: Shop, report: Report) => Promise<void>;

/** What follows from an item of each kind, when it names what it is about. */
const effects: Record<Followed, (image: Image, before: Image | undefined) => Effect | undefined> = {
  order(image) {
    const [householdId, orderId] = [image.householdId?.S, image.orderId?.S];
    if (!householdId || !orderId) return undefined;
    return (shop, report) => followOrder(shop, { householdId, orderId }, report);
  },
  payment(image) {
    const [householdId, paymentId] = [image.householdId?.S, image.paymentId?.S];
    if (!householdId || !paymentId) return undefined;
    return (shop, report) => followPaymentChange(shop, { householdId, paymentId }, report);
  },
  // Only as it was written first: what became of it is written over it, and must not send it again.
  command(image) {
    const [commandId, status] = [image.commandId?.S, image.status?.S];
    if (!commandId || status !== 'pending') return undefined;
    return (shop, report) => followCommand(shop, commandId, report);
  },
  // Only as it changed: when it was merely put off, its timer stands.
  window(image, before) {
    const windowId = image.windowId?.S;
    if (!windowId || image.version?.N === before?.version?.N) return undefined;
    return (shop) => scheduleNext(shop, windowId);
  },
};

function effectOf({ dynamodb }: DynamoDBRecord, { followedBy }: StreamConfig): Effect | undefined {
  const { NewImage: image, OldImage: before } = dynamodb ?? {};
  const followed = followedBy(image?.sk?.S ?? '');
  return image && followed && effects[followed](image, before);
}

/** What is done in one go, and by which records it was caused. */
interface Step {
  records: readonly DynamoDBRecord[];
  /** Steps of one line are taken in their order; others do not wait for them. */
  line: string;
  about: Record<string, unknown>;
  act(): Promise<void>;
}

/** One line for each household and each window, and in a window for each device: pages do not wait for a lock. */
function lineOf({ dynamodb }: DynamoDBRecord): string {
  const { lockId, cameraId } = dynamodb?.NewImage?.body?.M ?? {};
  return [dynamodb?.Keys?.pk?.S, lockId?.S ?? cameraId?.S].join(' ');
}

const stepOf = (record: DynamoDBRecord, act: Step['act']): Step => ({
  records: [record],
  line: lineOf(record),
  about: { eventID: record.eventID, sortKey: record.dynamodb?.Keys?.sk?.S },
  act,
});

const effectSteps = (shop: Shop, records: readonly DynamoDBRecord[], config: StreamConfig): Step[] =>
  records.flatMap((record) => {
    const effect = effectOf(record, config);
    return effect ? [stepOf(record, () => effect(shop, config.report))] : [];
  });

/** All journals of a batch in one step: together they meet the sums of the house a few times only. */
function ledgerSteps(shop: Shop, records: readonly DynamoDBRecord[], { journalOf }: StreamConfig): Step[] {
  const unreadable: Step[] = [];
  const found = new Map<DynamoDBRecord, Journal>();
  for (const record of records) {
    try {
      const journal = record.dynamodb?.NewImage && journalOf?.(record.dynamodb.NewImage);
      if (journal) found.set(record, journal);
    } catch (error) {
      unreadable.push(stepOf(record, () => Promise.reject(error)));
    }
  }
  if (found.size === 0) return unreadable;
  const about = { while: 'carrying journals into the books' };
  const act = () => followJournals(shop, [...found.values()]);
  return [{ records: [...found.keys()], line: 'books', about, act }, ...unreadable];
}

function linesOf(steps: readonly Step[]): Step[][] {
  const lines = new Map<string, Step[]>();
  for (const step of steps) lines.set(step.line, [...(lines.get(step.line) ?? []), step]);
  return [...lines.values()];
}

/** Takes steps as long as there is time. @returns those that failed, and those that were not taken or did not end. */
async function take(
  steps: readonly Step[],
  { report, msLeft = () => Number.POSITIVE_INFINITY }: StreamConfig,
): Promise<{ failed: Step[]; unfinished: Step[] }> {
  const unfinished = new Set(steps);
  const failed: Step[] = [];
  const actOf = (step: Step) => async () => {
    if (msLeft() < leastToBeginMs) return;
    try {
      await step.act();
    } catch (error) {
      report(error, step.about);
      failed.push(step);
    }
    unfinished.delete(step);
  };
  const lines = linesOf(steps).map((line) => line.map(actOf));
  await waitFor(workOff(lines, mostAtOnce), msLeft() - leastToAnswerMs);
  return { failed, unfinished: [...unfinished] };
}

/**
 * Follows the table's stream. Records that failed, or for which there was no time, are named, so that the stream gives
 * them again, and all that is behind the first of them. The others of the batch are done even so, and a repetition of
 * them finds nothing left to do.
 */
export async function followStream(
  shop: Shop,
  records: readonly DynamoDBRecord[],
  config: StreamConfig,
): Promise<DynamoDBBatchResponse> {
  const steps = [...effectSteps(shop, records, config), ...ledgerSteps(shop, records, config)];
  const { failed, unfinished } = await take(steps, config);
  if (unfinished.length > 0)
    config.report(new Error('there was no time for all of a batch'), { unfinished: unfinished.length });
  const again = new Set([...failed, ...unfinished].flatMap((step) => step.records));
  const batchItemFailures = records
    .filter((record) => again.has(record))
    .map(({ dynamodb }) => ({ itemIdentifier: dynamodb?.SequenceNumber ?? '' }));
  return { batchItemFailures };
}

/** A function at the stream, as Lambda calls it: with the time that it has. */
export const streamHandler =
  (shop: () => Promise<Shop> | Shop, config: StreamConfig) =>
  async (
    { Records: records }: DynamoDBStreamEvent,
    lambda?: Pick<Context, 'getRemainingTimeInMillis'>,
  ): Promise<DynamoDBBatchResponse> =>
    followStream(await shop(), records, {
      ...config,
      ...(lambda && { msLeft: () => lambda.getRemainingTimeInMillis() }),
    });
