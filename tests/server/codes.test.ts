// Codes that people read aloud, and secrets that nobody does.

import { describe, expect, it } from 'vitest';
import { codeAlphabet, newJoinCode, newReturnCode, normaliseCode } from '../../server/people/codes.ts';
import { hashToken, newToken } from '../../server/people/tokens.ts';
import { firewallCommand } from '../../server/room/roomCheck.ts';

describe('codes', () => {
  it('hold nothing that looks or sounds like another letter or figure', () => {
    for (const lookAlike of '0O1IL2Z5S8BUV') expect(codeAlphabet).not.toContain(lookAlike);
    expect(new Set(codeAlphabet).size).toBe(codeAlphabet.length);
  });

  it('have six and eight characters of the alphabet', () => {
    for (let turn = 0; turn < 200; turn += 1) {
      expect(newJoinCode()).toMatch(new RegExp(`^[${codeAlphabet}]{6}$`));
      expect(newReturnCode()).toMatch(new RegExp(`^[${codeAlphabet}]{8}$`));
    }
  });

  it('are understood as people type them', () => {
    expect(normaliseCode(' acd-efg ')).toBe('ACDEFG');
  });
});

describe('tokens', () => {
  it('are 256 bits of text that can stand in a fragment, kept only as a hash', () => {
    const token = newToken();
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(hashToken(token)).toMatch(/^[0-9a-f]{64}$/);
    expect(hashToken(token)).not.toBe(hashToken(newToken()));
  });
});

describe('the firewall command', () => {
  it('names the port on each kind of machine that can', () => {
    expect(firewallCommand('linux', 8081)).toBe('sudo ufw allow 8081/tcp');
    expect(firewallCommand('win32', 8081)).toContain('localport=8081');
    expect(firewallCommand('darwin', 8081)).toContain('socketfilterfw');
  });
});
