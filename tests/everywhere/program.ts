// The program that is bundled into one plain script and run on every JavaScript engine. It knows no runtime: it
// reads `programInput`, which stands before it in the script, and brings nothing but `print`.

import {
  compileModel,
  engineFingerprint,
  formatProblem,
  type Model,
  parseScenario,
  type Scenario,
} from '../../engine/index.ts';
import { sayAnswers } from './answers.ts';
import { sayCourse } from './course.ts';
import { forbidInexact } from './forbidInexact.ts';
import type { ProgramInput, Say, ScenarioInput } from './input.ts';
import { textHash } from './lines.ts';
import { sayPictures, sayReports } from './reports.ts';

declare const programInput: ProgramInput;
declare function print(line: string): void;

const say: Say = (what, found) => print(`${what} = ${found}`);

const inputs = programInput.scenarios.map((scenario) => ({ scenario, models: read(scenario) }));
if (programInput.forbid) forbidInexact();
sayAnswers(say);
say('engine fingerprint', engineFingerprint());
for (const { scenario, models } of inputs) {
  const { name, untilMinutes } = scenario;
  sayPictures(say, name, models.model);
  for (const seed of scenario.seeds) {
    const options = { name: `${name}, seed ${seed}`, ...models, seed, untilMinutes };
    sayCourse(say, options);
    sayReports(say, options);
  }
}
say('the end', 'reached');

/** The models of a scenario as read here from its text, and as it was read elsewhere. */
function read({ name, text, files, json, seeds }: ScenarioInput): {
  readonly model: Model;
  readonly modelFromJson: Model;
} {
  const readFile = (path: string): string | null => files[path] ?? null;
  const { scenario, problems } = parseScenario(text, `${name}.yaml`, readFile);
  if (scenario === null) throw new Error(`${name} cannot be read: ${problems[0]?.sentence}`);
  const own = JSON.stringify(scenario);
  say(`${name}: read`, textHash(own));
  say(`${name}: read as elsewhere`, own === json ? 'equal' : 'differs');
  // Another with changes is mostly that other, which is misspelt itself.
  if (seeds.length > 0) {
    const misspelt = parseScenario(
      text.replaceAll(' min', ' mni').replaceAll('name:', 'nmae:'),
      name,
      readFile,
    );
    const found = misspelt.problems.map(formatProblem);
    say(`${name}: misspelt`, `${found.length} problems, ${textHash(found.join())}`);
  }
  return { model: compileModel(scenario), modelFromJson: compileModel(JSON.parse(json) as Scenario) };
}
