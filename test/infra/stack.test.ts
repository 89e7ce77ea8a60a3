import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks } from 'cdk-nag';
import { readDeployment } from '../../infra/seller';
import { MajordomoStack } from '../../infra/stack';
import { timeToLiveAttribute } from '../../lambda/adapters/dynamodb/table';
import { tableDefinition } from '../../lambda/adapters/dynamodb/table-definition';

const functionNames = ['alexa', 'http', 'worker', 'timers', 'notify', 'deadlines', 'nightly'];
const bundles = mkdtempSync(path.join(tmpdir(), 'bundles-'));
const deployment = readDeployment('infra/seller.example.json');
let template: Template;

/** A bundle's content is no matter of the stack: an empty handler stands for it. */
function writeBundles(): void {
  for (const name of functionNames) {
    mkdirSync(path.join(bundles, name));
    writeFileSync(path.join(bundles, name, 'index.js'), 'exports.handler = async () => ({});');
  }
}

beforeAll(() => {
  writeBundles();
  const app = new App({ outdir: path.join(bundles, 'cdk.out'), stackTraces: false, treeMetadata: false });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  const stack = new MajordomoStack(app, 'Majordomo', { deployment, bundles });
  // Throws when a rule of cdk-nag is broken and not justified in its place.
  app.synth();
  template = Template.fromStack(stack);
});

afterAll(() => rmSync(bundles, { recursive: true }));

interface Statement {
  Action: string | string[];
  Resource: unknown;
}

/** What the role of a function allows: `action on resource`. */
function allowed(name: string): { action: string; resource: string }[] {
  const policies = template.findResources('AWS::IAM::Policy');
  const [policy] = Object.entries(policies).filter(([id]) => id.toLowerCase().startsWith(`${name}role`));
  const statements: Statement[] = policy?.[1].Properties.PolicyDocument.Statement ?? [];
  return statements.flatMap(({ Action, Resource }) =>
    [Action].flat().map((action) => ({ action, resource: JSON.stringify(Resource) })),
  );
}

const actionsOf = (name: string, service: string): string[] =>
  allowed(name)
    .map(({ action }) => action)
    .filter((action) => action.startsWith(`${service}:`))
    .sort();

const variablesOf = (name: string): Record<string, unknown> => {
  const functions = template.findResources('AWS::Lambda::Function');
  const [made] = Object.entries(functions).filter(([id]) => id.toLowerCase().startsWith(name));
  return made?.[1].Properties.Environment.Variables ?? {};
};

describe('the table', () => {
  const properties = () => Object.values(template.findResources('AWS::DynamoDB::Table'))[0]?.Properties;

  test('is the one the adapters define, paid per request, with a stream', () => {
    expect(properties()).toMatchObject({
      KeySchema: tableDefinition.KeySchema,
      AttributeDefinitions: tableDefinition.AttributeDefinitions,
      GlobalSecondaryIndexes: tableDefinition.GlobalSecondaryIndexes,
      BillingMode: 'PAY_PER_REQUEST',
      StreamSpecification: { StreamViewType: tableDefinition.StreamSpecification.StreamViewType },
    });
  });

  test('sweeps its garbage by the attribute the adapters write', () => {
    expect(properties().TimeToLiveSpecification).toEqual({
      AttributeName: timeToLiveAttribute,
      Enabled: true,
    });
  });

  test('can be brought back to any second of 35 days', () => {
    expect(properties().PointInTimeRecoverySpecification).toEqual({
      PointInTimeRecoveryEnabled: true,
      RecoveryPeriodInDays: 35,
    });
  });

  test('is encrypted with our key', () => {
    expect(properties().SSESpecification).toMatchObject({ SSEEnabled: true, SSEType: 'KMS' });
    expect(properties().SSESpecification.KMSMasterKeyId).toBeDefined();
  });

  test('outlives mistakes', () => {
    template.hasResource('AWS::DynamoDB::Table', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: { DeletionProtectionEnabled: true },
    });
  });
});

