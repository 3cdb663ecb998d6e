// What a random house asks before it serves somebody, and what it writes down: conditions and figures over its own parts.

import type { Dice } from '../engine/randomScenario.ts';
import type { Ask, House, Resource, Sign, Step } from './twinHouse.ts';

export class Asks {
  private readonly dice: Dice;
  private readonly resources: readonly Resource[];
  private readonly places: readonly string[];
  private readonly variables: House['variables'];

  constructor(
    dice: Dice,
    resources: readonly Resource[],
    places: readonly string[],
    variables: House['variables'],
  ) {
    this.dice = dice;
    this.resources = resources;
    this.places = places;
    this.variables = variables;
  }

  /** Whether somebody may be served at a step. */
  condition(self: string): Ask {
    const one = this.single(self);
    if (!this.dice.chance(0.35)) return one;
    return two(one, this.dice.pick(['or', 'or', 'and'] as const), this.single(self));
  }

  /** What a step writes when it ends; the later may read what the earlier wrote. */
  writes(): Step['set'] {
    const what = [...this.variables.map(({ id }) => id), 'urgency'];
    const most = this.dice.pick([1, 1, 2]);
    const drawn = Array.from({ length: most }, () => this.dice.pick(what));
    return [...new Set(drawn)].map((id) => ({ what: id, to: this.figure() }));
  }

  /** 1 at least. */
  stretch(): Ask {
    const more = this.variables.length === 0 || this.dice.chance(0.5);
    return more ? { kind: 'party' } : two(number(1), '+', this.aboutVariable(this.variable()));
  }

  rank(): Ask {
    return this.variables.length > 0 && this.dice.chance(0.15)
      ? two({ kind: 'urgency' }, '-', this.variable())
      : this.dice.pick([{ kind: 'urgency' }, { kind: 'urgency' }, number(0), number(1), number(2)] as const);
  }

  aboutVariable(variable: Ask): Ask {
    return two(
      variable,
      this.sign(['==', '!=', '<', '>=']),
      this.dice.pick([{ kind: 'urgency' }, number(this.dice.whole(0, 3))] as const),
    );
  }

  variable(): Ask {
    return { kind: 'variable', id: this.dice.pick(this.variables).id };
  }

  private single(self: string): Ask {
    const { dice } = this;
    const other = dice.pick(this.places);
    const one = dice.pick(this.resources);
    const asks: Ask[] = [
      two({ kind: 'free', of: one.id }, '>', number(dice.whole(0, 1))),
      two({ kind: 'waiting', of: self }, '>=', number(dice.whole(1, 3))),
      two({ kind: dice.pick(['waiting', 'present', 'working']), of: other }, '<', number(dice.whole(1, 3))),
      two({ kind: 'working', of: self }, '==', number(0)),
      two({ kind: 'ended', of: other }, '>=', number(dice.whole(1, 4))),
      two({ kind: 'blocked', of: other }, '==', number(0)),
      two({ kind: 'urgency' }, '<', number(dice.whole(1, 3))),
      two({ kind: 'stay' }, '>=', number(dice.whole(1, 15))),
      two({ kind: 'party' }, '>', number(dice.whole(1, 3))),
    ];
    // How many slots are used, once they have been filled again, nothing says.
    if (one.refills.length === 0)
      asks.push(
        two({ kind: dice.pick(['occupied', 'capacity']), of: one.id }, '<', number(dice.whole(1, 4))),
      );
    if (this.variables.length > 0) {
      for (let left = 4; left > 0; left--) asks.push(this.aboutVariable(this.variable()));
    }
    return dice.pick(asks);
  }

  private figure(): Ask {
    const { dice } = this;
    const other = dice.pick(this.places);
    const asks: Ask[] = [number(dice.whole(0, 3)), { kind: 'urgency' }, { kind: 'party' }];
    asks.push({ kind: dice.pick(['waiting', 'present', 'blocked']), of: other });
    if (this.variables.length === 0) return dice.pick(asks);
    const variable = this.variable();
    asks.push(variable, two(variable, '+', number(1)), two(number(1), '-', variable));
    asks.push(two(variable, '==', number(0)));
    return dice.pick(asks);
  }

  private sign(among: readonly Sign[]): Sign {
    return this.dice.pick(among);
  }
}

export function number(value: number): Ask {
  return { kind: 'number', value };
}

export function two(left: Ask, sign: Sign, right: Ask): Ask {
  return { kind: 'two', left, sign, right };
}
