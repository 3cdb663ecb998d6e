// The world of one session: driven, commanded, looked at, hashed. The only file that holds it.
// Knows no wall time, seats or storage.

import {
  type Actor,
  type Audience,
  applyCommand,
  type Command,
  checkCommand,
  decisionsBefore,
  drive,
  type HashRung,
  hashWorld,
  type JournalEntry,
  type Model,
  measuresOf,
  type PlacedDecision,
  type Refusal,
  type Scenario,
  type ScenarioBrief,
  scenarioBrief,
  takeSnapshot,
  type World,
  type WorldView,
  worldView,
} from '../../engine/index.ts';
import { type LedgerView, ledgerView } from '../protocol/index.ts';
import type { StoredSnapshot } from '../storage/storage.ts';

/** A hash is kept at the end of every simulated day. */
const rungEveryMinutes = 1440;

export class WorldRunner {
  readonly #model: Model;
  readonly #world: World;
  #entries: number;
  #version = 0;
  #rungs: HashRung[] = [];
  readonly #briefs = new Map<string, ScenarioBrief>();

  constructor(model: Model, world: World, entries: number) {
    this.#model = model;
    this.#world = world;
    this.#entries = entries;
    // What is due at this very minute comes before any entry of it, as in a replay.
    drive(world, world.simMinutes);
  }

  get scenario(): Scenario {
    return this.#model.scenario;
  }

  get simMinutes(): number {
    return this.#world.simMinutes;
  }

  /** Journal entries applied so far. */
  get entries(): number {
    return this.#entries;
  }

  /** Decisions count from the planning round's date; the world stands at minute 0 and nothing has happened. */
  get planningOpen(): boolean {
    return this.#world.planning?.open === true;
  }

  /** Grows whenever the world may look different. */
  get version(): number {
    return this.#version;
  }

  /** Takes the place of another: whoever looked at that one has to look again. */
  follow(other: WorldRunner): void {
    this.#version = Math.max(this.#version, other.version) + 1;
  }

  /** Runs everything due up to and including a minute; keeps a hash at each day's end on the way. */
  driveTo(untilMinutes: number): void {
    while (this.simMinutes < untilMinutes) {
      const nextRung = (Math.floor(this.simMinutes / rungEveryMinutes) + 1) * rungEveryMinutes;
      const before = this.simMinutes;
      drive(this.#world, Math.min(nextRung, untilMinutes));
      this.#version += 1;
      if (this.simMinutes === before) return;
      if (this.simMinutes === nextRung) this.addRung();
    }
  }

  check(actor: Actor, command: Command): Refusal | null {
    return checkCommand(this.#world, actor, command);
  }

  /** An entry of this very minute, checked and durable; what follows at once follows here. */
  apply(entry: JournalEntry): void {
    applyCommand(this.#world, entry);
    drive(this.#world, this.simMinutes);
    this.#entries += 1;
    this.#version += 1;
  }

  view(audience: Audience): WorldView {
    return worldView(this.#world, audience);
  }

  /** Further back than the control view reaches; newest first. */
  decisionsBefore(place: number, most: number): readonly PlacedDecision[] {
    return decisionsBefore(this.#world, place, most);
  }

  /** The harm and value ledger of the run so far: measures, for people. */
  harmAndValue(): LedgerView {
    return ledgerView(this.scenario, measuresOf(this.#world), this.simMinutes);
  }

  /** What things are called; the same for the whole run. */
  brief(audience: Audience): ScenarioBrief {
    const key = audience.kind === 'team' ? `team ${audience.teamId}` : audience.kind;
    const known = this.#briefs.get(key) ?? scenarioBrief(this.#model, audience);
    this.#briefs.set(key, known);
    return known;
  }

  stateHash(): string {
    return hashWorld(this.#world).state;
  }

  addRung(): void {
    this.#rungs.push({ atMinutes: this.simMinutes, entries: this.#entries, state: this.stateHash() });
  }

  /** Hashes not yet written down; afterwards they count as written. */
  takeRungs(): readonly HashRung[] {
    const taken = this.#rungs;
    this.#rungs = [];
    return taken;
  }

  giveBackRungs(rungs: readonly HashRung[]): void {
    this.#rungs = [...rungs, ...this.#rungs];
  }

  snapshot(sequence: number): StoredSnapshot {
    return {
      atMinutes: this.simMinutes,
      sequence,
      entries: this.#entries,
      stateHash: this.stateHash(),
      bytes: takeSnapshot(this.#world),
    };
  }
}
