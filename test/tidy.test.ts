import { importsOf, textOf, trackedFiles } from './support/source-tree';

/** The rules of the house that a machine can keep. Each failure says what to do instead. */

const files = trackedFiles();
const sources = files.filter((file) => /\.(ts|mjs|js)$/.test(file) && !file.startsWith('tools/ask-cli/'));
const isTest = (file: string): boolean => /\.test\.ts$/.test(file) || file.startsWith('test/');
const production = sources.filter((file) => !isTest(file));
const isIn = (file: string, ...places: string[]): boolean => places.some((place) => file.startsWith(place));

/** Where each part of the house may import from. */
const doors: { room: string; mayImport: string[]; instead: string }[] = [
  {
    room: 'lambda/domain/',
    mayImport: ['lambda/domain/'],
    instead: 'declare a port in the noun’s store.ts and let an adapter implement it',
  },
  {
    room: 'lambda/voice/',
    mayImport: ['lambda/voice/', 'lambda/domain/'],
    instead: 'take what you need from turn.shop',
  },
  {
    room: 'lambda/http/',
    mayImport: ['lambda/http/', 'lambda/domain/'],
    instead: 'take what you need from the shop or the ports that the entry passes in',
  },
  {
    room: 'lambda/outbox/',
    mayImport: ['lambda/outbox/', 'lambda/domain/'],
    instead: 'let lambda/entry/worker.ts or doors.ts pass it in',
  },
  {
    room: 'lambda/adapters/',
    mayImport: ['lambda/adapters/', 'lambda/domain/', 'lambda/config.ts'],
    instead: 'keep the rule in the domain and the technology here',
  },
  {
    room: 'lambda/config',
    mayImport: ['lambda/config', 'lambda/domain/'],
    instead: 'keep configuration plain data',
  },
  {
    room: 'simulator/',
    mayImport: ['simulator/'],
    instead: 'the local Alexa knows a skill by its package and its handler only: pass it in from demo/',
  },
];

/** Packages that the domain may use: nothing of AWS, Alexa or HTTP. */
const domainPackages = ['node:crypto', '@date-fns/tz/tzOffset'];

/** Scripts of browsers: their clock and their chance are their own. */
const pages = ['simulator/page/', 'lambda/http/courier/terminal/page/'];

