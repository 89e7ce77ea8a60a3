import { Duration, type Stack } from 'aws-cdk-lib';
import { ComparisonOperator, type Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { Deployment } from './seller';
import { sellerOf } from './seller';

/** A figure that the nightly function logs, and when it calls somebody. */
export interface BooksAlarm {
  id: string;
  description: string;
  metric: Metric;
  threshold: number;
  comparison: ComparisonOperator;
  periods: number;
  missing: TreatMissingData;
}

const period = Duration.hours(6);
/** A night and some hours. */
const periodsWithoutNight = 5;

/** What is wrong with the books, or reached by them: read from the line that the nightly function logs. */
export function booksAlarms(stack: Stack, nightly: LambdaFunction, deployment: Deployment): BooksAlarm[] {
  const { alarmFromCents } = sellerOf(deployment).wallet;
  const figure = (metricName: string, metricValue: string): Metric =>
    new MetricFilter(stack, `${metricName}Filter`, {
      logGroup: nightly.logGroup,
      filterPattern: FilterPattern.stringValue('$.message', '=', 'night'),
      metricNamespace: 'Majordomo',
      metricName,
      metricValue,
    }).metric({ period, statistic: 'Maximum' });
  const above = (id: string, description: string, name: string, threshold: number): BooksAlarm => ({
    id,
    description,
    metric: figure(id, `$.${name}`),
    threshold,
    comparison: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    periods: 1,
    missing: TreatMissingData.NOT_BREACHING,
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
      description: 'No day has been sealed for over a day',
      metric: figure('Nights', '1'),
      threshold: 1,
      comparison: ComparisonOperator.LESS_THAN_THRESHOLD,
      periods: periodsWithoutNight,
      missing: TreatMissingData.BREACHING,
    },
  ];
}
