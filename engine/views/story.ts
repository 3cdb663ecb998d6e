// One patient's way in plain sentences: who they are, how long each wait was and what was missing, what was held, and
// why they went where they went. Told from a real run, as it happened; nothing is guessed.

import type { Scenario, Step } from '../scenario/scenario.ts';
import type { World } from '../world/world.ts';
import { type Happening, hearHappenings } from './happenings.ts';
import {
  expressionText,
  instantText,
  listText,
  minutesText,
  numberText,
  peopleText,
  weekdayText,
} from './wording.ts';

/**
 * Follows one patient from now on. The answer tells, when asked, what has happened so far, a sentence for each thing:
 * ask after the world has been driven on. A world has one listener.
 */
export function followPatient(world: World, origin: string, ordinal: number): () => readonly string[] {
  const happenings: Happening[] = [];
  hearHappenings(
    world,
    (happening) => happenings.push(happening),
    (who, number) => who === origin && number === ordinal,
  );
  const teller = new Teller(world.model.scenario);
  return () => {
    if (happenings.length === 0) return [neverCame(world, origin, ordinal)];
    const told = teller.sentences(happenings);
    const last = happenings.filter(({ part }) => part === 0).at(-1);
    return last === undefined || last.moment === 'outcome' ? told : [...told, teller.stillThere(world, last)];
  };
}

/** Why there is nobody of this name. */
function neverCame(world: World, origin: string, ordinal: number): string {
  const who = `${origin}:${ordinal}`;
  const index = world.model.find.origin.get(origin);
  const source = world.model.scenario.sources.find(({ id }) => id === origin);
  if (index === undefined) return `Nobody comes from ${origin}: the scenario has no such source.`;
  const arrivals = world.model.origins[index]?.arrivals;
  const arrival = Math.floor(ordinal / (arrivals?.sizeMost ?? 1));
  if (source === undefined || arrival >= (world.nextOrdinal[index] as number)) {
    return `${who} had not come when the run ended at ${instantText(world.model.scenario.calendar, world.simMinutes)}.`;
  }
  if (source.size !== null) return `${who} never came: fewer people came together at that arrival, or none.`;
  return source.arrivals.kind === 'rate'
    ? `${who} never came. A source makes candidates at the highest rate there may be; this one was passed over, because its own luck lay above the rate that there was at its instant.`
    : `${who} never came: a lever or inject in force kept them away.`;
}

class Teller {
  private readonly scenario: Scenario;
  private readonly steps: ReadonlyMap<string, Step>;

  constructor(scenario: Scenario) {
    this.scenario = scenario;
    this.steps = new Map(scenario.steps.map((step) => [step.id, step]));
  }

  /** Whoever was at work when the run began did not come there first: that they are there says it already. */
  sentences(happenings: readonly Happening[]): readonly string[] {
    const census = this.scenario.census.find(({ id }) => id === happenings[0]?.origin);
    const [, entering, beginning] = happenings;
    const seated =
      census?.progress === 'working' && entering?.moment === 'enter' && beginning?.moment === 'start';
    return happenings.flatMap((happening, place) => {
      if (!seated || place > 2) return [this.sentence(happening)];
      if (place === 1) return [];
      return [this.sentence(place === 2 ? { ...happening, moment: 'resume' } : happening)];
    });
  }

  /** `2024-01-01 08:05  They waited for …`. */
  private sentence(happening: Happening): string {
    const who = happening.part === 0 ? 'They' : `Part ${happening.part} of them`;
    return `${this.at(happening.atMinutes)}  ${this.words(happening, who)}`;
  }

  stillThere(world: World, { place, moment }: Happening): string {
    const doing = moment === 'wait' ? 'still waiting at' : 'still on their way; last heard of at';
    return `${this.at(world.simMinutes)}  The run ended. They were ${doing} ${place}.`;
  }

  private at(minutes: number): string {
    return instantText(this.scenario.calendar, minutes);
  }

  private words(happening: Happening, who: string): string {
    const { moment, place, because } = happening;
    const why = because === null ? '' : `, ${because}`;
    switch (moment) {
      case 'arrive':
      case 'return':
        return this.coming(happening);
      case 'enter':
        return `${who} came to ${place}${why}.`;
      case 'wait':
        return this.waiting(happening, who);
      case 'start':
      case 'resume':
        return starting(happening, who);
      case 'interrupt':
        return `Work at ${place} was interrupted${who === 'They' ? '' : ` for ${who.toLowerCase()}`}${left(happening)}.`;
      case 'stop':
        return `Work at ${place} stopped${who === 'They' ? '' : ` for ${who.toLowerCase()}`}${left(happening)}: ${this.whyStopped(happening)}.`;
      case 'end':
        return `${who} ${who === 'They' ? 'were' : 'was'} done at ${place}.`;
      case 'along':
        return `${who} went along with ${happening.first} from ${place}.`;
      case 'block':
        return `There was no room at ${place}: ${who.toLowerCase()} stayed where they were${why}${holding(happening)}.`;
      case 'unblock':
        return `There was room at ${place}, after ${minutesText(happening.waitedMinutes ?? 0)}.`;
      case 'give-up':
        return `${who} gave up waiting at ${place} after ${minutesText(happening.waitedMinutes ?? 0)}${this.whyLeft(happening)}.`;
      default:
        return this.turning(happening, who, why);
    }
  }

