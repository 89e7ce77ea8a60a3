import { Duration, type Stack } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { FaultCode } from '../lambda/domain/fault';
import { booksAlarms, type NamedAlarm } from './books';
import type { DeliveryQueues } from './delivery-queues';
import type { ShopFunctions } from './functions';
import type { Deployment } from './seller';

interface Watched {
  functions: ShopFunctions;
  api: HttpApi;
  deadLetters: Queue[];
  queues: DeliveryQueues;
  topic: Topic;
  deployment: Deployment;
}

const period = Duration.minutes(5);
const slowTurnMs = 5_000;
/** A message may be held back for a quarter of an hour. */
const lateTimerSeconds = 15 * 60 + 120;
const lateNoticeSeconds = 180;
const lateStreamMs = Duration.hours(1).toMilliseconds();
const lateDoorsMs = Duration.minutes(1).toMilliseconds();

/** Calls somebody, by the topic's e-mail, for each thing that customers or the seller would feel. */
export function watch(
  stack: Stack,
  { functions, api, deadLetters, queues, topic, deployment }: Watched,
): void {
  const call = ({ id, ...when }: NamedAlarm) =>
    new Alarm(stack, id, when).addAlarmAction(new SnsAction(topic));
  const alarm = (id: string, alarmDescription: string, metric: IMetric, threshold: number, periods = 1) =>
    call({
      id,
      alarmDescription,
      metric,
      threshold,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: periods,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });

  for (const [name, each] of Object.entries(functions) as [string, LambdaFunction][]) {
    alarm(`${name}Errors`, `${name} failed`, each.metricErrors({ period }), 0);
    alarm(`${name}Throttles`, `${name} was throttled`, each.metricThrottles({ period }), 0);
  }
  const slowest = functions.alexa.metricDuration({ period, statistic: 'p99' });
  alarm('SlowTurns', 'One turn in a hundred takes over 5 of the 8 seconds', slowest, slowTurnMs, 2);
  const lateness = functions.worker.metric('IteratorAge', { period, statistic: 'Maximum' });
  alarm('LateStream', 'Effects wait for over an hour; after 12 they are given up', lateness, lateStreamMs);
  const waitsMs = functions.doors.metric('IteratorAge', {
    period: Duration.minutes(1),
    statistic: 'Maximum',
  });
  alarm('LateDoors', 'Commands to doors, and pages, wait for over a minute', waitsMs, lateDoorsMs);
  alarm('HttpServerErrors', 'The HTTP API answered 5xx', api.metricServerError({ period }), 0);
  for (const one of booksAlarms(stack, functions.nightly, deployment)) call(one);
  const waitingMs = (queue: Queue) =>
    queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(1), statistic: 'Maximum' });
  const { timers, notices } = queues;
  alarm('LateTimers', 'Doors are looked at by the sweeper alone', waitingMs(timers), lateTimerSeconds, 2);
  alarm('LateNotices', 'People are told minutes late', waitingMs(notices), lateNoticeSeconds, 2);
  alarm('MoneyByHand', 'Money that only a person can move: see the log', moneyByHand(stack, functions), 0);
  const open = doorNotLocked(stack, functions.doors);
  alarm('DoorNotLocked', 'A door could not be locked: open it in the console now', open, 0);
  for (const queue of deadLetters) {
    const waiting = queue.metricApproximateNumberOfMessagesVisible({ period, statistic: 'Maximum' });
    alarm(`${queue.node.id}Waiting`, `${queue.node.id}: something failed for good`, waiting, 0);
  }
}

const codesByHand: FaultCode[] = ['payment-by-hand', 'payment-mismatch'];

/** Whatever reports a fault that ends with a person moving money: one figure of both functions. */
function moneyByHand(stack: Stack, { worker, http }: ShopFunctions): IMetric {
  const [metricNamespace, metricName] = ['Majordomo', 'MoneyByHand'];
  const filterPattern = FilterPattern.any(
    ...codesByHand.map((code) => FilterPattern.stringValue('$.code', '=', code)),
  );
  for (const { node, logGroup } of [worker, http])
    new MetricFilter(stack, `${metricName}${node.id}Filter`, {
      ...{ logGroup, filterPattern, metricNamespace, metricName, metricValue: '1' },
    });
  return new Metric({ namespace: metricNamespace, metricName, period, statistic: 'Sum' });
}

/** Whenever somebody had to be told that a door could not be locked, whether they could be told or not. */
const doorNotLocked = (stack: Stack, doors: LambdaFunction): IMetric =>
  new MetricFilter(stack, 'DoorNotLockedFilter', {
    logGroup: doors.logGroup,
    filterPattern: FilterPattern.all(
      FilterPattern.stringValue('$.message', '=', 'notice'),
      FilterPattern.stringValue('$.topic', '=', 'door-not-locked'),
    ),
    metricNamespace: 'Majordomo',
    metricName: 'DoorNotLocked',
    metricValue: '1',
  }).metric({ period: Duration.minutes(1), statistic: 'Sum' });

/** Where alarms go, and what operations have to know of doors: one place to subscribe a pager or an address to. */
export function alarmTopic(stack: Stack, key: Key, { alarmEmail: email }: Deployment): Topic {
  const topic = new Topic(stack, 'Alarms', { masterKey: key, enforceSSL: true });
  // A topic with a policy of its own, here for TLS, no longer lets the account's alarms publish unasked.
  topic.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: { StringEquals: { 'aws:SourceAccount': stack.account } },
    }),
  );
  if (email) topic.addSubscription(new EmailSubscription(email));
  return topic;
}
