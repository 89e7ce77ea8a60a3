/** `npm run chat -- --locale fr-FR [--port 8790]`: talks to the local Alexa that `npm start` has brought up. */
import { parseArgs } from 'node:util';
import { chat } from './chat';

const { values } = parseArgs({
  options: {
    locale: { type: 'string', default: 'en-US' },
    port: { type: 'string', default: process.env.PORT || '8790' },
  },
});

void chat({ baseUrl: `http://127.0.0.1:${values.port}`, locale: values.locale }).then((exitCode) => {
  process.exitCode = exitCode;
});
