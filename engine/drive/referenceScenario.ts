// The scenario of the reference runs: small, and touching every mechanism whose change must change the
// engine's fingerprint. Not a model of any place.

export const referenceScenario = `
flowday: 1
scenario: reference
name: Reference
calendar: {start: 2024-01-01 06:30, length: 3 days, pace: day, holidays: [2024-01-02]}
planning: {name: Autumn round, date: 2023-10-01, hold: 20 min, briefing: Reference.}
parameters:
  - {id: busy, value: 6}
profiles:
  - {id: busy-day, by-hour: [1, 1, 1, 1, 1, 1, 2, 3, 4, 5, 5, 5, 4, 4, 4, 4, 4, 4, 3, 3, 2, 2, 1, 1]}
seasons:
  - {id: wave, points: {2024-01-01: 1, 2024-01-04: 1.4}}
attributes:
  - {id: acuity, name: Acuity, shares: {high: 30%, low: 70%}}
  - {id: age, name: Age, by: acuity, cases: {high: {old: 60%, young: 40%}, low: {old: 20%, young: 80%}}}
  - {id: frailty, name: Frailty, number: {uniform: {low: 0, high: 1}}}
arrivals:
  - {id: walk-in, name: Walk-in, rate: 120 per day, hours: busy-day, weekdays: [1.2, 1, 1, 1, 1, 0.9, 0.9], holiday: 1.1, season: wave, day-variation: 10%, to: triage}
  - {id: ambulance, name: Ambulance, rate: 40 per day, attributes: [{id: acuity, name: Acuity, shares: {high: 80%, low: 20%}}], to: handover}
resources:
  - {id: nurse, name: Nurse, kind: staff, agency: hospital, capacity: 1, rota: [{days: all, from: "08:00", to: "20:00", add: 1}]}
  - {id: doctor, name: Doctor, kind: staff, agency: hospital, capacity: 4}
  - {id: cubicle, name: Cubicle, kind: space, agency: hospital, capacity: 10}
  - {id: crew, name: Crew, kind: vehicle, agency: hospital, capacity: 4}
  - {id: ward, name: Ward, kind: bed, agency: hospital, capacity: 30}
  - {id: extra, name: Extra beds, kind: bed, agency: hospital, capacity: 0}
  - {id: clinic, name: Clinic slots, kind: slots, agency: community, capacity: 5, refills: [{days: weekdays, at: "08:00", to: 12}]}
groups:
  - {id: any-bed, name: Any bed, members: [ward, extra]}
steps:
  - {id: handover, name: Handover, seize: [crew, cubicle], lasts: {lognormal: {median: 12 min, sigma: 0.45}}, hold: [cubicle], release: [{resource: crew, after: {uniform: {low: 5 min, high: 15 min}}}], next: see-doctor}
  - {id: triage, name: Triage, seize: [nurse], rank: acuity == low, lasts: {gamma: {mean: 6 min, cv: 0.5}}, next: {cases: [{when: acuity == low, to: clinic-visit}, {otherwise: {shares: {find-cubicle: 90%, home: 10%}}}]}}
  - {id: clinic-visit, name: Clinic, seize: [clinic], baulk: {when: free(clinic) < 1, to: find-cubicle}, lasts: 20 min, next: home}
  - {id: find-cubicle, name: Wait for a cubicle, seize: [cubicle], patience: {after: {exponential: {mean: 4 h}}, to: left}, hold: [cubicle], next: see-doctor}
  - {id: see-doctor, name: Doctor, seize: [doctor], rank: acuity == low, lasts: {by: acuity, cases: {high: {lognormal: {mean: 60 min, cv: 0.6}}, low: {weibull: {shape: 1.5, scale: 30 min}}}}, stretch: 1 + 0.3 * frailty, next: {shares: {see-doctor: 10%, find-bed: {by: age, cases: {old: 40%, young: 10%}}, home: rest}}}
  - {id: find-bed, name: Wait for a bed, seize: [any-bed], release-at-start: [cubicle], lasts: {lognormal: {mu: 0.3, sigma: 0.9, unit: days}}, next: home}
outcomes:
  - {id: home, name: Home, returns: [{id: back, name: Came back, share: 6%, after: {exponential: {mean: 20 h}}, to: triage}]}
  - {id: left, name: Left}
census:
  - {id: in-ward, name: In the ward, step: find-bed, count: 25, progress: working}
clocks:
  - {id: department, name: Time in the department, from: [enter triage, enter handover], until: [start find-bed, enter home, enter left], limits: [4 h]}
indicators:
  - {id: four-hour, name: In four hours, definition: Share, unit: share, value: "1 - ratio(last24h(over(department, 4 h)), last24h(finished(department)), 0)", seen-by: [hospital], others-after: 12 h}
  - {id: full, name: Beds, definition: Share, unit: share, value: "ratio(occupied(any-bed), capacity(any-bed), 0)", seen-by: all}
headline: [four-hour]
escalation: {name: Levels, levels: [{id: green, name: Green}, {id: amber, name: Amber}, {id: red, name: Red}, {id: black, name: Black}]}
agencies:
  - id: hospital
    name: Hospital
    short: Hospital
    kind: acute
    brief: Reference.
    budget: £20000
    planning-budget: £9000
    plans: [{pull: new-ward}]
    measures: [four-hour, full]
    patch: [ward]
    escalation: {needs: 1, triggers: [{indicator: full, at: [80%, 90%, 98%], worse: high}]}
    orders:
      - {id: open, when: full > 0.9, do: {pull: open-beds, amount: 6}}
      - {id: say, when: 1, do: declare-computed}
  - {id: community, name: Community, short: Community, kind: community, brief: Reference., budget: £0, measures: [full], patch: [clinic], orders: [{id: late, when: four-hour < 0.9, do: {pull: longer-clinic}}]}
teams:
  - {id: everybody, name: All, agencies: [hospital, community], seats: 4}
loops:
  - {id: tired, name: Full wards tire, says: Full beds slow the doctors., reads: "max(0, occupied(any-bed) - 24 + days-above(full, 85%, 2))", every: 6 h, effects: [{duration: see-doctor, factor: 1 + 0.01 * amount}]}
ledger:
  - {id: long-waits, name: Long waits, kind: harm, borne-by: patients, unit: hours, level: "running-over(department, 4 h)", per: hour, each: 1}
levers:
  - {id: new-ward, name: New ward, agency: hospital, says: Opens a ward., makes-work-for: nurses, kind: structural, cost: {once: £2000, per-day: £20}, lead-time: 90 days, ramp: 4 days, effects: [{capacity: ward, add: 3}]}
  - {id: open-beds, name: Open beds, agency: hospital, says: Opens beds., makes-work-for: nurses, kind: tactical, cost: {once: £500, per-day: £100, per-unit: true}, amount: {unit: beds, least: 2, most: 10, step: 2, usual: 4}, lead-time: 4 h, ramp: 8 h, lasts: 1 days, wind-down: 4 h, cooling: 6 h, effects: [{capacity: extra, add: amount}, {duration: find-bed, factor: 1.1}]}
  - {id: longer-clinic, name: Longer clinic, agency: community, says: Longer., makes-work-for: nobody, kind: tactical, cost: {once: £0, per-day: £0}, lead-time: 1 h, effects: [{move: find-cubicle, to: clinic-visit, share: 40%, when: acuity == low}, {weight: see-doctor, to: find-bed, factor: 0.9}, {patience: find-cubicle, factor: 1.5}]}
injects:
  - {id: crash, number: 1, name: Coach crash, from: Control, to: all, channel: radio, text: Twelve hurt., at: day 2 10:00, lasts: 6 h, effects: [{arrivals: walk-in, factor: 0.8}], brings: {name: Coach crash, count: 12, over: 40 min, to: handover}}
  - {id: sick, number: 2, name: Sickness, from: Control, to: [hospital], channel: phone, text: Doctors are ill., when: full > 95%, ramp: 4 h, lasts: 12 h, wind-down: 2 h, effects: [{capacity: doctor, factor: 0.75}]}
`;
