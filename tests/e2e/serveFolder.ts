// A Flowday server on a folder of scenarios of the tests' own: `node serveFolder.ts PORT DATA SCENARIOS`.

import { serve } from '../../server/serve.ts';

const [port = '0', dataDir = '', scenarioDir = ''] = process.argv.slice(2);
await serve({
  port: Number(port),
  host: '127.0.0.1',
  dataDir,
  scenarioDir,
  print: (line) => process.stdout.write(`${line}\n`),
});
