import { CfnDeletionPolicy, type Stack } from 'aws-cdk-lib';
import { CfnTable, type CfnTableProps } from 'aws-cdk-lib/aws-dynamodb';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { timeToLiveAttribute } from '../lambda/adapters/dynamodb/table';
import { tableDefinition } from '../lambda/adapters/dynamodb/table-definition';

/** CloudFormation's properties are the API's own with a small first letter: the definition is carried over whole. */
function uncapitalised(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(uncapitalised);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name.charAt(0).toLowerCase() + name.slice(1),
      uncapitalised(part),
    ]),
  );
}

/** The one table. Its keys and indexes are those of the adapter; here is only what the cloud adds. */
export function shopTable(stack: Stack, key: Key): CfnTable {
  const { StreamSpecification, ...definition } = tableDefinition;
  const table = new CfnTable(stack, 'Table', {
    ...(uncapitalised(definition) as Pick<CfnTableProps, 'keySchema'>),
    streamSpecification: { streamViewType: StreamSpecification.StreamViewType },
    timeToLiveSpecification: { attributeName: timeToLiveAttribute, enabled: true },
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
    sseSpecification: { sseEnabled: true, sseType: 'KMS', kmsMasterKeyId: key.keyArn },
    deletionProtectionEnabled: true,
  });
  table.cfnOptions.deletionPolicy = CfnDeletionPolicy.RETAIN;
  table.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.RETAIN;
  return table;
}
