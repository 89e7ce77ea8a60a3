import { Duration, type Stack } from 'aws-cdk-lib';
import {
  type AlarmProps,
  ComparisonOperator,
  type Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { type Deployment, sellerOf } from './seller';

/** When somebody is called. */
export interface NamedAlarm extends AlarmProps {
  id: string;
}

const period = Duration.hours(6);
/** A night and some hours. */
const periodsWithoutNight = 5;

const figuresOf =
  (stack: Stack, { logGroup }: LambdaFunction) =>
  (metricName: string, metricValue: string): Metric =>
    new MetricFilter(stack, `${metricName}Filter`, {
      logGroup,
      filterPattern: FilterPattern.stringValue('$.message', '=', 'night'),
      metricNamespace: 'Majordomo',
      metricName,
      metricValue,
    }).metric({ period, statistic: 'Maximum' });

/** What is wrong with the books, or reached by them: read from the line that the nightly function logs. */
export function booksAlarms(stack: Stack, nightly: LambdaFunction, deployment: Deployment): NamedAlarm[] {
  const { alarmFromCents } = sellerOf(deployment).wallet;
  const figure = figuresOf(stack, nightly);
  const above = (id: string, alarmDescription: string, name: string, threshold: number): NamedAlarm => ({
    id,
    alarmDescription,
    metric: figure(id, `$.${name}`),
    threshold,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    evaluationPeriods: 1,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
  return [
    above('Drift', 'The books of the house differ from the journals', 'driftCoins', 1),
    above(
      'Outstanding',
      'Coins outstanding reach the supervisor’s threshold',
      'outstandingCents',
      alarmFromCents,
    ),
    above(
      'YearVolume',
      'A year’s spending reaches the supervisor’s threshold',
      'yearVolumeCents',
      alarmFromCents,
    ),
    {
      id: 'NoNight',
      alarmDescription: 'No day has been sealed for over a day',
      metric: figure('Nights', '1'),
      threshold: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods: periodsWithoutNight,
      treatMissingData: TreatMissingData.BREACHING,
    },
  ];
}
