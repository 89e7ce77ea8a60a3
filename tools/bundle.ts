import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type JsMinifyOptions, minifySync } from '@swc/core';
import type { BuildOptions, OutputFile, Plugin } from 'esbuild';

/** How every function is bundled; the benchmarks bundle what they compare with in the same way. */
export const bundleOptions = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node22',
  mainFields: ['module', 'main'],
  minify: true,
  legalComments: 'none',
  // French as it is written: an escape is twice as long.
  charset: 'utf8',
} as const satisfies BuildOptions;

/** Tells the configuration that a missing variable must stop the function at once. */
export const deployed = { IS_DEPLOYED: 'true' };

/** What the bundles would carry and never use, and what stands in for it: a quarter of the skill's size. */
const substitutes: Record<string, string> = {
  // Lambda hands credentials over in variables; the other ways bring clients of five more services.
  '@aws-sdk/credential-provider-node': `export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';`,
  // Streams of events inside one answer: nothing that is called here answers so.
  '@smithy/core/event-streams': `export class EventStreamSerde { constructor() {
    throw new Error('Event streams are left out of the bundle by tools/bundle.ts');
  } }`,
  // Remembers endpoints that are discovered; a table's endpoint never is.
  '@aws-sdk/endpoint-cache': 'export class EndpointCache {}',
  // Of its one large file only the clients of Alexa's own services are code, and no use case calls them.
  'ask-sdk-model': `export const services = { ServiceClientFactory: class { constructor() {
    throw new Error('Clients of Alexa services are left out of the bundle by tools/bundle.ts');
  } } };`,
};

/** What a library fetches when it meets what never comes here: streams of events, schemas of another validator. */
const neverFetched = /^(@smithy\/core\/event-streams|zod(\/.*)?|zod-to-json-schema)$/;

/** The same of single files of the AWS SDK, by how their paths end. */
const fileSubstitutes: Record<string, string> = {
  // For where there is no crypto: Node has its own.
  'checksum/sha256/Sha256Js.js': 'export class Sha256Js {}',
  // Limits what it sends by what is refused, in the adaptive mode of retries, which nobody asks for.
  'retry/util-retry/DefaultRateLimiter.js': `export class DefaultRateLimiter { constructor() {
    throw new Error('Adaptive retries are left out of the bundle by tools/bundle.ts');
  } }`,
  // Asks a virtual machine where it is: Lambda says so in a variable.
  'config-resolver/regionConfig/getInstanceMetadataRegion.js':
    'export const getInstanceMetadataRegion = async () => undefined;',
};

const endsLikeSubstituted = new RegExp(`@smithy/core/.*/(${Object.keys(fileSubstitutes).join('|')})$`);

/** A package is asked for its version, and brings its whole description along. */
const description = /node_modules\/.*\/package\.json$/;

function nameAndVersion(file: string): string {
  const { name, version } = JSON.parse(readFileSync(file, 'utf8'));
  return JSON.stringify({ name, version });
}

/** Left alone where a client names it outright: that one may use it. */
const usedByClients = ['@smithy/core/event-streams'];

export const substitution: Plugin = {
  name: 'substitution',
  setup({ onResolve, onLoad }) {
    const filter = new RegExp(`^(${Object.keys(substitutes).join('|')})$`);
    onResolve({ filter }, ({ path: name, resolveDir, kind }) =>
      usedByClients.includes(name) && kind !== 'dynamic-import'
        ? undefined
        : { path: name, namespace: 'substitute', pluginData: { resolveDir } },
    );
    onResolve({ filter: neverFetched }, ({ path: name, kind }) =>
      kind === 'dynamic-import' ? { path: name, namespace: 'never-fetched' } : undefined,
    );
    onLoad({ filter: /./, namespace: 'never-fetched' }, ({ path: name }) => ({
      contents: `throw new Error('${name} is left out of the bundle by tools/bundle.ts');`,
    }));
    onLoad({ filter: endsLikeSubstituted }, ({ path: file }) => ({
      contents: fileSubstitutes[endsLikeSubstituted.exec(file)?.[1] ?? ''] ?? '',
    }));
    onLoad({ filter: description }, ({ path: file }) => ({ contents: nameAndVersion(file), loader: 'json' }));
    onLoad({ filter: /./, namespace: 'substitute' }, ({ path: name, pluginData }) => ({
      contents: substitutes[name] ?? '',
      resolveDir: pluginData.resolveDir,
    }));
  },
};

/** What one minifier leaves, another one finds: together they save a fifteenth of what a function carries. */
function smaller(file: OutputFile, map: OutputFile | undefined): { code: string; map?: string } {
  const options = {
    compress: { passes: 2, ecma: '2022', toplevel: true },
    mangle: { toplevel: true },
    ecma: '2022',
    module: false,
    // Its types know only of yes and no; with the map of the first pass the second leads to the sources.
    sourceMap: map ? { content: map.text } : false,
  };
  return minifySync(file.text, options as unknown as JsMinifyOptions);
}

/** Minifies each bundle once more, and writes it. */
export const minifyOnceMore: Plugin = {
  name: 'minify-once-more',
  setup({ initialOptions, onEnd }) {
    initialOptions.write = false;
    onEnd(({ outputFiles = [] }) => {
      for (const file of outputFiles.filter((one) => one.path.endsWith('.js'))) {
        const { code, map } = smaller(
          file,
          outputFiles.find((one) => one.path === `${file.path}.map`),
        );
        mkdirSync(path.dirname(file.path), { recursive: true });
        writeFileSync(file.path, code);
        if (map !== undefined) writeFileSync(`${file.path}.map`, map);
      }
    });
  },
};
