// What of Math is the same on every engine by the language standard: exact, or correctly rounded.

export const exactMath: readonly string[] =
  'sqrt floor round ceil abs min max imul clz32 trunc sign fround'.split(' ');
