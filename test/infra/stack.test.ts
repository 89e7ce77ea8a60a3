import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks } from 'cdk-nag';
import { readDeployment } from '../../infra/seller';
import { MajordomoStack } from '../../infra/stack';
import { followedAtDoors, followedInTrade } from '../../lambda/adapters/dynamodb/followed';
import { journalSk, keys, timeToLiveAttribute } from '../../lambda/adapters/dynamodb/table';
import { tableDefinition } from '../../lambda/adapters/dynamodb/table-definition';
import { leastToBeginMs, mostAtOnce } from '../../lambda/outbox/stream';

const functionNames = ['alexa', 'http', 'worker', 'doors', 'timers', 'notify', 'deadlines', 'nightly'];
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
  test('are eight, on arm64 and Node 22, each with its own log kept for a month', () => {
    template.resourceCountIs('AWS::Lambda::Function', 8);
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
    ['doors', ['BatchGetItem', 'GetItem', 'PutItem', 'UpdateItem']],
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

  test('two read the stream, as many as it bears, and each writes to its own dead-letter queue', () => {
    const readers = functionNames.filter((name) =>
      actionsOf(name, 'dynamodb').includes('dynamodb:GetRecords'),
    );
    expect(readers).toEqual(['worker', 'doors']);
    expect(allowedTo('sqs:SendMessage', '"FailedEffects')).toEqual(['worker']);
    expect(allowedTo('sqs:SendMessage', '"FailedCommands')).toEqual(['doors']);
  });

  test('timers are set by who looks at doors or is called by one, and are read by their own function', () => {
    expect(allowedTo('sqs:SendMessage', '"TimerQueue')).toEqual(['http', 'doors', 'timers', 'deadlines']);
    expect(allowedTo('sqs:ReceiveMessage', '"TimerQueue')).toEqual(['timers']);
  });

  test('one function alone has people told, and one alone tells them: by e-mail of one domain, and one topic', () => {
    expect(allowedTo('sqs:SendMessage', '"NoticeQueue')).toEqual(['doors']);
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
    expect(holders('STRIPE_SECRET_KEY')).toEqual(['worker']);
    expect(holders('SEAM_API_KEY')).toEqual(['doors', 'timers', 'deadlines']);
    expect(holders('GATE_SECRET_OUT')).toEqual(['doors', 'timers', 'deadlines']);
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

describe('the stream', () => {
  interface Mapping {
    BatchSize: number;
    FilterCriteria: { Filters: { Pattern: string }[] };
  }
  const mappingOf = (name: string): Mapping => {
    const mappings = template.findResources('AWS::Lambda::EventSourceMapping');
    const [mapping] = Object.entries(mappings).filter(([id]) => id.startsWith(`StreamTo${name}`));
    return mapping?.[1].Properties;
  };

  test.each([
    ['Worker', 43_200],
    ['Doors', 3_600],
  ])('feeds %s, which narrows failures down and gives up into a queue', (name, seconds) => {
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      FunctionName: { Ref: Match.stringLikeRegexp(`^${name}`) },
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      MaximumRecordAgeInSeconds: seconds,
      StartingPosition: 'TRIM_HORIZON',
      DestinationConfig: { OnFailure: { Destination: Match.anyValue() } },
    });
  });

  test('feeds doors without waiting, in ten parts at once, each as small as is followed at once', () => {
    expect(mappingOf('Doors')).toMatchObject({ ParallelizationFactor: 10 });
    expect(mappingOf('Doors')).not.toHaveProperty('MaximumBatchingWindowInSeconds');
    expect(mappingOf('Doors').BatchSize).toBeLessThanOrEqual(mostAtOnce);
  });

  test.each(['Worker', 'Doors'])('gives %s more time than the longest effect takes', (name) => {
    const functions = Object.entries(template.findResources('AWS::Lambda::Function'));
    const [, made] = functions.find(([id]) => id.startsWith(name)) ?? [];
    expect(made?.Properties.Timeout * 1_000).toBeGreaterThanOrEqual(leastToBeginMs + 20_000);
  });

  /** As Lambda reads a filter: one of several texts or beginnings. */
  const passes = (name: string, sk: string): boolean =>
    mappingOf(name).FilterCriteria.Filters.some(({ Pattern }) => {
      const sortKeys: (string | { prefix: string })[] = JSON.parse(Pattern).dynamodb.Keys.sk.S;
      return sortKeys.some((wanted) =>
        typeof wanted === 'string' ? wanted === sk : sk.startsWith(wanted.prefix),
      );
    });

  test.each([
    keys.order('hh_1', 'ord_1').sk,
    keys.payment('hh_1', 'pay_1').sk,
    keys.window('win_1').sk,
    keys.command('win_1.1.1').sk,
    keys.journal('key').sk,
    keys.live('win_1').sk,
    keys.entry('win_1', 1).sk,
    keys.profile('hh_1').sk,
    keys.wallet('hh_1').sk,
    keys.windowView('hh_1', 'win_1').sk,
  ])('gives an item of %s to whom follows it, and to nobody else', (sk) => {
    expect(passes('Doors', sk)).toBe(followedAtDoors(sk) !== undefined);
    expect(passes('Worker', sk)).toBe(followedInTrade(sk) !== undefined || sk === journalSk);
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

test('a door that could not be locked is read from the log of who commands it', () => {
  template.hasResourceProperties('AWS::Logs::MetricFilter', {
    FilterPattern: '{ ($.message = "notice") && ($.topic = "door-not-locked") }',
    LogGroupName: { Ref: Match.stringLikeRegexp('^DoorsLogs') },
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
  template.resourceCountIs('AWS::SQS::Queue', 8);
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
  ['errors', { MetricName: 'Errors', Namespace: 'AWS/Lambda' }, 8],
  ['throttles', { MetricName: 'Throttles', Namespace: 'AWS/Lambda' }, 8],
  ['slow turns', { MetricName: 'Duration', ExtendedStatistic: 'p99', Threshold: 5_000 }, 1],
  ['an hour’s lag of the stream', { MetricName: 'IteratorAge', Threshold: 3_600_000 }, 1],
  ['a minute’s wait of doors', { MetricName: 'IteratorAge', Threshold: 60_000, Period: 60 }, 1],
  ['letters to the dead', { MetricName: 'ApproximateNumberOfMessagesVisible', Threshold: 0 }, 6],
  ['doors that could not be locked', { MetricName: 'DoorNotLocked', Threshold: 0 }, 1],
  ['money that only a person can move', { MetricName: 'MoneyByHand', Threshold: 0 }, 1],
  ['timers and notices that come late', { MetricName: 'ApproximateAgeOfOldestMessage' }, 2],
  ['5xx answers', { MetricName: '5xx', Namespace: 'AWS/ApiGateway' }, 1],
])('%s call somebody', (_what, properties, count) => {
  const alarms = Object.keys(template.findResources('AWS::CloudWatch::Alarm', { Properties: properties }));
  expect(alarms).toHaveLength(count);
  template.allResourcesProperties('AWS::CloudWatch::Alarm', {
    AlarmActions: [{ Ref: Match.stringLikeRegexp('^Alarms') }],
  });
});

test('money that only a person can move is looked for in the logs of both functions that meet it', () => {
  const filters = template.findResources('AWS::Logs::MetricFilter', {
    Properties: { FilterPattern: '{ ($.code = "payment-by-hand") || ($.code = "payment-mismatch") }' },
  });
  const groups = Object.values(filters).map(({ Properties }) => JSON.stringify(Properties.LogGroupName));
  expect(groups.sort()).toEqual([expect.stringMatching('HttpLogs'), expect.stringMatching('WorkerLogs')]);
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