describe('the functions', () => {
  test('are seven, on arm64 and Node 22, each with its own log kept for a month', () => {
    template.resourceCountIs('AWS::Lambda::Function', 7);
    template.allResourcesProperties('AWS::Lambda::Function', {
      Architectures: ['arm64'],
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      LoggingConfig: Match.anyValue(),
      KmsKeyArn: Match.anyValue(),
    });
    template.allResourcesProperties('AWS::Logs::LogGroup', {
      RetentionInDays: 30,
      KmsKeyId: Match.anyValue(),
    });
  });

  test.each(functionNames)('%s may do nothing by a wildcard', (name) => {
    const rights = allowed(name);
    expect(rights).not.toEqual([]);
    const isWild = (text: string) => text.replace('/seals/*', '').includes('*');
    expect(rights.filter(({ action, resource }) => isWild(action + resource))).toEqual([]);
  });

  test.each([
    [
      'alexa',
      [
        'BatchGetItem',
        'BatchWriteItem',
        'ConditionCheckItem',
        'DeleteItem',
        'GetItem',
        'PutItem',
        'Query',
        'UpdateItem',
      ],
    ],
    [
      'http',
      [
        'BatchGetItem',
        'BatchWriteItem',
        'ConditionCheckItem',
        'DeleteItem',
        'GetItem',
        'PutItem',
        'Query',
        'UpdateItem',
      ],
    ],
    ['worker', ['BatchGetItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem']],
    ['timers', ['BatchGetItem', 'PutItem', 'UpdateItem']],
    ['notify', ['GetItem', 'PutItem', 'Query', 'UpdateItem']],
    ['deadlines', ['BatchGetItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem']],
  ])(
    '%s may do to items of the table what its code does, and erasing a household is the skill’s alone',
    (name, actions) => {
      const onItems = allowed(name).filter(({ resource }) => resource === '{"Fn::GetAtt":["Table","Arn"]}');
      expect(onItems.map(({ action }) => action.replace('dynamodb:', '')).sort()).toEqual(actions);
    },
  );

  test('the whole table is read by night, and only then', () => {
    expect(functionNames.filter((name) => actionsOf(name, 'dynamodb').includes('dynamodb:Scan'))).toEqual([
      'nightly',
    ]);
    expect(actionsOf('nightly', 'dynamodb')).toEqual(['dynamodb:Query', 'dynamodb:Scan']);
  });

  test('seals are written by the nightly function, and read where receipts are shown', () => {
    const may = (action: string) => functionNames.filter((name) => actionsOf(name, 's3').includes(action));
    expect(may('s3:PutObject')).toEqual(['nightly']);
    expect(may('s3:GetObject')).toEqual(['http', 'nightly']);
    expect(functionNames.flatMap((name) => actionsOf(name, 's3')).sort()).toEqual([
      's3:GetObject',
      's3:GetObject',
      's3:ListBucket',
      's3:ListBucket',
      's3:PutObject',
    ]);
  });

  test('each index is asked by the functions that need it', () => {
    const askers = (index: string) =>
      functionNames.filter((name) =>
        allowed(name).some(({ resource }) => resource.includes(`/index/${index}"`)),
      );
    expect(askers('due')).toEqual(['http', 'deadlines']);
    expect(askers('orderById')).toEqual(['http', 'deadlines']);
  });

  /** Which functions may do something to a queue, a topic or an identity. */
  const allowedTo = (action: string, target: string) =>
    functionNames.filter((name) =>
      allowed(name).some((right) => right.action === action && right.resource.includes(target)),
    );

  test('only the worker reads the stream and writes to its dead-letter queue', () => {
    const readers = functionNames.filter((name) =>
      actionsOf(name, 'dynamodb').includes('dynamodb:GetRecords'),
    );
    expect([readers, allowedTo('sqs:SendMessage', '"FailedEffects')]).toEqual([['worker'], ['worker']]);
  });

  test('timers are set by who looks at doors or is called by one, and are read by their own function', () => {
    expect(allowedTo('sqs:SendMessage', '"TimerQueue')).toEqual(['http', 'worker', 'timers', 'deadlines']);
    expect(allowedTo('sqs:ReceiveMessage', '"TimerQueue')).toEqual(['timers']);
  });

  test('the worker alone has people told, and one function alone tells them: by e-mail of one domain, and one topic', () => {
    expect(allowedTo('sqs:SendMessage', '"NoticeQueue')).toEqual(['worker']);
    expect(allowedTo('sqs:ReceiveMessage', '"NoticeQueue')).toEqual(['notify']);
    expect(allowedTo('sns:Publish', '"Alarms')).toEqual(['notify']);
    expect(allowedTo('ses:SendEmail', ':identity/example.com')).toEqual(['notify']);
    expect(functionNames.flatMap((name) => [...actionsOf(name, 'ses'), ...actionsOf(name, 'sns')])).toEqual([
      'ses:SendEmail',
      'sns:Publish',
    ]);
  });

  test('run as production, with each secret only where it is used and only as a reference', () => {
    const holders = (field: string) =>
      functionNames.filter(
        (name) => variablesOf(name)[field] === `{{resolve:secretsmanager:majordomo:SecretString:${field}::}}`,
      );
    expect(holders('HOUSEHOLD_KEY')).toEqual(['alexa', 'http']);
    expect(holders('VOICE_CODE_KEY')).toEqual(['alexa', 'http']);
    expect(holders('STORE_WEBHOOK_SECRETS_IN')).toEqual(['http']);
    expect(holders('STORE_WEBHOOK_SECRET_OUT')).toEqual(['worker']);
    expect(holders('SEAM_API_KEY')).toEqual(['worker', 'timers', 'deadlines']);
    expect(holders('GATE_SECRET_OUT')).toEqual(['worker', 'timers', 'deadlines']);
    expect(holders('ALEXA_CLIENT_SECRET')).toEqual(['notify']);
    for (const name of functionNames) expect(variablesOf(name).MAJORDOMO_ENV).toBe('production');
    expect(JSON.stringify(template.toJSON())).not.toContain('whsec_');
  });
});

