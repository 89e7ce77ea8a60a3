/**
 * The least skill that talks to DynamoDB: ask-sdk-core and the client, nothing else. It greets a household after
 * reading what a turn of the skill reads, and writes one transaction when it hears "yes".
 */
import { randomUUID } from 'node:crypto';
import {
  DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { getIntentName, getRequestType, type HandlerInput, SkillBuilders } from 'ask-sdk-core';
import type { RequestEnvelope } from 'ask-sdk-model';

const { DYNAMODB_ENDPOINT: endpoint, TABLE_NAME: TableName = 'hello', HELLO_HOUSEHOLD = '' } = process.env;
const client = new DynamoDBClient(endpoint ? { endpoint } : {});
const pk = `H#${HELLO_HOUSEHOLD}`;

const get = (key: string, sk: string) =>
  client.send(
    new GetItemCommand({ TableName, Key: { pk: { S: key }, sk: { S: sk } }, ConsistentRead: true }),
  );

const query = (key: string, first: string, limit?: number) =>
  client.send(
    new QueryCommand({
      TableName,
      KeyConditionExpression: 'pk = :pk AND sk >= :first',
      ExpressionAttributeValues: { ':pk': { S: key }, ':first': { S: first } },
      ...(limit && { Limit: limit }),
    }),
  );

const readAll = () =>
  Promise.all([
    query(pk, 'A#', 2),
    get(pk, 'B#HABITS'),
    query(pk, 'O#', 20),
    get('CATALOGUE', 'HEAD'),
    query('DEALS', '2'),
  ]);

const put = (key: string) => ({
  Put: {
    TableName,
    Item: { pk: { S: `HELLO#${randomUUID()}` }, sk: { S: key }, said: { S: 'yes '.repeat(150) } },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

const write = () =>
  client.send(
    new TransactWriteItemsCommand({ TransactItems: ['journal', 'wallet', 'line', 'order'].map(put) }),
  );

const isYes = ({ requestEnvelope }: HandlerInput): boolean =>
  getRequestType(requestEnvelope) === 'IntentRequest' &&
  getIntentName(requestEnvelope) === 'AMAZON.YesIntent';

const skill = SkillBuilders.custom()
  .addRequestHandlers({
    canHandle: () => true,
    handle: async (input: HandlerInput) => {
      await readAll();
      if (isYes(input)) await write();
      return input.responseBuilder.speak('Hello world').reprompt('Hello?').getResponse();
    },
  })
  .create();

export const handler = (envelope: RequestEnvelope) => skill.invoke(envelope);
