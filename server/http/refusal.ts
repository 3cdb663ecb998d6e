// Every error of an HTTP call in one place: { code, sentence } with the right status, whatever went wrong.

import type { FastifyError, FastifyInstance } from 'fastify';

export class HttpRefusal extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, sentence: string) {
    super(sentence);
    this.status = status;
    this.code = code;
  }
}

export function mapErrors(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError | HttpRefusal>((error, request, reply) => {
    if (error instanceof HttpRefusal) {
      return reply.status(error.status).send({ code: error.code, sentence: error.message });
    }
    const status = error.statusCode ?? 500;
    if (status < 500) {
      return reply
        .status(status)
        .send({ code: clientCodes[status] ?? 'bad-request', sentence: error.message });
    }
    request.log.error(error);
    const sentence = 'Something went wrong in Flowday. Nothing was changed; its log says more.';
    return reply.status(500).send({ code: 'fault', sentence });
  });
  app.setNotFoundHandler((_request, reply) =>
    reply.status(404).send({ code: 'not-found', sentence: 'There is nothing at this address.' }),
  );
}

const clientCodes: Readonly<Record<number, string>> = {
  413: 'too-large',
  415: 'not-json',
  429: 'too-fast',
};