test('Alexa may call the skill’s function, for this skill only', () => {
  template.hasResourceProperties('AWS::Lambda::Permission', {
    Principal: 'alexa-appkit.amazon.com',
    EventSourceToken: deployment.skillId,
    FunctionName: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Alexa'), 'Arn'] },
  });
});

test('the stream feeds the worker, which narrows failures down and gives up into a queue', () => {
  template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
    FunctionName: { Ref: Match.stringLikeRegexp('^Worker') },
    BisectBatchOnFunctionError: true,
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    MaximumRecordAgeInSeconds: 43_200,
    StartingPosition: 'TRIM_HORIZON',
    DestinationConfig: { OnFailure: { Destination: Match.anyValue() } },
  });
});

test('deadlines are swept every minute', () => {
  template.hasResourceProperties('AWS::Events::Rule', {
    ScheduleExpression: 'rate(1 minute)',
    Targets: [Match.objectLike({ DeadLetterConfig: Match.anyValue() })],
  });
});

test.each([
  ['Timer', 3_600, 2],
  ['Notice', 86_400, 10],
])('a message of %s is tried again, and goes to the dead in time', (id, keptSeconds, tries) => {
  template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
    EventSourceArn: { 'Fn::GetAtt': [Match.stringLikeRegexp(`^${id}Queue`), 'Arn'] },
    FunctionResponseTypes: ['ReportBatchItemFailures'],
  });
  template.hasResourceProperties('AWS::SQS::Queue', {
    MessageRetentionPeriod: keptSeconds,
    VisibilityTimeout: 180,
    RedrivePolicy: {
      maxReceiveCount: tries,
      deadLetterTargetArn: { 'Fn::GetAtt': [Match.stringLikeRegexp(`^Failed${id}`), 'Arn'] },
    },
  });
});

