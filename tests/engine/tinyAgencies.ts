// Agencies, levers and injects for tiny scenarios, as sections of their files.

const escalating = (more: string): string =>
  `escalation: {needs: 1, ${more}triggers: [{indicator: crowd, at: [2, 4, 6], worse: high}], actions: {amber: [Ring]}}`;

/** Two agencies (`hospital`, which has levels, and `council`), an indicator `crowd`, and what else is given. */
export function decisions(parts: {
  readonly levers?: readonly string[];
  readonly injects?: readonly string[];
  readonly orders?: readonly string[];
  readonly councilOrders?: readonly string[];
  /** Expression of the indicator `crowd`. */
  readonly crowd?: string;
  /** Of the hospital's levels, such as `4 h`: when they fall. */
  readonly stepDownAfter?: string;
  /** The council has the same levels, of the figure that it hears late. */
  readonly councilEscalates?: boolean;
}): string {
  const list = (title: string, entries: readonly string[] | undefined): string =>
    entries && entries.length > 0 ? `${title}:\n${entries.map((entry) => `  - ${entry}\n`).join('')}` : '';
  const orders = (entries: readonly string[] | undefined): string =>
    entries && entries.length > 0 ? `, orders: [${entries.join(', ')}]` : '';
  return [
    list('indicators', [
      `{id: crowd, name: Crowd, definition: People, unit: people, value: "${parts.crowd ?? '0'}", seen-by: [hospital], others-after: 3 h, daily-at: "02:00"}`,
    ]),
    'escalation: {name: Levels, levels: [{id: green, name: Green}, {id: amber, name: Amber}, {id: red, name: Red}, {id: black, name: Black}]}\n',
    list('agencies', [
      `{id: hospital, name: Hospital, short: Hospital, kind: acute, brief: Cures., budget: £10000, measures: [crowd], patch: [], ${escalating(parts.stepDownAfter ? `step-down-after: ${parts.stepDownAfter}, ` : '')}${orders(parts.orders)}}`,
      `{id: council, name: Council, short: Council, kind: council, brief: Cares., budget: £100, measures: [crowd], patch: []${parts.councilEscalates ? `, ${escalating('')}` : ''}${orders(parts.councilOrders)}}`,
    ]),
    list('teams', [
      '{id: hospital-team, name: Hospital, agencies: [hospital], seats: 1}',
      '{id: council-team, name: Council, agencies: [council], seats: 1}',
    ]),
    list('levers', parts.levers),
    list('injects', parts.injects),
  ].join('');
}

/** A lever of the hospital, free of charge unless said, working at once and until stopped unless said. */
export function lever(
  id: string,
  effects: string,
  more = 'cost: {once: £0, per-day: £0}, lead-time: 0 min',
): string {
  return `{id: ${id}, name: ${id}, agency: hospital, says: Says., makes-work-for: nobody, kind: tactical, ${more}, effects: [${effects}]}`;
}

export function inject(id: string, number: number, more: string): string {
  return `{id: ${id}, number: ${number}, name: ${id}, from: Control, to: [hospital], channel: phone, text: Text of ${id}., ${more}}`;
}
