import type { Deployment } from './seller';

/** The parts of `skill.json` that a deployment decides; the rest passes through. */
export interface SkillJson {
  manifest: {
    apis: { custom: { endpoint: { uri: string } } };
    events: { endpoint: { uri: string } };
    privacyAndCompliance: { locales: Deployment['publication'] };
  };
}

/** The committed manifest with a retailer's function and legal pages in their places. */
export function deployedManifest<Skill extends SkillJson>(
  skill: Skill,
  deployment: Deployment,
  functionArn: string,
): Skill {
  const { manifest } = skill;
  const endpoint = { uri: functionArn };
  return {
    ...skill,
    manifest: {
      ...manifest,
      apis: { ...manifest.apis, custom: { ...manifest.apis.custom, endpoint } },
      events: { ...manifest.events, endpoint },
      privacyAndCompliance: { ...manifest.privacyAndCompliance, locales: deployment.publication },
    },
  };
}