  private turning(happening: Happening, who: string, why: string): string {
    const { moment, place, refusal, stayMinutes } = happening;
    switch (moment) {
      case 'baulk':
        return `${who} would not join the list at ${place}${why}${refusal ? `, ${refusal}` : ''}.`;
      case 'turned-away':
        return `${who} ${who === 'They' ? 'were' : 'was'} turned away from ${place}${why}: ${refusal}.`;
      case 'jockey':
        return `${who} went over to the shorter list of ${place}, after ${minutesText(happening.waitedMinutes ?? 0)}.`;
      case 'part':
        return `Part ${happening.part} of them set out.`;
      case 'joined':
        return `All their parts were through: ${place} could begin.`;
      default:
        return `${who === 'They' ? 'Their way' : `The way of ${who.toLowerCase()}`} ended at ${place}${why}, ${minutesText(stayMinutes)} after it began.`;
    }
  }

  private coming({ origin, ordinal, episode, atMinutes, attributes, place }: Happening): string {
    const day = weekdayText(this.scenario.calendar, atMinutes);
    const are = attributes.map(
      ({ name, value }) => `${name} ${typeof value === 'number' ? numberText(value) : value}`,
    );
    const who = are.length === 0 ? '' : ` ${are.join(', ')}.`;
    const census = this.scenario.census.find(({ id }) => id === origin);
    if (census && episode === 0) {
      const doing = census.progress === 'working' ? `, at work at ${this.steps.get(census.step)?.name}` : '';
      return `${origin}:${ordinal} (${place}) was there when the run began${doing}.${who}`;
    }
    if (episode > 0) return `${origin}:${ordinal} came back on a ${day}, for episode ${episode + 1}.${who}`;
    return `${origin}:${ordinal} (${place}) came on a ${day}.${who}`;
  }

  private waiting({ place, where, ahead, lacking, unmet }: Happening, who: string): string {
    const short = lacking.map(
      ({ name, occupied, capacity }) => `${name} (${occupied} of ${capacity} in use)`,
    );
    const direct = [
      ...(short.length > 0 ? [`not enough was free of ${listText(short)}`] : []),
      ...(unmet === null ? [] : [`nobody is served there until ${unmet}`]),
    ];
    const reasons = direct.length > 0 ? direct : this.otherReasons(where);
    const front = ahead === null ? [] : [`${ahead === 0 ? 'nobody' : peopleText(ahead)} in front`];
    return `${who} waited at ${place}: ${[...reasons, ...front].join(', ')}.`;
  }

  /** Whether patience was at an end, or what makes people leave. */
  private whyLeft({ where }: Happening): string {
    const { after = null, when = null } = this.steps.get(where)?.patience ?? {};
    const reasons = [
      ...(after === null ? [] : ['patience was at an end']),
      ...(when === null ? [] : [expressionText(when)]),
    ];
    return `: ${reasons.join(', or ')}`;
  }

  private whyStopped({ where }: Happening): string {
    const { stop } = this.steps.get(where) ?? {};
    return stop ? expressionText(stop.when) : '';
  }

  /** Why somebody may have to wait although units are free. */
  private otherReasons(where: string): readonly string[] {
    const step = this.steps.get(where);
    const reasons = [
      step?.servedAt ? 'it is served at set times only' : '',
      step?.open ? 'it has opening hours' : '',
      step?.together ? 'people are served in parties' : '',
    ].filter((reason) => reason !== '');
    return reasons.length > 0 ? reasons : ['others came first'];
  }
}

function starting(happening: Happening, who: string): string {
  const { moment, place, waitedMinutes, workMinutes } = happening;
  const wait = waitedMinutes ?? 0;
  const after =
    wait > 0 ? `after ${minutesText(wait)} of waiting` : moment === 'resume' ? 'at once' : 'without waiting';
  const whose = who === 'They' ? '' : ` for ${who.toLowerCase()}`;
  if (workMinutes === null || workMinutes === 0)
    return `${place} was granted${whose} ${after}${holding(happening)}.`;
  const verb = moment === 'resume' ? 'went on' : 'began';
  return `Work at ${place} ${verb}${whose} ${after}${holding(happening)}; it would take ${minutesText(workMinutes)}.`;
}

function holding({ held }: Happening): string {
  if (held.length === 0) return '';
  return `, holding ${listText(held.map(({ name, units }) => (units === 1 ? name : `${units} of ${name}`)))}`;
}

function left({ workMinutes }: Happening): string {
  return workMinutes === null ? '' : `, with ${minutesText(workMinutes)} left`;
}
