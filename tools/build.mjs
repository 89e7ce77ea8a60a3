/**
 * lambda/entry/NAME.ts → dist/NAME/index.js, one file with everything it needs, exporting `handler`.
 * Prints each bundle's size and what weighs most in it (`--weights`); a bundle over its budget fails the build.
 */
import { cpSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { bundleOptions, deployed, minifyOnceMore, substitution } from './bundle.ts';

/** DESIGN: the skill's size is part of its cold start. The others, which carry clients of other
 * services or the pages of households and operations, may weigh more. */
const budgetKb = { alexa: 650, http: 900 };
const budgetBytesOf = (file) => (budgetKb[path.basename(path.dirname(file))] ?? 800) * 1024;
const kilobytes = (bytes) => `${(bytes / 1024).toFixed(0)} KB`;

const entries = readdirSync('lambda/entry')
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => path.basename(file, '.ts'));

const { metafile } = await build({
  entryPoints: Object.fromEntries(entries.map((name) => [`${name}/index`, `lambda/entry/${name}.ts`])),
  outdir: 'dist',
  ...bundleOptions,
  sourcemap: 'external',
  metafile: true,
  define: deployed,
  plugins: [substitution, minifyOnceMore],
});
// What the function reads and sends as it is.
cpSync('lambda/http/courier/terminal/page', 'dist/http/page', { recursive: true });
writeFileSync('dist/metafile.json', JSON.stringify(metafile));

/** `node_modules/@smithy/core/dist-es/…` → `@smithy/core`; the project's own files count together. */
function packageOf(file) {
  const [, inModules] = file.split(/^.*node_modules\//);
  return inModules
    ? inModules
        .split('/')
        .slice(0, inModules.startsWith('@') ? 2 : 1)
        .join('/')
    : 'majordomo';
}

function weights(inputs) {
  const bytesOf = new Map();
  for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
    bytesOf.set(packageOf(file), (bytesOf.get(packageOf(file)) ?? 0) + bytesInOutput);
  }
  return [...bytesOf].sort(([, one], [, other]) => other - one).slice(0, 12);
}

const tooBig = [];
for (const [file, { inputs }] of Object.entries(metafile.outputs)) {
  if (!file.endsWith('.js')) continue;
  const bytes = statSync(file).size;
  const budgetBytes = budgetBytesOf(file);
  console.log(`${file}  ${kilobytes(bytes)} of ${kilobytes(budgetBytes)}`);
  if (bytes > budgetBytes) tooBig.push(file);
  if (tooBig.includes(file) || process.argv.includes('--weights')) {
    for (const [name, size] of weights(inputs)) console.log(`  ${kilobytes(size).padStart(8)}  ${name}`);
  }
}
if (tooBig.length > 0) {
  console.error(`Over budget: ${tooBig.join(', ')}. The heaviest parts are listed above.`);
  process.exit(1);
}
