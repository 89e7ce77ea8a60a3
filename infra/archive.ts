import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type CfnBucket,
  ObjectLockRetention,
} from 'aws-cdk-lib/aws-s3';

/** As long as accounting records must be kept in France: ten years, and some days for the leap ones. */
const keptFor = Duration.days(3_660);
const sealNames = 'seals/*';

/**
 * Where seals are kept. In compliance mode nobody, the account's owner included, can change or delete an object before
 * its years are over; what is written again under its name becomes a version beside it, and the function asks S3 to
 * refuse even that.
 */
export function sealArchive(stack: Stack, key: Key): Bucket {
  const bucket = new Bucket(stack, 'Seals', {
    encryption: BucketEncryption.KMS,
    encryptionKey: key,
    bucketKeyEnabled: true,
    enforceSSL: true,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    versioned: true,
    objectLockEnabled: true,
    objectLockDefaultRetention: ObjectLockRetention.compliance(keptFor),
    removalPolicy: RemovalPolicy.RETAIN,
  });
  Validations.of(bucket).acknowledge({
    id: 'AwsSolutions-S1',
    reason: 'One function writes one object a day, and no object can be altered: its log says what it wrote.',
  });
  return bucket;
}

/** The nightly function writes seals and reads them. */
export function letSeal(nightly: LambdaFunction, bucket: Bucket, key: Key): void {
  letProve(nightly, bucket);
  nightly.addToRolePolicy(
    new PolicyStatement({ actions: ['s3:PutObject'], resources: [bucket.arnForObjects(sealNames)] }),
  );
  nightly.addToRolePolicy(new PolicyStatement({ actions: ['kms:GenerateDataKey'], resources: [key.keyArn] }));
}

const logicalIdOf = (bucket: Bucket): string =>
  Stack.of(bucket).getLogicalId(bucket.node.defaultChild as CfnBucket);

/** Whoever shows receipts reads seals. */
export function letProve(reader: LambdaFunction, bucket: Bucket): void {
  reader.addToRolePolicy(
    new PolicyStatement({ actions: ['s3:GetObject'], resources: [bucket.arnForObjects(sealNames)] }),
  );
  if (reader.role) {
    Validations.of(reader.role).acknowledge({
      id: `AwsSolutions-IAM5[Resource::<${logicalIdOf(bucket)}.Arn>/${sealNames}]`,
      reason:
        'A seal is named after its day: the right is for all seals, and for nothing else in the bucket.',
    });
  }
  // Without it a seal that is not there yet would look like one that may not be read.
  reader.addToRolePolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket.bucketArn] }));
}