/** Only here may these stand: everything else takes them as ports or arguments. */
const homes: { word: RegExp; home: string[]; instead: string }[] = [
  {
    word: /\bprocess\.env\b/,
    home: ['lambda/config/parse.ts', 'simulator/cli/main.ts'],
    instead: 'add the variable to lambda/config/ and docs/configuration.md',
  },
  {
    word: /\bDate\.now\(/,
    home: ['lambda/adapters/system/clock.ts'],
    instead: 'ask shop.clock, or take `now`',
  },
  { word: /\bnew Date\(\)/, home: [], instead: 'ask shop.clock, or take `now`' },
  {
    word: /\bMath\.random\(/,
    home: ['lambda/adapters/system/random.ts'],
    instead: 'ask shop.ids, or take a source of chance',
  },
];

describe('imports', () => {
  it.each(doors)('point one way from $room', ({ room, mayImport, instead }) => {
    const wrong = production
      .filter((file) => isIn(file, room))
      .flatMap(importsOf)
      .filter(({ file }) => file !== undefined && !isIn(file, ...mayImport))
      .map(({ from, specifier }) => `${from} imports ${specifier}: ${instead}`);
    expect(wrong).toEqual([]);
  });

  it('keep the domain free of AWS, Alexa and HTTP', () => {
    const wrong = production
      .filter((file) => isIn(file, 'lambda/domain/'))
      .flatMap(importsOf)
      .filter(({ specifier }) => !specifier.startsWith('.') && !domainPackages.includes(specifier))
      .map(({ from, specifier }) => `${from} imports ${specifier}: put it behind a port`);
    expect(wrong).toEqual([]);
  });

  it('lead somewhere', () => {
    const broken = sources
      .filter((file) => file !== 'tools/new-intent/templates.ts')
      .flatMap(importsOf)
      .filter(({ specifier, file }) => specifier.startsWith('.') && file === undefined)
      .map(({ from, specifier }) => `${from} imports ${specifier}, which is not there`);
    expect(broken).toEqual([]);
  });

  it('of adapters stand only where things are put together', () => {
    const places = [
      'lambda/adapters/',
      'lambda/entry/',
      'lambda/shop.ts',
      'demo/',
      'bench/',
      'tools/',
      'infra/',
    ];
    const wrong = production
      .filter((file) => !isIn(file, ...places))
      .flatMap(importsOf)
      .filter(({ file }) => file !== undefined && isIn(file, 'lambda/adapters/'))
      .map(({ from, specifier }) => `${from} imports ${specifier}: take the port from the shop`);
    expect(wrong).toEqual([]);
  });
});

describe('words with one home', () => {
  it.each(homes)('$word', ({ word, home, instead }) => {
    const wrong = production
      .filter((file) => isIn(file, 'lambda/', 'simulator/') && !isIn(file, ...pages, ...home))
      .filter((file) => word.test(textOf(file)))
      .map((file) => `${file}: ${instead}`);
    expect(wrong).toEqual([]);
  });
});

describe('intent folders', () => {
  const intentFiles = files.filter(
    (file) => file.startsWith('lambda/voice/intents/') && file.split('/').length > 4,
  );
  const folders = [...new Set(intentFiles.map((file) => file.split('/')[3] ?? ''))];
  const has = (folder: string, name: string): boolean =>
    intentFiles.includes(`lambda/voice/intents/${folder}/${name}`);

  it.each(folders)('%s is whole in every locale, tested and listed', (folder) => {
    const locales = ['en-US', 'fr-FR'];
    const needed = [
      'intent.ts',
      `${folder}.test.ts`,
      ...locales.map((locale) => `utterances.${locale}.json`),
    ];
    const speeches = locales.map((locale) => `speech.${locale}.ts`);
    const isSpeaking = speeches.some((name) => has(folder, name));
    const missing = [...needed, ...(isSpeaking ? speeches : [])].filter((name) => !has(folder, name));
    expect(
      missing.map((name) => `${folder}/${name} is missing: npm run new:intent shows what a folder holds`),
    ).toEqual([]);
    const listed = textOf('lambda/voice/intents/index.ts').includes(`from './${folder}/intent'`);
    expect(listed ? [] : [`${folder} is not in lambda/voice/intents/index.ts: add its line`]).toEqual([]);
  });
});

const rootFiles =
  /^(lambda\/entry\/|tools\/[^/]+\.(ts|mjs)$|bench\/[^/]+\.ts$|infra\/app\.ts|demo\/main\.ts|jest\.config|simulator\/page\/)/;

/** Everything that the given files lead to, themselves included. */
function reachedFrom(roots: string[]): Set<string> {
  const reached = new Set<string>();
  const waiting = [...roots];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    if (!file.endsWith('.json')) waiting.push(...importsOf(file).flatMap((one) => one.file ?? []));
  }
  return reached;
}

/** Processes and build steps are started by their file's name: it must stand in another source or in package.json. */
function isStartedByName(file: string): boolean {
  const name = file.split('/').pop() ?? file;
  return ['package.json', ...production.filter((other) => other !== file)].some((other) => {
    const text = textOf(other);
    return text.includes(file) || text.includes(`'${name}'`) || text.includes(`/${name}`);
  });
}

describe('files', () => {
  it('can all be reached from something that runs', () => {
    const reached = reachedFrom(sources.filter((file) => isTest(file) || rootFiles.test(file)));
    const dead = production.filter((file) => !reached.has(file) && !isStartedByName(file));
    expect(dead.map((file) => `${file} is reached from nowhere: use it or remove it`)).toEqual([]);
  });

  it('are short enough to be about one subject', () => {
    const mostLines = 300;
    const long = production
      .map((file) => ({ file, lines: textOf(file).split('\n').length }))
      .filter(({ lines }) => lines > mostLines)
      .map(
        ({ file, lines }) => `${file} has ${lines} lines, at most ${mostLines}: give each subject its file`,
      );
    expect(long).toEqual([]);
  });
});
