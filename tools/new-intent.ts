/** `npm run new:intent -- track-order` writes the folder of a new intent, whole in every locale, and lists it. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { newIntentFiles, withListed } from './new-intent/templates';

const root = path.join(__dirname, '..');
const intentsFolder = path.join(root, 'lambda', 'voice', 'intents');
const indexFile = path.join(intentsFolder, 'index.ts');

function problemWith(name: string | undefined): string | undefined {
  if (name === undefined) return 'Which intent? npm run new:intent -- track-order';
  if (!/^[a-z]+(-[a-z]+)*$/.test(name)) return `${name}: small letters and hyphens, like track-order`;
  return existsSync(path.join(intentsFolder, name))
    ? `lambda/voice/intents/${name} stands already.`
    : undefined;
}

const [name] = process.argv.slice(2);
const problem = problemWith(name);
if (problem !== undefined || name === undefined) {
  console.error(problem);
  process.exit(2);
}
mkdirSync(path.join(intentsFolder, name));
for (const [file, text] of Object.entries(newIntentFiles(name))) {
  writeFileSync(path.join(intentsFolder, name, file), text);
}
writeFileSync(indexFile, withListed(readFileSync(indexFile, 'utf8'), name));
console.log(
  [
    `Wrote lambda/voice/intents/${name} and listed it in index.ts. Next:`,
    '  1. write what people say in utterances.*.json: at least 25 ways in each locale',
    '  2. give it its use case in lambda/domain, its outcomes and their speech',
    '  3. give it a row in lambda/README.md',
    '  4. npm run model, then npm test',
  ].join('\n'),
);
