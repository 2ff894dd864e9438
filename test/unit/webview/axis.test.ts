import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { parseRange } from '../../../src/net/range';
import { axisOf, fitting, isWhole, layOut, merged, panned, pixel, placesOn, showing, startView, stretchIn, stretchOf, ticks, viewOn, whole, zoomed, type Stretch } from '../../../src/webview/axis';
import { randomFrom } from '../random';

function stretch(cidr: string): Stretch {
  const range = parseRange(cidr);
  assert.ok(range);
  return stretchOf(range);
}

suite('the axis', () => {
  test('is to scale within a range', () => {
    const axis = axisOf([stretch('10.0.0.0/16')]);
    assert.deepEqual(placesOn(axis, stretch('10.0.0.0/16')), [{ from: 0, to: 1 }]);
    assert.deepEqual(placesOn(axis, stretch('10.0.64.0/18')), [{ from: 0.25, to: 0.5 }]);
  });

  test('gives a small range beside a large one a width that can be seen', () => {
    const axis = axisOf(merged([stretch('10.0.0.0/8'), stretch('192.168.0.0/28')]));
    const [small] = placesOn(axis, stretch('192.168.0.0/28'));
    assert.ok(small && small.to - small.from > 0.05, 'it is too narrow');
    assert.ok(Math.abs(small.to - 1) < 1e-9);
  });

  test('joins ranges that touch, and keeps apart what does not', () => {
    assert.deepEqual(merged([stretch('10.0.1.0/24'), stretch('10.0.0.0/24'), stretch('10.0.4.0/24')]), [
      { first: 0x0a000000, end: 0x0a000200 },
      { first: 0x0a000400, end: 0x0a000500 },
    ]);
  });

  test('draws a range that reaches over a gap in two pieces', () => {
    const axis = axisOf([stretch('10.0.0.0/24'), stretch('10.0.4.0/24')]);
    assert.equal(placesOn(axis, stretch('10.0.0.0/16')).length, 2);
    assert.deepEqual(placesOn(axis, stretch('10.0.2.0/24')), []);
  });
});

suite('long empty stretches', () => {
  const space = [stretch('10.0.0.0/16')];
  const between = { first: stretch('10.0.0.0/26').end, end: stretch('10.0.4.0/25').first };
  const behind = { first: stretch('10.0.4.0/25').end, end: stretch('10.0.0.0/16').end };
  const axis = axisOf(space, [between, behind]);
  const widthOf = (each: Stretch): number => placesOn(axis, each).reduce((sum, { from, to }) => sum + to - from, 0);

  test('are drawn shorter, so that what is used can be read', () => {
    // 64 and 128 addresses are used; each of the two empty stretches is drawn as a quarter of these 192, 48: 64 + 128 + 2 × 48 = 288.
    assert.deepEqual([stretch('10.0.0.0/26'), between, stretch('10.0.4.0/25'), behind].map((each) => Math.round(widthOf(each) * 288)), [64, 48, 128, 48]);
    assert.deepEqual(axis.parts.map(({ isShortened }) => isShortened), [false, true, false, true]);
    assert.deepEqual(placesOn(axis, stretch('10.0.0.0/16')).length, 1);
  });

  test('have no marks within, and the line goes over all of them', () => {
    assert.equal(ticks(axis, whole, 1000, 10).filter(({ address }) => address > behind.first).length, 0);
    assert.equal(axis.parts[0]?.from, 0);
    assert.ok(Math.abs((axis.parts.at(-1)?.to ?? 0) - 1) < 1e-9);
  });

  test('are to scale where they are short, and where nothing else is there', () => {
    const half = axisOf([stretch('10.0.0.0/24')], [stretch('10.0.0.128/27')]);
    // 32 are less than a quarter of the other 224.
    assert.deepEqual(placesOn(half, stretch('10.0.0.128/27')), [{ from: 0.5, to: 0.625 }]);
    assert.deepEqual(axisOf(space, space).parts.map(({ isShortened }) => isShortened), [false]);
  });
});

