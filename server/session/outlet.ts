// One connected screen, as a session sees it. The socket behind it is somebody else's business.

import type { ByeCode } from '../protocol/index.ts';

export interface Outlet {
  readonly seatId: string;
  /** Text as UTF-8, encoded once for everybody who gets it. */
  send(frame: Buffer): void;
  /** Bytes waiting because the reader is slow. */
  bufferedBytes(): number;
  /** Says goodbye and closes. `final`: do not come back with this token. */
  bye(code: ByeCode, sentence: string, final: boolean): void;
}
