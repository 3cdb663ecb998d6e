// The wall's flow map as geometry: nothing overlaps, nothing leaves the picture, nobody waiting is left out.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WallView } from '../../server/protocol/index.ts';
import { fullScale, sampleBand } from '../../ui/wall/mapBands.ts';
import type { FlowMapBrief, MapFrame, NodeBox } from '../../ui/wall/mapBoxes.ts';
import { placeMap } from '../../ui/wall/mapLayout.ts';
import { textWidth, wrapText } from '../../ui/wall/textFit.ts';
import { shippedScenario } from '../ground/shipped.ts';

const frames: readonly MapFrame[] = [
  { width: 1840, height: 660, unit: 10.8 },
  { width: 1380, height: 545, unit: 9 },
  { width: 980, height: 480, unit: 6.4 },
];

function mapOf(file: string): FlowMapBrief {
  return shippedScenario(file).map;
}

/** A view of the map in which `waiting` people stand in every list. */
function viewOf(map: FlowMapBrief, waiting: number): Pick<WallView, 'nodes' | 'links'> {
  const perDot = waiting <= 60 ? 1 : 5;
  return {
    nodes: map.nodes.map((node) => ({
      id: node.id,
      value: 1,
      level: 2,
      lists: node.lists.map(({ step }) => ({
        step,
        count: waiting,
        dots: Array.from({ length: Math.ceil(waiting / perDot) }, (_, ordinal) => [0, ordinal, 0] as const),
        perDot,
      })),
    })),
    links: map.links.map((_, index) => 10 + index * 17),
  };
}

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const overlap = (one: Area, other: Area): boolean =>
  one.x + one.width > other.x + 0.01 &&
  other.x + other.width > one.x + 0.01 &&
  one.y + one.height > other.y + 0.01 &&
  other.y + other.height > one.y + 0.01;

const within = (area: Area, whole: Area): boolean =>
  area.x >= whole.x - 0.01 &&
  area.y >= whole.y - 0.01 &&
  area.x + area.width <= whole.x + whole.width + 0.01 &&
  area.y + area.height <= whole.y + whole.height + 0.01;

const inside = (area: Area, { width, height }: MapFrame): boolean =>
  within(area, { x: 0, y: 0, width, height });

const overlapping = (areas: readonly Area[]): [Area, Area][] =>
  pairs(areas).filter(([one, other]) => overlap(one, other));

function pairs<T>(items: readonly T[]): [T, T][] {
  return items.flatMap((one, index) => items.slice(index + 1).map((other): [T, T] => [one, other]));
}

describe.each(['banes-winter-2013', 'small-hospital'])('the map of %s', (file) => {
  const map = mapOf(file);
  for (const frame of frames) {
    // 240 in each of 45 lists (10,800 people) is asked of the largest frame alone.
    for (const waiting of frame.width < 1500 ? [0, 1, 9, 30, 60] : [0, 1, 9, 30, 60, 240]) {
      it(`has room for ${waiting} in every list at ${frame.width} × ${frame.height}`, () => {
        const placed = placeMap(map, viewOf(map, waiting), frame);
        const { boxes } = placed;
        const groups = placed.waiting.groups.map(({ nodeId, bounds }) => ({ nodeId, ...bounds }));
        const insideIds = boxes.filter((box) => box.waiting === 'inside').map((box) => box.node.id);
        const inFront = groups.filter((group) => !insideIds.includes(group.nodeId));
        expect(boxes).toHaveLength(map.nodes.length);
        expect([...boxes, ...groups].filter((area) => !inside(area, frame))).toEqual([]);
        expect(overlapping(groups)).toEqual([]);
        expect(overlapping([...boxes, ...inFront])).toEqual([]);
        for (const group of groups.filter((one) => insideIds.includes(one.nodeId))) {
          const box = boxes.find((one) => one.node.id === group.nodeId);
          expect(box !== undefined && within(group, box)).toBe(true);
        }
        for (const group of placed.waiting.groups) {
          expect(group.dots.filter((dot) => !within({ ...dot, width: 0, height: 0 }, group.bounds))).toEqual(
            [],
          );
        }
      });
    }
  }

  it('counts every waiting person in a dot', () => {
    const [frame] = frames;
    if (frame === undefined) throw new Error('no frame');
    const lists = map.nodes.reduce((sum, node) => sum + node.lists.length, 0);
    const placed = placeMap(map, viewOf(map, 37), frame);
    expect(placed.dots).toBe(37 * lists);
    expect(placed.people).toBe(37 * lists);
    const crowded = placeMap(map, viewOf(map, 242), frame);
    expect(crowded.people).toBe(242 * lists);
    expect(crowded.dots).toBe(49 * lists);
  });

  it('draws a band for every flow, joined to its boxes', () => {
    const [frame] = frames;
    if (frame === undefined) throw new Error('no frame');
    const { bands, boxes } = placeMap(map, viewOf(map, 5), frame);
    expect(bands).toHaveLength(map.links.length);
    const boxOf = (id: string): NodeBox => {
      const box = boxes.find((one) => one.node.id === id);
      if (box === undefined) throw new Error(id);
      return box;
    };
    for (const band of bands) {
      const start = band.curves[0]?.[0] ?? [0, 0];
      const end = band.curves[band.curves.length - 1]?.[3] ?? [0, 0];
      expect(touches(boxOf(band.from), start)).toBe(true);
      expect(touches(boxOf(band.to), end)).toBe(true);
      expect(sampleBand(band, 10).every(([x, y]) => x >= 0 && y >= 0 && y <= frame.height)).toBe(true);
    }
  });
});

