// A scenario as a session keeps it: complete, whatever happens to its files afterwards. One that brought data
// from other files is kept as it was read, with the data in it; any other as its text.

import { parseScenario, type Scenario } from '../../engine/index.ts';

/** No scenario's text begins so: "resolved" is no key of the language. */
const opening = '{"resolved":';

export function keptScenario(text: string, scenario: Scenario, broughtFiles: boolean): string {
  return broughtFiles ? `${opening}${JSON.stringify(scenario)}}` : text;
}

/** @throws when the text no longer reads as a scenario: an engine of another time. */
export function scenarioFromKept(kept: string, fileName: string): Scenario {
  if (kept.startsWith(opening)) return (JSON.parse(kept) as { resolved: Scenario }).resolved;
  const { scenario, problems } = parseScenario(kept, fileName);
  if (scenario === null) throw new Error(`The stored scenario cannot be read: ${problems[0]?.sentence}`);
  return scenario;
}
