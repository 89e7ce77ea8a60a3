import type { BuildOptions, Plugin } from 'esbuild';

/** How every function is bundled; the benchmarks bundle what they compare with in the same way. */
export const bundleOptions = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node22',
  mainFields: ['module', 'main'],
  minify: true,
  legalComments: 'none',
} as const satisfies BuildOptions;

/** Tells the configuration that a missing variable must stop the function at once. */
export const deployed = { IS_DEPLOYED: 'true' };

/** What the bundles would carry and never use, and what stands in for it: a quarter of the skill's size. */
const substitutes: Record<string, string> = {
  // Lambda hands credentials over in variables; the other ways bring clients of five more services.
  '@aws-sdk/credential-provider-node': `export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';`,
  // Of its one large file only the clients of Alexa's own services are code, and no use case calls them.
  'ask-sdk-model': `export const services = { ServiceClientFactory: class { constructor() {
    throw new Error('Clients of Alexa services are left out of the bundle by tools/bundle.ts');
  } } };`,
};

export const substitution: Plugin = {
  name: 'substitution',
  setup({ onResolve, onLoad }) {
    const filter = new RegExp(`^(${Object.keys(substitutes).join('|')})$`);
    onResolve({ filter }, ({ path: name, resolveDir }) => ({
      path: name,
      namespace: 'substitute',
      pluginData: { resolveDir },
    }));
    onLoad({ filter: /./, namespace: 'substitute' }, ({ path: name, pluginData }) => ({
      contents: substitutes[name] ?? '',
      resolveDir: pluginData.resolveDir,
    }));
  },
};