test('a door that could not be locked is read from the log of the worker', () => {
  template.hasResourceProperties('AWS::Logs::MetricFilter', {
    FilterPattern: '{ ($.message = "notice") && ($.topic = "door-not-locked") }',
    LogGroupName: { Ref: Match.stringLikeRegexp('^WorkerLogs') },
  });
});

test('seals are kept for ten years, and nobody can shorten them', () => {
  template.hasResource('AWS::S3::Bucket', {
    DeletionPolicy: 'Retain',
    Properties: {
      ObjectLockEnabled: true,
      ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 3_660 } } },
      VersioningConfiguration: { Status: 'Enabled' },
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: true },
      BucketEncryption: Match.objectLike({}),
    },
  });
});

test('books are closed every night', () => {
  template.hasResourceProperties('AWS::Events::Rule', { ScheduleExpression: 'cron(10 4 * * ? *)' });
});

test.each([
  ['Drift', '$.driftCoins', 'GreaterThanOrEqualToThreshold', 1],
  ['Outstanding', '$.outstandingCents', 'GreaterThanOrEqualToThreshold', 80_000_000],
  ['YearVolume', '$.yearVolumeCents', 'GreaterThanOrEqualToThreshold', 80_000_000],
  ['Nights', '1', 'LessThanThreshold', 1],
])('the figure %s is read from the log, and calls somebody', (name, value, comparison, threshold) => {
  template.hasResourceProperties('AWS::Logs::MetricFilter', {
    FilterPattern: '{ $.message = "night" }',
    MetricTransformations: [{ MetricName: name, MetricNamespace: 'Majordomo', MetricValue: value }],
  });
  template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    MetricName: name,
    ComparisonOperator: comparison,
    Threshold: threshold,
  });
});

test('queues are encrypted with our key and take nothing unencrypted', () => {
  template.resourceCountIs('AWS::SQS::Queue', 7);
  template.allResourcesProperties('AWS::SQS::Queue', { KmsMasterKeyId: Match.anyValue() });
  template.allResourcesProperties('AWS::SQS::QueuePolicy', {
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      ]),
    },
  });
});

test('the HTTP API is throttled and logs every call', () => {
  template.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
    DefaultRouteSettings: { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 },
    AccessLogSettings: { DestinationArn: Match.anyValue(), Format: Match.stringLikeRegexp('requestId') },
  });
});

test.each([
  ['errors', { MetricName: 'Errors', Namespace: 'AWS/Lambda' }, 7],
  ['throttles', { MetricName: 'Throttles', Namespace: 'AWS/Lambda' }, 7],
  ['slow turns', { MetricName: 'Duration', ExtendedStatistic: 'p99', Threshold: 5_000 }, 1],
  ['an hour’s lag of the stream', { MetricName: 'IteratorAge', Threshold: 3_600_000 }, 1],
  ['letters to the dead', { MetricName: 'ApproximateNumberOfMessagesVisible', Threshold: 0 }, 5],
  ['doors that could not be locked', { MetricName: 'DoorNotLocked', Threshold: 0 }, 1],
  ['timers and notices that come late', { MetricName: 'ApproximateAgeOfOldestMessage' }, 2],
  ['5xx answers', { MetricName: '5xx', Namespace: 'AWS/ApiGateway' }, 1],
])('%s call somebody', (_what, properties, count) => {
  const alarms = Object.keys(template.findResources('AWS::CloudWatch::Alarm', { Properties: properties }));
  expect(alarms).toHaveLength(count);
  template.allResourcesProperties('AWS::CloudWatch::Alarm', {
    AlarmActions: [{ Ref: Match.stringLikeRegexp('^Alarms') }],
  });
});

test('alarms may reach their topic, which has a policy of its own', () => {
  template.hasResourceProperties('AWS::SNS::TopicPolicy', {
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({
          Effect: 'Allow',
          Action: 'sns:Publish',
          Principal: { Service: 'cloudwatch.amazonaws.com' },
        }),
      ]),
    },
  });
});
