// The room check's calls, and whether the server is well.

import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { ControlDoor } from '../people/controlDoor.ts';
import type { RoomChecker } from '../room/roomCheck.ts';
import type { SessionRegistry } from '../session/sessionRegistry.ts';
import { controlOnly } from './controlRoutes.ts';
import { readBody } from './reading.ts';
import { HttpRefusal } from './refusal.ts';

export interface RoomRoutes {
  readonly door: ControlDoor;
  readonly room: RoomChecker;
  readonly registry: SessionRegistry;
}

const reachedSchema = z.strictObject({ probe: z.string().min(1).max(60) });

export function roomRoutes(app: FastifyInstance, { door, room, registry }: RoomRoutes): void {
  app.get('/api/room-check', { preHandler: controlOnly(door) }, async () => room.check());

  const aRoomAMinute = { config: { rateLimit: { max: 240, timeWindow: 60_000 } } };
  app.post('/api/room-check/reached', aRoomAMinute, async ({ body }) => {
    if (!(await room.reached(readBody(reachedSchema, body).probe))) {
      throw new HttpRefusal(
        404,
        'unknown-probe',
        'This code is from an earlier start. Scan the present one.',
      );
    }
    return { reached: true };
  });

  app.get('/healthz', async (_request, reply) => {
    const unwell = registry.list().filter((session) => session.trouble !== null);
    const sessions = registry.list().length;
    return reply.status(unwell.length === 0 ? 200 : 503).send({
      ok: unwell.length === 0,
      sessions,
      troubles: unwell.map((session) => session.trouble),
    });
  });
}
