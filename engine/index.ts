// The engine's door: whoever has read this knows what the engine can do.

export type * from './agencies/commands.ts';
export type * from './doorTypes.ts';
export type * from './scenario/scenario.ts';
export type * from './views/viewTypes.ts';
