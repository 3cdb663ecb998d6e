// Reads a run file that a person named. Checks its shape, not its truth: that is what `replay --verify` does.

import { z } from 'zod';
import type { RunFile } from '../../engine/index.ts';
import { Complaint } from './complaint.ts';
import { readTextFile } from './textFile.ts';

const hash = z.string().regex(/^[0-9a-f]{16}$/, 'expected 16 hexadecimal digits');
const minutes = z.number().min(0);
const sequence = z.number().int().min(0);

/** Only what replaying relies on; the rest is for the screens. */
const runFileSchema = z
  .looseObject({
    format: z.literal('flowday-run-1'),
    engine: z.string(),
    edition: z.enum(['control', 'room', 'evidence']),
    name: z.string(),
    scenario: z.looseObject({
      id: z.string(),
      name: z.string(),
      headline: z.array(z.string()),
      calendar: z.looseObject({ durationMinutes: minutes }),
    }),
    run: z.looseObject({
      seed: z.string(),
      replication: sequence,
      journal: z.array(
        z.looseObject({
          sequence,
          atMinutes: minutes,
          commandId: z.string(),
          actor: z.looseObject({ kind: z.string() }),
          command: z.looseObject({ kind: z.string() }),
          rationale: z.string(),
        }),
      ),
    }),
    endedAtMinutes: minutes,
    ladder: z.array(z.looseObject({ atMinutes: minutes, entries: sequence, state: hash })),
    sessionLog: z.array(z.looseObject({})),
  })
  .refine((file) => file.endedAtMinutes <= file.scenario.calendar.durationMinutes, {
    path: ['endedAtMinutes'],
    message: 'beyond the end of its scenario',
  });

/** @throws Complaint when it cannot be read, is not JSON, or is not a run file */
export function readRunFile(path: string): RunFile {
  const read = runFileSchema.safeParse(jsonIn(path));
  if (read.success) return read.data as unknown as RunFile;
  const [issue] = read.error.issues;
  const place = issue?.path.join('.') || 'the whole';
  throw new Complaint(
    `${path} is not a run file that can be replayed: ${place}: ${issue?.message ?? 'not as expected'}.`,
    'Download it again from the debrief, or write it with flowday sessions --export.',
  );
}

function jsonIn(path: string): unknown {
  const text = readTextFile(path);
  try {
    return JSON.parse(text);
  } catch {
    throw new Complaint(
      `${path} is not a run file: it is not JSON, or is cut off (${text.length} characters).`,
      'Download it again from the debrief, or write it with flowday sessions --export.',
    );
  }
}
