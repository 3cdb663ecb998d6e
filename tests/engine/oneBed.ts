// A queue for one bed, for what is counted by hand: people who come at stated minutes and stay ten hours.

/** People who come at stated minutes, one bed, and ten hours in it. */
export function bedText(
  rest: string,
  comes = '0 min, 30 min, 100 min',
  calendar = 'length: 10 days',
): string {
  return `
flowday: 1
scenario: one-bed
calendar: {start: 2024-01-01, ${calendar}}
arrivals: [{id: person, at: [${comes}], to: lie}]
resources: [{id: bed, capacity: 1}]
steps: [{id: lie, seize: [bed], lasts: 10 h, next: home}]
outcomes: [{id: home}]
clocks: [{id: whole, from: [enter lie], until: [enter home], limits: [12 h]}]
${rest}
`;
}
