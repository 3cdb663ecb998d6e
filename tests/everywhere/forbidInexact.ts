// Replaces what is not the same on every JavaScript engine by functions that throw, for good: only for a
// program that ends afterwards.

import { exactMath } from '../ground/exactMath.ts';

/** Of the language. What a runtime brings besides, the bare context of Node does not have at all. */
const outside = ['Date', 'Intl', 'Promise'];

export function forbidInexact(): void {
  for (const name of Object.getOwnPropertyNames(Math)) {
    if (typeof Reflect.get(Math, name) === 'function' && !exactMath.includes(name)) forbid(Math, name);
  }
  for (const name of outside) forbid(globalThis, name);
  forbid(String.prototype, 'localeCompare');
  forbid(String.prototype, 'toLocaleLowerCase');
  forbid(String.prototype, 'toLocaleUpperCase');
  forbid(Number.prototype, 'toLocaleString');
  forbid(Array.prototype, 'toLocaleString');
}

function forbid(holder: object, name: string): void {
  const refuse = (): never => {
    throw new Error(`${name} is forbidden in the engine`);
  };
  const value = new Proxy(function forbidden() {}, { get: refuse, apply: refuse, construct: refuse });
  Object.defineProperty(holder, name, { value, configurable: true, writable: true });
}
