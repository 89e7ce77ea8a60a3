import { RemovalPolicy, type Stack } from 'aws-cdk-lib';
import { AnyPrincipal, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';

/** Services that put something encrypted into our queues and topics on their own. */
const senders = ['events.amazonaws.com', 'cloudwatch.amazonaws.com'];

const encrypting = ['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey'];

/** One key for everything at rest. Kept when the stack goes: without it the table's backups are noise. */
export function encryptionKey(stack: Stack): Key {
  const key = new Key(stack, 'Key', {
    description: 'Majordomo: table, queues, logs and variables at rest',
    enableKeyRotation: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  // Without a condition: the queues and the topic themselves say who may send, and a wrong one would mute the alarms.
  allow(key, ['kms:Decrypt', 'kms:GenerateDataKey'], senders);
  allow(key, [...encrypting, 'kms:DescribeKey'], [`logs.${stack.region}.amazonaws.com`], {
    ArnLike: {
      'kms:EncryptionContext:aws:logs:arn': `arn:${stack.partition}:logs:${stack.region}:${stack.account}:*`,
    },
  });
  // Whoever may use the table may have DynamoDB use the key for it, and for nothing else.
  key.addToResourcePolicy(
    new PolicyStatement({
      principals: [new AnyPrincipal()],
      actions: [...encrypting, 'kms:ReEncryptFrom', 'kms:ReEncryptTo', 'kms:DescribeKey', 'kms:CreateGrant'],
      resources: ['*'],
      conditions: {
        StringEquals: {
          'kms:CallerAccount': stack.account,
          'kms:ViaService': `dynamodb.${stack.region}.amazonaws.com`,
        },
      },
    }),
  );
  return key;
}

function allow(
  key: Key,
  actions: string[],
  services: string[],
  conditions: Record<string, unknown> = {},
): void {
  const principals = services.map((service) => new ServicePrincipal(service));
  key.addToResourcePolicy(new PolicyStatement({ principals, actions, resources: ['*'], conditions }));
}
