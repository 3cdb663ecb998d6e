// The HTTP calls, one function each. Errors come back as `ApiProblem` with a sentence that can be shown.

import type {
  ControlClaim,
  JoinInfo,
  NewSession,
  PlacedDecision,
  RoomCheck,
  ScenarioListing,
  SeatGrant,
  SessionListing,
} from '../../server/protocol/index.ts';

export class ApiProblem extends Error {
  /** HTTP status; 0 when the server could not be reached at all. */
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, sentence: string) {
    super(sentence);
    this.status = status;
    this.code = code;
  }
}

export const claimControl = (secret: string) => post<ControlClaim>('/api/control/claim', { secret });
export const listScenarioFiles = (token: string) => get<string[]>('/api/scenario-files', token);
export const readScenario = (token: string, file: string) =>
  get<ScenarioListing>(`/api/scenarios/${encodeURIComponent(file)}`, token);
export const listSessions = (token: string) => get<SessionListing[]>('/api/sessions', token);
export const createSession = (token: string, session: NewSession) =>
  post<SessionListing>('/api/sessions', session, token);
export const takeControlSeat = (token: string, sessionId: string) =>
  post<SeatGrant>(`/api/sessions/${encodeURIComponent(sessionId)}/control-seat`, {}, token);
export const takeWallSeat = (token: string, sessionId: string) =>
  post<SeatGrant>(`/api/sessions/${encodeURIComponent(sessionId)}/wall-seat`, {}, token);
export const joinInfo = (code: string) => get<JoinInfo>(`/api/join/${encodeURIComponent(code)}`);
export const join = (code: string, name: string, teamId: string) =>
  post<SeatGrant>(`/api/join/${encodeURIComponent(code)}`, { name, teamId });
export const returnToSeat = (returnCode: string) => post<SeatGrant>('/api/return', { returnCode });
export const roomCheck = (token: string) => get<RoomCheck>('/api/room-check', token);
export const reportReached = (probe: string) => post<unknown>('/api/room-check/reached', { probe });
export const joinQrAddress = (sessionId: string) =>
  `/api/sessions/${encodeURIComponent(sessionId)}/join-qr.svg`;

/** Control's, further back than its view; newest first. `token`: control's, or a control seat's. */
export const decisionsBefore = (token: string, sessionId: string, place: number) =>
  get<PlacedDecision[]>(`/api/sessions/${encodeURIComponent(sessionId)}/decisions?before=${place}`, token);

/** The run file's text. `token`: control's, or a seat's once the debrief is open (edition `room`). */
export async function runFileText(
  token: string,
  sessionId: string,
  edition: 'control' | 'room',
): Promise<string> {
  const path = `/api/sessions/${encodeURIComponent(sessionId)}/run-file?edition=${edition}`;
  return (await call(path, { headers: bearer(token) })).text();
}

async function get<T>(path: string, token?: string): Promise<T> {
  return (await call(path, { headers: bearer(token) })).json() as Promise<T>;
}

async function post<T>(path: string, body: unknown, token?: string): Promise<T> {
  const answer = await call(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...bearer(token) },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  return (text === '' ? null : JSON.parse(text)) as T;
}

async function call(path: string, request: RequestInit): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(path, request);
  } catch {
    throw new ApiProblem(0, 'unreachable', 'The room could not be reached. Are you on the room’s wifi?');
  }
  if (answer.ok) return answer;
  const found = (await answer.json().catch(() => null)) as { code?: string; sentence?: string } | null;
  throw new ApiProblem(
    answer.status,
    found?.code ?? 'failed',
    found?.sentence ?? `The room answered with an error (${answer.status}). Try again.`,
  );
}

function bearer(token: string | undefined): Record<string, string> {
  return token === undefined ? {} : { authorization: `Bearer ${token}` };
}
