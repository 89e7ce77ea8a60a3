import path from 'node:path';
import { Duration, SecretValue, type Stack, Validations } from 'aws-cdk-lib';
import type { CfnTable } from 'aws-cdk-lib/aws-dynamodb';
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { Architecture, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import { indexes } from '../lambda/adapters/dynamodb/table';
import type { DeliveryQueues } from './delivery-queues';
import { type Deployment, environments, type Variables } from './seller';

export type FunctionName =
  | 'alexa'
  | 'http'
  | 'worker'
  | 'doors'
  | 'timers'
  | 'notify'
  | 'deadlines'
  | 'nightly';
export type ShopFunctions = Record<FunctionName, LambdaFunction>;

interface FunctionTraits {
  purpose: string;
  timeoutSeconds: number;
  memoryMb: number;
  /** What it does to items of the table; a transaction is allowed by the writes in it. */
  actions: string[];
  /** Indexes it asks. */
  asks: (keyof typeof indexes)[];
}

const reads = ['GetItem', 'BatchGetItem', 'Query'];
const writes = ['PutItem', 'UpdateItem'];

/*
 * No function reserves concurrency: in an account with the starting quota a reservation makes the deployment fail.
 * The API is throttled at its stage, the worker runs once per shard of the stream and `doors` ten times at most, and
 * sweeps may overlap harmlessly. Give `alexa` a share of its own when other work runs in the same account.
 */
const traits: Record<FunctionName, FunctionTraits> = {
  alexa: {
    purpose: 'Answers the Alexa skill',
    timeoutSeconds: 8,
    memoryMb: 1024,
    actions: [...reads, ...writes, 'DeleteItem', 'ConditionCheckItem', 'BatchWriteItem'],
    asks: [],
  },
  http: {
    purpose: 'Answers the seller’s systems',
    timeoutSeconds: 15,
    memoryMb: 512,
    actions: [...reads, ...writes, 'DeleteItem', 'BatchWriteItem', 'ConditionCheckItem'],
    asks: ['due', 'orderById'],
  },
  worker: {
    purpose: 'Carries out what was bought and paid',
    timeoutSeconds: 60,
    memoryMb: 512,
    actions: [...reads, ...writes],
    asks: [],
  },
  doors: {
    purpose: 'Commands locks and cameras, and has people told',
    timeoutSeconds: 60,
    memoryMb: 512,
    actions: ['GetItem', 'BatchGetItem', ...writes],
    asks: [],
  },
  timers: {
    purpose: 'Comes back to deliveries, to the second',
    timeoutSeconds: 30,
    memoryMb: 512,
    actions: ['BatchGetItem', ...writes],
    asks: [],
  },
  notify: {
    purpose: 'Tells people of their doors',
    timeoutSeconds: 30,
    memoryMb: 256,
    actions: ['GetItem', 'Query', ...writes],
    asks: [],
  },
  deadlines: {
    purpose: 'Acts on what is due',
    timeoutSeconds: 50,
    memoryMb: 512,
    actions: [...reads, ...writes, 'DeleteItem'],
    asks: ['due', 'orderById'],
  },
  nightly: {
    purpose: 'Seals the day and checks the books',
    timeoutSeconds: 900,
    memoryMb: 1024,
    actions: ['Query', 'Scan'],
    asks: [],
  },
};

interface Parts {
  key: Key;
  table: CfnTable;
  archive: Bucket;
  queues: DeliveryQueues;
  operations: Topic;
  deployment: Deployment;
  bundles: string;
}

/** The functions, each with a role that allows what it does and nothing else. */
export function shopFunctions(stack: Stack, parts: Parts): ShopFunctions {
  const { secretName, secretVersionId: versionId } = parts.deployment;
  // A reference in the template; CloudFormation puts the value in its place when it deploys.
  const secretOf = (jsonField: string) =>
    SecretValue.secretsManager(secretName, { jsonField, ...(versionId && { versionId }) }).unsafeUnwrap();
  const places = {
    tableName: parts.table.ref,
    archiveBucket: parts.archive.bucketName,
    timerQueueUrl: parts.queues.timers.queueUrl,
    noticeQueueUrl: parts.queues.notices.queueUrl,
    operationsTopicArn: parts.operations.topicArn,
  };
  const variables = environments(parts.deployment, places, secretOf);
  const make = (name: FunctionName) => shopFunction(stack, name, variables[name], parts);
  return {
    alexa: make('alexa'),
    http: make('http'),
    worker: make('worker'),
    doors: make('doors'),
    timers: make('timers'),
    notify: make('notify'),
    deadlines: make('deadlines'),
    nightly: make('nightly'),
  };
}

function shopFunction(stack: Stack, name: FunctionName, environment: Variables, parts: Parts) {
  const { purpose, timeoutSeconds, memoryMb } = traits[name];
  const id = name.charAt(0).toUpperCase() + name.slice(1);
  const logGroup = new LogGroup(stack, `${id}Logs`, {
    retention: RetentionDays.ONE_MONTH,
    encryptionKey: parts.key,
  });
  const made = new LambdaFunction(stack, id, {
    description: `Majordomo: ${purpose}`,
    runtime: Runtime.NODEJS_22_X,
    architecture: Architecture.ARM_64,
    code: Code.fromAsset(path.join(parts.bundles, name), { exclude: ['*.map'] }),
    handler: 'index.handler',
    timeout: Duration.seconds(timeoutSeconds),
    memorySize: memoryMb,
    environment,
    environmentEncryption: parts.key,
    logGroup,
    role: roleOf(stack, id, traits[name], logGroup, parts),
  });
  Validations.of(made).acknowledge({
    id: 'AwsSolutions-L1',
    reason:
      'The bundle is built for Node 22 and its budgets are measured on it; the runtime moves with the build target.',
  });
  return made;
}

function roleOf(
  stack: Stack,
  id: string,
  { actions, asks }: FunctionTraits,
  logGroup: LogGroup,
  parts: Parts,
): Role {
  const role = new Role(stack, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  const allow = (statement: string[], resources: string[]) =>
    role.addToPolicy(new PolicyStatement({ effect: Effect.ALLOW, actions: statement, resources }));
  allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [logGroup.logGroupArn]);
  allow(['kms:Decrypt'], [parts.key.keyArn]);
  allow(
    actions.map((action) => `dynamodb:${action}`),
    [parts.table.attrArn],
  );
  for (const index of asks) allow(['dynamodb:Query'], [`${parts.table.attrArn}/index/${indexes[index]}`]);
  return role;
}
