import { describe, expect, it } from 'vitest';
import { boundsOf, connectionPath, fitText, fitView, follow, portPoints, zoomAt } from './geometry';

const screen = { width: 800, height: 400 };

describe('bounds and views', () => {
  it('of nothing are empty', () => {
    expect(boundsOf([])).toEqual({ x: 0, y: 0, width: 0, height: 0 });
  });

  it('surround every rectangle', () => {
    expect(boundsOf([{ x: -10, y: 5, width: 20, height: 10 }, { x: 100, y: -20, width: 50, height: 10 }])).toEqual({
      x: -10,
      y: -20,
      width: 160,
      height: 35,
    });
  });

  it('fit a wide flow into the screen and centre it', () => {
    const view = fitView({ x: 100, y: 0, width: 1472, height: 100 }, screen);
    expect(view.scale).toBeCloseTo(0.5);
    expect(view.x).toBeCloseTo(36);
    expect(view.y).toBeCloseTo(50 - 400);
  });

  it('never enlarge a small flow', () => {
    expect(fitView({ x: 0, y: 0, width: 10, height: 10 }, screen).scale).toBe(1);
  });

  it('zoom around the pointer', () => {
    const view = zoomAt({ x: 0, y: 0, scale: 1 }, { x: 400, y: 200 }, 2);
    expect(view).toEqual({ x: 200, y: 100, scale: 2 });
    expect(zoomAt(view, { x: 0, y: 0 }, 100).scale).toBe(2);
  });
});

describe('following', () => {
  const view = { x: 0, y: 0, scale: 1 };

  it('leaves the picture alone while the target is in sight', () => {
    expect(follow(view, { x: 300, y: 150, width: 200, height: 54 }, screen)).toEqual(view);
  });

  it('moves just enough to the right and down', () => {
    expect(follow(view, { x: 900, y: 400, width: 200, height: 54 }, screen)).toEqual({ x: 360, y: 114, scale: 1 });
  });

  it('moves back to the left', () => {
    expect(follow({ ...view, x: 500 }, { x: 100, y: 100, width: 200, height: 54 }, screen).x).toBe(40);
  });

  it('centres a target that does not fit', () => {
    expect(follow(view, { x: 1000, y: 0, width: 2000, height: 50 }, screen).x).toBe(1600);
  });
});

describe('connections', () => {
  it('leave from ports spread over the edge', () => {
    expect(portPoints({ x: 0, y: 0, width: 100, height: 60 }, 2)).toEqual([
      { x: 100, y: 20 },
      { x: 100, y: 40 },
    ]);
  });

  it('curve forwards and around backwards', () => {
    expect(connectionPath({ x: 0, y: 0 }, { x: 100, y: 50 })).toBe('M 0 0 C 50 0, 50 50, 100 50');
    expect(connectionPath({ x: 100, y: 0 }, { x: 0, y: 0 })).toBe('M 100 0 C 205 0, -105 0, 0 0');
  });

  it('pass through their bends with round corners', () => {
    expect(connectionPath({ x: 0, y: 0 }, { x: 100, y: 100 }, [{ x: 100, y: 0 }])).toBe('M 0 0 L 90 0 Q 100 0, 100 10 L 100 100');
  });
});

describe('fitting text', () => {
  it('keeps what fits', () => {
    expect(fitText('主菜单', 100, 14)).toBe('主菜单');
  });

  it('cuts Chinese earlier than Latin', () => {
    expect(fitText('一二三四五六', 56, 14)).toBe('一二三…');
    expect(fitText('abcdef', 56, 14)).toBe('abcdef');
  });
});
