/** `npm run chat -- --locale fr-FR [--port 8790]`: talks to the local Alexa that `npm start` has brought up. */
import { parseArgs } from 'node:util';
import { chat } from './chat';

const usage = [
  'npm run chat -- [--locale LOCALE] [--port PORT]',
  '',
  '  --locale LOCALE  en-US or fr-FR (en-US)',
  '  --port PORT      where the local Alexa is, which `npm start` brings up (8790, or PORT)',
].join('\n');

const exitCodes = { ended: 0, misused: 2 } as const;

const options = {
  locale: { type: 'string', default: 'en-US' },
  port: { type: 'string', default: process.env.PORT || '8790' },
  help: { type: 'boolean', default: false },
} as const;

function optionsOrProblem() {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    return (error as Error).message;
  }
}

async function main(): Promise<number> {
  const asked = optionsOrProblem();
  if (typeof asked === 'string') {
    console.error(`${asked}\n\n${usage}`);
    return exitCodes.misused;
  }
  if (!asked.help) return chat({ baseUrl: `http://127.0.0.1:${asked.port}`, locale: asked.locale });
  console.log(usage);
  return exitCodes.ended;
}

void main().then((exitCode) => {
  process.exitCode = exitCode;
});