suite('the view', () => {
  const axis = axisOf([stretch('10.0.0.0/8')]);

  test('keeps the place under the mouse where it is', () => {
    const view = zoomed(axis, whole, 4, 0.25);
    assert.deepEqual(view, { from: 0.1875, to: 0.4375 });
    assert.equal(pixel(0.25, view, 1000), pixel(0.25, whole, 1000));
  });

  test('shows sixteen addresses at the closest, and all at the farthest', () => {
    let view = whole;
    for (let i = 0; i < 100; i++) view = zoomed(axis, view, 2, 0.5);
    assert.ok(Math.abs((view.to - view.from) * 2 ** 24 - 16) < 1e-6);
    for (let i = 0; i < 100; i++) view = zoomed(axis, view, 0.5, 0.1);
    assert.ok(isWhole(view));
  });

  test('makes a /28 beside a /8 as wide as half the screen', () => {
    const view = fitting(axis, stretch('10.200.0.0/28'));
    const [place] = placesOn(axis, stretch('10.200.0.0/28'));
    assert.ok(place);
    assert.ok(Math.abs(pixel(place.to, view, 800) - pixel(place.from, view, 800) - 400) < 0.01);
  });

  test('never leaves the line, wherever it is moved', () => {
    let view = zoomed(axis, whole, 8, 0.5);
    const below = randomFrom(7);
    const next = (): number => below(1000) / 1000;
    for (let i = 0; i < 2000; i++) {
      view = next() < 0.5 ? panned(view, next() * 4 - 2) : zoomed(axis, view, 0.2 + next() * 4, next());
      assert.ok(view.from >= 0 && view.to <= 1 + 1e-9 && view.from < view.to, JSON.stringify(view));
    }
  });

  test('begins where the subnets are, if they are a small part', () => {
    assert.ok(isWhole(startView(axis, [stretch('10.0.0.0/9'), stretch('10.192.0.0/12')])));
    const view = startView(axis, [stretch('10.0.0.0/24'), stretch('10.0.4.0/24')]);
    const places = [stretch('10.0.0.0/24'), stretch('10.0.4.0/24')].flatMap((each) => placesOn(axis, each));
    assert.ok(places.every(({ from, to }) => from >= view.from && to <= view.to), 'something is out of sight');
    assert.ok(view.to - view.from < 0.001);
  });

  test('moves no farther than it must to show something', () => {
    const view = { from: 0.4, to: 0.5 };
    assert.equal(showing(view, { from: 0.42, to: 0.44 }), view);
    const left = showing(view, { from: 0.3, to: 0.31 });
    assert.ok(left.from <= 0.3 && left.to >= 0.31);
    const right = showing(view, { from: 0.8, to: 0.81 });
    assert.ok(right.from <= 0.8 && right.to >= 0.81);
  });
});

suite('what somebody zoomed to', () => {
  const two = axisOf([stretch('10.0.0.0/24'), stretch('10.0.4.0/24')]);

  test('is the same view again while the axis is the same', () => {
    const below = randomFrom(3);
    for (let i = 0; i < 500; i++) {
      const from = below(9000) / 10_000;
      const view = { from, to: from + 0.05 + below(10_000 - from * 10_000 - 500) / 10_000 };
      const again = viewOn(two, stretchIn(two, view));
      assert.ok(Math.abs(again.from - view.from) < 1e-6 && Math.abs(again.to - view.to) < 1e-6, JSON.stringify([view, again]));
    }
    assert.ok(isWhole(viewOn(two, stretchIn(two, whole))));
  });

  test('stays in sight where it was when the axis becomes longer', () => {
    // The second half of the first range: between its middle and its end, whatever comes behind it.
    const seen = stretchIn(axisOf([stretch('10.0.0.0/24')]), { from: 0.5, to: 1 });
    assert.deepEqual(seen, { first: 0x0a000080, end: 0x0a000100 });
    const longer = axisOf([stretch('10.0.0.0/22')]);
    assert.deepEqual(viewOn(longer, seen), { from: 0.125, to: 0.25 });
  });

  test('is all of a lane for good, where all of it was shown', () => {
    assert.ok(isWhole(viewOn(axisOf([stretch('192.168.0.0/16')]), stretchIn(two, whole))));
  });

  test('is something of the lane where the addresses are no longer on it', () => {
    const view = viewOn(two, stretch('172.16.0.0/24'));
    assert.ok(view.from >= 0 && view.to <= 1 && view.from < view.to);
  });
});

suite('the layout', () => {
  const items = (...places: readonly (readonly [number, number])[]): { item: number; place: { from: number; to: number } }[] => places.map(([from, to], item) => ({ item, place: { from, to } }));

  test('makes nothing narrower than the least width, and draws as one what would lie on each other', () => {
    const drawn = layOut(items([0, 0.5], [0.5, 0.5001], [0.5001, 0.5002], [0.8, 0.9]), whole, 1000, 6);
    assert.deepEqual(drawn.map(({ items: own, x, width }) => [own, Math.round(x), Math.round(width)]), [[[0], 0, 500], [[1, 2], 500, 6], [[3], 800, 100]]);
  });

  test('leaves out what is out of sight and cuts off what reaches beyond the edges', () => {
    const drawn = layOut(items([0, 0.1], [0.2, 0.6], [0.9, 1]), { from: 0.4, to: 0.5 }, 100, 6);
    assert.deepEqual(drawn.map(({ items: own, x, width }) => [own, x, width]), [[[1], -2, 104]]);
  });

  test('keeps the narrow at the right edge on the screen', () => {
    const [last] = layOut(items([0.9999, 1]), whole, 100, 6);
    assert.ok(last && last.x + last.width <= 100);
  });
});

suite('the scale', () => {
  test('marks round addresses, so far apart that they can be read', () => {
    const marks = ticks(axisOf([stretch('10.0.0.0/16')]), whole, 800, 110);
    assert.deepEqual(marks.map(({ address }) => address - 0x0a000000), [0, 0x4000, 0x8000, 0xc000]);
    marks.slice(1).forEach((mark, index) => assert.ok(mark.x - (marks[index]?.x ?? 0) >= 110));
  });

  test('has no more marks than there is room for, at any zoom', () => {
    const axis = axisOf(merged([stretch('10.0.0.0/8'), stretch('192.168.0.0/24')]));
    let view = whole;
    for (let i = 0; i < 20; i++) {
      assert.ok(ticks(axis, view, 800, 110).length <= 8);
      view = zoomed(axis, view, 2, 0.3);
    }
  });
});
