import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { alarmTopic, watch } from './alarms';
import { httpApi } from './api';
import { letProve, letSeal, sealArchive } from './archive';
import { sweepDeadlines } from './deadlines';
import { connectDeliveries, deliveryQueues } from './delivery-queues';
import { shopFunctions } from './functions';
import { encryptionKey } from './key';
import { closeBooksNightly } from './nightly';
import type { Deployment } from './seller';
import { letAlexaCall } from './skill-trigger';
import { shopTable } from './table';
import { feedFromStream } from './worker';

export interface MajordomoProps {
  deployment: Deployment;
  /** Where `npm run build` left the bundles: one folder per function. */
  bundles: string;
}

/** All of one retailer's Majordomo in one account and region. */
export class MajordomoStack extends Stack {
  constructor(scope: Construct, id: string, { deployment, bundles }: MajordomoProps) {
    super(scope, id, { env: { region: deployment.region }, terminationProtection: true });
    const key = encryptionKey(this);
    const table = shopTable(this, key);
    const archive = sealArchive(this, key);
    const queues = deliveryQueues(this, key);
    const operations = alarmTopic(this, key, deployment);
    const functions = shopFunctions(this, { key, table, archive, queues, operations, deployment, bundles });
    const api = httpApi(this, functions.http, key);
    const failedEffects = feedFromStream(this, functions, { table, key });
    const failedSweeps = sweepDeadlines(this, functions.deadlines, key);
    const failedNights = closeBooksNightly(this, functions.nightly, key);
    connectDeliveries(this, { functions, queues, operations, key, deployment });
    letSeal(functions.nightly, archive, key);
    letProve(functions.http, archive);
    letAlexaCall(functions.alexa, deployment.skillId);
    watch(this, {
      functions,
      api,
      deadLetters: [...failedEffects, failedSweeps, failedNights, ...queues.deadLetters],
      queues,
      topic: operations,
      deployment,
    });
    new CfnOutput(this, 'SkillFunctionArn', { value: functions.alexa.functionArn });
    new CfnOutput(this, 'SealArchive', { value: archive.bucketName });
    new CfnOutput(this, 'HttpAddress', { value: api.apiEndpoint });
  }
}
