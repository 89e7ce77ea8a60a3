const words = (name: string): string[] => name.split('-');
const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** `track-order` → `TrackOrder`. */
export const pascal = (name: string): string => words(name).map(capitalised).join('');

/** `track-order` → `trackOrder`. */
export const camel = (name: string): string => pascal(name).charAt(0).toLowerCase() + pascal(name).slice(1);

const intentFile = (name: string): string => `import { outcome } from '../../../domain/outcome';
import type { Intent } from '../../intent';
import { type Reply, say } from '../../outcome';
import type { Turn } from '../../turn';
import * as enUS from './speech.en-US';
import * as frFR from './speech.fr-FR';

const speech = { 'en-US': enUS.speech, 'fr-FR': frFR.speech };

async function handle(turn: Turn): Promise<Reply> {
  await turn.household();
  return say(speech, outcome('answered'));
}

export const ${camel(name)}: Intent = {
  name: '${pascal(name)}Intent',
  slots: {},
  handle,
};
`;

const outcomesFile = (name: string): string => `import type { NoFacts } from '../../../domain/outcome';

/** Facts of each outcome: one function of each speech file says them. */
export type ${pascal(name)}Outcomes = {
  answered: NoFacts;
};
`;

const speechFile = (name: string, sentence: string): string => `import type { Speech } from '../../outcome';
import type { ${pascal(name)}Outcomes } from './outcomes';

export const speech: Speech<${pascal(name)}Outcomes> = {
  answered: () => ({ say: '${sentence}' }),
};
`;

const utterancesFile = (samples: string[]): string => `${JSON.stringify({ samples }, undefined, 2)}\n`;

const testFile = (name: string): string => `import { houseSuite } from '../../../../test/support/house-suite';

const houses = houseSuite();

describe('${words(name).join(' ')} by voice', () => {
  it('answers in English', async () => {
    const house = await houses.open();
    await house.talk(\`
      U: ask my majordomo to ${words(name).join(' ')}
      A: It is done.
    \`);
  });

  it('répond en français', async () => {
    const house = await houses.open({ locale: 'fr-FR' });
    await house.talk(\`
      U : demande à mon majordome ${words(name).join(' ')}
      A : C'est fait.
    \`);
  });
});
`;

/** The files of a new intent by name: they compile and talk, and wait for their utterances and words. */
export const newIntentFiles = (name: string): Record<string, string> => ({
  'intent.ts': intentFile(name),
  'outcomes.ts': outcomesFile(name),
  'speech.en-US.ts': speechFile(name, 'It is done.'),
  'speech.fr-FR.ts': speechFile(name, "C'est fait.").replace("'C'est fait.'", '"C\'est fait."'),
  'utterances.en-US.json': utterancesFile([words(name).join(' ')]),
  'utterances.fr-FR.json': utterancesFile([words(name).join(' ')]),
  [`${name}.test.ts`]: testFile(name),
});

/** The list of intents with one more line of imports and one more name. */
export function withListed(index: string, name: string): string {
  const importLine = `import { ${camel(name)} } from './${name}/intent';\n`;
  const lastImport = index.lastIndexOf('import ');
  const afterImports = index.indexOf('\n', lastImport) + 1;
  const listed = `${index.slice(0, afterImports)}${importLine}${index.slice(afterImports)}`;
  return listed.replace(/(,?)(\s*)\];/, (_match, comma: string, space: string) =>
    comma ? `,${space}  ${camel(name)},${space}];` : `, ${camel(name)}${space}];`,
  );
}