describe('a band that passes a box', () => {
  it('keeps clear of its edge where there is room', () => {
    const map = mapOf('training-hour');
    for (const frame of frames) {
      const { bands, boxes } = placeMap(map, viewOf(map, 5), frame);
      const passed = bands.flatMap((band) => {
        const others = boxes.filter(({ node }) => node.id !== band.from && node.id !== band.to);
        return sampleBand(band, 200).flatMap(([x, y]) =>
          others
            .filter((box) => x >= box.x && x <= box.x + box.width)
            .map((box) => Math.max(box.y - y, y - box.y - box.height) - band.width / 2),
        );
      });
      expect(passed.length).toBeGreaterThan(0);
      expect(Math.min(...passed)).toBeGreaterThan(frame.unit);
    }
  });
});

function touches(box: NodeBox, [x, y]: readonly [number, number]): boolean {
  return (
    x >= box.x - 0.1 && x <= box.x + box.width + 0.1 && y >= box.y - 0.1 && y <= box.y + box.height + 0.1
  );
}

describe('any map', () => {
  it('places nodes apart and within the picture', () => {
    const cells = fc.uniqueArray(
      fc.record({ column: fc.integer({ min: 0, max: 5 }), row: fc.integer({ min: 0, max: 4 }) }),
      { minLength: 1, maxLength: 14, selector: ({ column, row }) => `${column} ${row}` },
    );
    fc.assert(
      fc.property(cells, fc.constantFrom(...frames), (places, frame) => {
        const nodes = places.map(({ column, row }, index) => ({
          id: `n${index}`,
          name: `Place ${index}`,
          agency: index % 3 === 0 ? null : 'acute',
          column,
          row,
          figure: 'f',
          figureLabel: 'people',
          lists: [],
        }));
        const { boxes } = placeMap({ nodes, links: [] }, { nodes: [], links: [] }, frame);
        expect(boxes.filter((box) => !inside(box, frame))).toEqual([]);
        expect(overlapping(boxes)).toEqual([]);
      }),
    );
  });
});

describe('widths and words', () => {
  it('estimate what a browser measures, hardly too wide and never too narrow', () => {
    // Ems in Chromium, Source Sans 3 at weights 400 and 600.
    const measured: readonly (readonly [string, number, boolean])[] = [
      ['left A&E in 24 h', 6.15, false],
      ['brought to RUH in 24 h', 9.43, false],
      ['seen the same day', 7.71, false],
      ['for an older people’s bed', 10.35, false],
      ['Paulton minor injuries', 9.54, true],
      ['111 and out-of-hours', 8.97, true],
      ['OPEL 1', 3.07, true],
    ];
    for (const [text, ems, bold] of measured) {
      expect(textWidth(text, 1, bold) / ems, text).toBeGreaterThanOrEqual(1);
      expect(textWidth(text, 1, bold) / ems, text).toBeLessThan(1.06);
    }
  });

  it('scale to the largest flow that is not an outlier', () => {
    expect(fullScale([4, 30, 82, 118, 150])).toBe(150);
    expect(fullScale([24, 82, 118, 190, 1940])).toBe(200);
    expect(fullScale([])).toBe(1);
    expect(fullScale([3, 3, 4])).toBe(5);
  });

  it('break lines at spaces, in two at most', () => {
    expect(wrapText('22 for a call back', 500, 20)).toEqual(['22 for a call back']);
    expect(wrapText('22 for a call back', 95, 20)).toEqual(['22 for a', 'call back']);
    expect(wrapText('left A&E in 24 h', 118, 20)).toEqual(['left A&E in', '24 h']);
    expect(wrapText('seen within 30 min', 140, 20)).toEqual(['seen within', '30 min']);
    // A word that fits no line goes on in the next: nothing is cut while there is a line for it.
    expect(wrapText('5 for reablement', 85, 20, 3)).toEqual(['5 for', 'reable-', 'ment']);
  });
});
