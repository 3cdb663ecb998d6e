// The server's door, for the command line.

export { exportRunFile, listSessions } from './kept.ts';
export { type MachineAddress, machineAddresses } from './room/machineAddresses.ts';
export { firewallCommand } from './room/roomCheck.ts';
export { type ServeOptions, type Serving, serve } from './serve.ts';
export type { RunFileEdition } from './session/runFile.ts';
