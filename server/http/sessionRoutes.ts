// What can be fetched of one session: the run as a file, decisions of long ago, and the join code as a picture.

import type { FastifyInstance, FastifyRequest } from 'fastify';
import { renderSVG } from 'uqr';
import { z } from 'zod';
import type { ControlDoor } from '../people/controlDoor.ts';
import { hashToken } from '../people/tokens.ts';
import type { RoomChecker } from '../room/roomCheck.ts';
import { runFileOf } from '../session/runFile.ts';
import type { SessionRegistry } from '../session/sessionRegistry.ts';
import type { SeatRecord, Storage } from '../storage/storage.ts';
import { bearerToken, readBody } from './reading.ts';
import { HttpRefusal } from './refusal.ts';
import { sessionCalled, unknownSession } from './seatAnswers.ts';

export interface SessionRoutes {
  readonly door: ControlDoor;
  readonly room: RoomChecker;
  readonly registry: SessionRegistry;
  readonly storage: Storage;
}

interface OneSession {
  Params: { sessionId: string };
}

/** Decisions before this place of the log. */
const decisionsQuery = z.strictObject({ before: z.coerce.number().int().min(0) });
const decisionsAtATime = 200;

const runFileQuery = z.strictObject({ edition: z.enum(['control', 'room']).default('room') });

export function sessionRoutes(app: FastifyInstance, { door, room, registry, storage }: SessionRoutes): void {
  app.get<OneSession>('/api/sessions/:sessionId/run-file', async (request, reply) => {
    const { sessionId } = request.params;
    const record = await storage.session(sessionId);
    if (record === null) throw unknownSession();
    const { edition } = readBody(runFileQuery, request.query);
    const asker = await whoAsks(door, await storage.seats(sessionId), request);
    if (asker === null) throw new HttpRefusal(401, 'bad-token', 'Join the session to read its record.');
    if (edition === 'control' && asker !== 'control') {
      throw new HttpRefusal(403, 'control-only', 'This edition is for control alone.');
    }
    // A closed session is not opened again after a restart; its record stays.
    const played = registry.get(sessionId)?.ledger.runner ?? null;
    const file = await runFileOf(storage, record, edition, played);
    if (file === null) {
      throw new HttpRefusal(403, 'not-now', 'The record is for the room once the debrief is open.');
    }
    return reply
      .header('content-disposition', `attachment; filename="${fileName(record.settings.name)}"`)
      .send(file);
  });

  app.get<OneSession>('/api/sessions/:sessionId/decisions', async (request) => {
    const { sessionId } = request.params;
    const session = sessionCalled(registry, sessionId);
    const asker = await whoAsks(door, await storage.seats(sessionId), request);
    if (asker !== 'control') throw new HttpRefusal(403, 'control-only', 'Only control reads all decisions.');
    const { before } = readBody(decisionsQuery, request.query);
    return session.ledger.runner.decisionsBefore(before, decisionsAtATime);
  });

  app.get<OneSession>('/api/sessions/:sessionId/join-qr.svg', async ({ params }, reply) => {
    const { joinCode } = sessionCalled(registry, params.sessionId).ledger.record;
    const svg = renderSVG(`${room.joinAddress()}/#/join/${joinCode}`);
    return reply.type('image/svg+xml').header('cache-control', 'no-cache').send(svg);
  });
}

async function whoAsks(
  door: ControlDoor,
  seats: readonly SeatRecord[],
  request: FastifyRequest,
): Promise<'control' | 'seat' | null> {
  const token = bearerToken(request);
  if (token === null) return null;
  if (await door.admits(token)) return 'control';
  const tokenHash = hashToken(token);
  const held = seats.find((record) => !record.removed && record.tokenHash === tokenHash);
  if (held === undefined) return null;
  return held.seat.role === 'facilitator' ? 'control' : 'seat';
}

function fileName(sessionName: string): string {
  const plain = sessionName
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `${plain === '' ? 'flowday' : plain}.run.json`;
}
