// What every storage must keep, whatever stands behind it: one suite for all.

import { describe, expect, it } from 'vitest';
import type { SeatRecord, SessionRecord, Storage, StoredEntry } from '../../server/storage/storage.ts';

export interface StorageUnderTest {
  open(): Promise<Storage>;
  /** A second opening of the same store, after the first was closed or its process died. */
  reopen(): Promise<Storage>;
}

const record: SessionRecord = {
  sessionId: 'session-1',
  joinCode: 'ACDEFG',
  createdWallTime: '2026-01-05T09:00:00.000Z',
  scenarioName: 'A small hospital',
  scenarioText: 'flowday: 1\n',
  settings: { scenarioFile: 'a.yaml', name: 'Monday', seed: null, days: 3, speed: 60, timetable: 'by-hand' },
  seed: 'seed-1',
  engineFingerprint: 'abc',
};

const line = (sequence: number, text: string, commandId: string | null = null): StoredEntry => ({
  sequence,
  atMinutes: sequence * 10.5,
  wallTime: '2026-01-05T09:00:00.000Z',
  commandId,
  seatId: commandId === null ? null : 'seat-1',
  body: { type: 'log', kind: 'announcement', text, audience: 'room', change: null },
});

const seat: SeatRecord = {
  seat: { seatId: 'seat-1', role: 'team', teamId: 'hospital', name: 'Anna' },
  tokenHash: 'hash-1',
  returnCode: 'CODE1',
  removed: false,
};

export function storageContract(name: string, prepare: () => Promise<StorageUnderTest>): void {
  describe(`${name} keeps the storage contract`, () => {
    it('gives back what was committed, after closing and opening again', async () => {
      const { open, reopen } = await prepare();
      const first = await open();
      await first.createSession(record);
      const rung = { atMinutes: 1440, entries: 0, state: '0123456789abcdef' };
      await first.commit('session-1', {
        entries: [line(1, 'one'), line(2, 'two')],
        seats: [seat],
        shownUntilMinutes: 42.5,
        rungs: [rung],
        refusals: [{ commandId: 'refused-1', seatId: 'seat-1', code: 'paused', sentence: 'Paused.' }],
      });
      await first.close();
      const second = await reopen();
      expect(await second.sessions()).toEqual([record]);
      expect(await second.session('session-1')).toEqual(record);
      expect(await second.entries('session-1', 0)).toEqual([line(1, 'one'), line(2, 'two')]);
      expect(await second.entries('session-1', 1)).toEqual([line(2, 'two')]);
      expect(await second.seats('session-1')).toEqual([seat]);
      expect(await second.shownUntilMinutes('session-1')).toBe(42.5);
      expect(await second.ladder('session-1')).toEqual([rung]);
      expect(await second.refusals('session-1')).toEqual([
        { commandId: 'refused-1', seatId: 'seat-1', code: 'paused', sentence: 'Paused.' },
      ]);
      await second.close();
    });

    it('[J1] takes no entry that leaves a gap or comes twice, and then nothing of that commit', async () => {
      const storage = await (await prepare()).open();
      await storage.createSession(record);
      await storage.commit('session-1', { entries: [line(1, 'one')] });
      const gap = storage.commit('session-1', { entries: [line(3, 'three')], shownUntilMinutes: 9 });
      await expect(gap).rejects.toThrow(/expected 2/);
      const again = storage.commit('session-1', { entries: [line(2, 'two'), line(2, 'again')] });
      await expect(again).rejects.toThrow();
      expect(await storage.entries('session-1', 0)).toEqual([line(1, 'one')]);
      expect(await storage.shownUntilMinutes('session-1')).toBe(0);
      await storage.commit('session-1', { entries: [line(2, 'two')] });
      await storage.close();
    });

    it('[L6] takes a command id once in a session', async () => {
      const storage = await (await prepare()).open();
      await storage.createSession(record);
      await storage.commit('session-1', { entries: [line(1, 'one', 'command-1')] });
      await expect(storage.commit('session-1', { entries: [line(2, 'two', 'command-1')] })).rejects.toThrow();
      expect(await storage.entries('session-1', 0)).toHaveLength(1);
      await storage.close();
    });

    it('finds a seat by its present return code only, and not once it is removed', async () => {
      const storage = await (await prepare()).open();
      await storage.createSession(record);
      await storage.commit('session-1', { seats: [seat] });
      expect((await storage.seatByReturnCode('CODE1'))?.seat.seat.seatId).toBe('seat-1');
      await storage.commit('session-1', { seats: [{ ...seat, returnCode: 'CODE2' }] });
      expect(await storage.seatByReturnCode('CODE1')).toBeNull();
      expect((await storage.seatByReturnCode('CODE2'))?.sessionId).toBe('session-1');
      await storage.commit('session-1', { seats: [{ ...seat, returnCode: 'CODE3', removed: true }] });
      expect(await storage.seatByReturnCode('CODE3')).toBeNull();
      expect(await storage.seats('session-1')).toHaveLength(1);
      await storage.close();
    });

    it('keeps the newest three snapshots, newest first, byte for byte', async () => {
      const storage = await (await prepare()).open();
      await storage.createSession(record);
      for (const atMinutes of [10, 20, 30, 40]) {
        const bytes = Uint8Array.of(atMinutes, 0, 255);
        const snapshot = { atMinutes, sequence: 0, entries: 0, stateHash: `hash-${atMinutes}`, bytes };
        await storage.commit('session-1', { snapshot });
      }
      const kept = await storage.snapshots('session-1');
      expect(kept.map((snapshot) => snapshot.atMinutes)).toEqual([40, 30, 20]);
      expect([...(kept[0]?.bytes ?? [])]).toEqual([40, 0, 255]);
      await storage.close();
    });

    it('puts a new ladder in the place of the old one', async () => {
      const storage = await (await prepare()).open();
      await storage.createSession(record);
      await storage.commit('session-1', { rungs: [{ atMinutes: 1440, entries: 0, state: 'old' }] });
      const rungs = [{ atMinutes: 2880, entries: 1, state: 'new' }];
      await storage.commit('session-1', { newLadder: { engineFingerprint: 'def', rungs } });
      expect(await storage.ladder('session-1')).toEqual(rungs);
      expect((await storage.session('session-1'))?.engineFingerprint).toBe('def');
      await storage.close();
    });

    it('knows control tokens and settings', async () => {
      const storage = await (await prepare()).open();
      expect(await storage.hasControlToken('hash')).toBe(false);
      await storage.addControlToken('hash');
      expect(await storage.hasControlToken('hash')).toBe(true);
      expect(await storage.setting('join-ip')).toBeNull();
      await storage.setSetting('join-ip', '192.168.1.23');
      await storage.setSetting('join-ip', '192.168.1.24');
      expect(await storage.setting('join-ip')).toBe('192.168.1.24');
      await storage.close();
    });
  });
}
