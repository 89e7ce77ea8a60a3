/**
 * `npm run synth -- --seller seller.json`: the CloudFormation template, in cdk.out/, checked by cdk-nag. Needs no
 * network and no AWS account. Without a seller's file it shows what the example would deploy.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { readDeployment } from './seller';
import { MajordomoStack } from './stack';

const { values } = parseArgs({
  options: { seller: { type: 'string', default: 'infra/seller.example.json' } },
});

const app = new App({ outdir: 'cdk.out' });
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
new MajordomoStack(app, 'Majordomo', { deployment: readDeployment(values.seller), bundles: 'dist' });
const template = app.synth().getStackByName('Majordomo').templateFullPath;
console.log(`Checked and written: ${path.relative('.', template)}`);
