// Reads the text of a file that a person named, or complains in a sentence. Knows nothing of what is in it.

import { readFileSync, statSync } from 'node:fs';
import { Complaint, systemCodeOf } from './complaint.ts';

const megabyte = 1_000_000;

/**
 * @param most largest size in bytes
 * @throws Complaint when it is missing, a folder, not readable, too large or not UTF-8
 */
export function readTextFile(path: string, most = 256 * megabyte): string {
  try {
    const { size } = statSync(path);
    if (size > most) {
      throw new Complaint(
        `${path} has ${Math.ceil(size / megabyte)} MB; the most is ${Math.floor(most / megabyte)} MB.`,
        'Is it the file you meant?',
      );
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    throw complaintAbout(path, error);
  }
}

function complaintAbout(path: string, error: unknown): unknown {
  if (error instanceof Complaint) return error;
  switch (systemCodeOf(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new Complaint(
        `There is no file ${path}.`,
        'Check the spelling; the path counts from the folder you are in.',
      );
    case 'ELOOP':
      return new Complaint(
        `${path} is a link that leads back to itself.`,
        'Name the file it should lead to.',
      );
    case 'EISDIR':
      return new Complaint(`${path} is a folder, not a file.`, 'Name the file in it.');
    case 'EACCES':
    case 'EPERM':
      return new Complaint(`${path} may not be read.`, 'Change its permissions, or copy it elsewhere.');
    case 'ERR_ENCODING_INVALID_ENCODED_DATA':
      return new Complaint(
        `${path} is not UTF-8 text.`,
        'Open it in an editor and save it again with the encoding UTF-8.',
      );
    default:
      return error;
  }
}
