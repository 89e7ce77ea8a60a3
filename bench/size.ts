import type { Benchmark } from './report';
import { withBundles } from './support/bundles';

const budgetKb = 650;

export const size: Benchmark = {
  name: 'size',
  title: 'Size of the skill',
  run: () =>
    withBundles(async (bundles) => {
      const skill = await bundles.skill();
      const bare = await bundles.make('bench/hello-worlds/core.ts', { lean: false });
      return {
        rows: [
          {
            what: 'skill bundle, minified, AWS SDK included',
            budget: budgetKb,
            measured: skill.kb,
            unit: 'KB',
          },
          { what: 'ask-sdk-core and client-dynamodb, hello world', measured: bare.kb, unit: 'KB' },
        ],
        notes: [
          'As `npm run build` writes it to dist/alexa/index.js. `-- --weights` after it lists what weighs most.',
        ],
      };
    }),
};
