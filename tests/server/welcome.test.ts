// What is printed when the program stands: nobody is sent to an address that does not lead here.

import { expect, it } from 'vitest';
import { welcome } from '../../server/welcome.ts';

const usual = {
  wantedPort: 8080,
  port: 8080,
  secret: 'secret',
  join: 'http://192.168.1.9:8080/#/join',
  loopbackOnly: false,
};

it('gives the facilitator an address, everybody else another, and its code', () => {
  const lines = welcome(usual, 'kept');
  expect(lines).toContain('    http://127.0.0.1:8080/#/control/secret');
  expect(lines.join('\n')).toMatch(
    /Everybody else, on the same wifi:\n {4}http:\/\/192\.168\.1\.9:8080\/#\/join\n/,
  );
  expect(lines.join('\n')).toMatch(/[▀▄█]/);
  expect(lines.join('\n')).not.toContain('taken');
});

it('sends nobody else to this machine itself where there is no network', () => {
  const text = welcome({ ...usual, join: 'http://127.0.0.1:8080/#/join' }, 'kept').join('\n');
  expect(text).toMatch(/No network was found\. On this machine/);
  expect(text).not.toMatch(/same wifi|[▀▄█]/);
});

it('says so when the port is another than was wanted', () => {
  const text = welcome({ ...usual, port: 8081 }, 'kept').join('\n');
  expect(text).toContain('Port 8080 is taken by another program, so addresses have 8081 this time.');
  expect(welcome({ ...usual, wantedPort: 0 }, 'kept').join('\n')).not.toContain('taken');
});
