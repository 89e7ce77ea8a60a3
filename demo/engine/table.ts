import {
  CreateTableCommand,
  type DynamoDBClient,
  ResourceInUseException,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { timeToLiveAttribute } from '../../lambda/adapters/dynamodb/table';
import { tableDefinition } from '../../lambda/adapters/dynamodb/table-definition';

/** Creates the table unless it stands. An embedded engine has it ready at once. */
export async function ensureTable(client: Pick<DynamoDBClient, 'send'>, name: string): Promise<void> {
  try {
    await client.send(new CreateTableCommand({ TableName: name, ...tableDefinition }));
  } catch (error) {
    if (error instanceof ResourceInUseException) return;
    throw error;
  }
  const TimeToLiveSpecification = { AttributeName: timeToLiveAttribute, Enabled: true };
  await client.send(new UpdateTimeToLiveCommand({ TableName: name, TimeToLiveSpecification }));
}
