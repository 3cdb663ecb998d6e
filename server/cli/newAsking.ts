// How `flowday new` comes by its answers: at a terminal, line by line from a pipe, from a file, or all as usual. What is
// no answer gets a sentence, and is asked again where there is somebody to ask. Knows neither files nor scenarios.

import { createInterface } from 'node:readline/promises';
import input from '@inquirer/input';
import { Complaint } from './complaint.ts';
import { type Answers, type QuestionId, shown } from './newAnswers.ts';
import { type AnyQuestion, questions } from './newQuestions.ts';

export interface Given {
  readonly answers: Answers;
  /** What somebody answered, rather than let stand. */
  readonly answered: ReadonlySet<QuestionId>;
}

/** The ends of a terminal or of a pipe. */
export interface Ends {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/** How one question is put; the text is what is usual when nothing else was said. */
type Put = (question: AnyQuestion, number: number, given: Partial<Answers>) => Promise<string> | string;

export async function askAtTerminal(ends: Ends): Promise<Given> {
  try {
    return await answersBy(async (question, number, given) => {
      ends.output.write(`\n${number}/${questions.length} ${question.asks}\n  ${question.why}\n`);
      return await input(
        {
          message: `${question.range(given)}:`,
          default: question.usual(given),
          validate: (text) => sentenceAbout(question, text, given) ?? true,
        },
        { input: ends.input, output: ends.output },
      );
    });
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ExitPromptError') throw error;
    throw new Complaint('Stopped before the last question.', 'Nothing was written.');
  }
}

/** One line an answer, an empty one for what is usual; so is everything after the last line. */
export async function askByLines(ends: Ends): Promise<Given> {
  const lines = createInterface({ input: ends.input, crlfDelay: Number.POSITIVE_INFINITY })[
    Symbol.asyncIterator
  ]();
  return answersBy(async (question, number, given) => {
    ends.output.write(`${number}/${questions.length} ${question.asks} (${question.range(given)})\n`);
    for (;;) {
      const line = await lines.next();
      const text = line.done === true || line.value.trim() === '' ? question.usual(given) : line.value;
      const sentence = sentenceAbout(question, text, given);
      if (sentence === null) {
        ends.output.write(`  ${shown(text)}\n`);
        return text;
      }
      ends.output.write(`  ${sentence} Expected ${question.range(given)}.\n`);
    }
  });
}

/** @throws Complaint that names every answer in the file that cannot be used */
export async function answersIn(texts: ReadonlyMap<string, string>, file: string): Promise<Given> {
  const known: readonly string[] = questions.map(({ id }) => id);
  const wrong = [...texts.keys()]
    .filter((id) => !known.includes(id))
    .map((id) => `"${shown(id)}" is none of ${known.join(', ')}.`);
  const given = await answersBy((question, _, earlier) => {
    const text = texts.get(question.id) ?? question.usual(earlier);
    const sentence = sentenceAbout(question, text, earlier);
    if (sentence === null) return text;
    wrong.push(`${question.id}: ${sentence} Expected ${question.range(earlier)}.`);
    return question.usual(earlier);
  });
  if (wrong.length === 0) return given;
  throw new Complaint(
    `${file} has answers that cannot be used:\n  ${wrong.join('\n  ')}`,
    'Mend them, or leave them out.',
  );
}

async function answersBy(put: Put): Promise<Given> {
  const answers: Partial<Answers> = {};
  const answered = new Set<QuestionId>();
  for (const [index, question] of questions.entries()) {
    const text = await put(question, index + 1, answers);
    if (text.trim() !== question.usual(answers)) answered.add(question.id);
    const read = question.read(text, answers);
    if ('sentence' in read) throw new Error(`${question.id}: ${read.sentence}`);
    Object.assign(answers, { [question.id]: read.value });
  }
  return { answers: answers as Answers, answered };
}

function sentenceAbout(question: AnyQuestion, text: string, given: Partial<Answers>): string | null {
  const read = question.read(text, given);
  return 'sentence' in read ? read.sentence : null;
}
