import { readFileSync } from 'node:fs';
import { deployedManifest } from '../../infra/manifest';
import { readDeployment } from '../../infra/seller';

test('a deployment fills in its function and its legal pages, and changes nothing else', () => {
  const committed = JSON.parse(readFileSync('skill-package/skill.json', 'utf8'));
  const deployment = readDeployment('infra/seller.example.json');
  const arn = 'arn:aws:lambda:eu-west-1:123456789012:function:majordomo';
  const { manifest } = deployedManifest(committed, deployment, arn);
  expect(manifest.apis.custom).toEqual({ ...committed.manifest.apis.custom, endpoint: { uri: arn } });
  expect(manifest.events).toEqual({ ...committed.manifest.events, endpoint: { uri: arn } });
  expect(manifest.privacyAndCompliance.locales).toEqual(deployment.publication);
  expect(manifest.privacyAndCompliance.allowsPurchases).toBe(true);
  expect(manifest.publishingInformation).toEqual(committed.manifest.publishingInformation);
});
