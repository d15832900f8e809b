/** How long a drawing that is being opened is waited for. */
const patience = 20_000;

/** Selects a node of the drawing, once it is drawn. Nodes of inner drawings that are not open are not there to be selected. */
export function selectNode(activityId: string): void {
  if (select(activityId)) return;
  const observer = new MutationObserver(() => {
    if (select(activityId)) observer.disconnect();
  });
  observer.observe(document.body, { childList: true, subtree: true });
  window.setTimeout(() => observer.disconnect(), patience);
}

/** As a person does: brings it to the middle by dragging the canvas, and clicks it. */
function select(activityId: string): boolean {
  const node = document.querySelector<SVGGElement>(`.x6-node[data-cell-id="${CSS.escape(activityId)}"]`);
  const canvas = node?.closest<SVGSVGElement>('svg.x6-graph-svg');
  if (!node || !canvas) return false;
  bringToMiddle(node, canvas);
  const target = node.querySelector('foreignObject *') ?? node;
  const at = middleOf(node.getBoundingClientRect());
  for (const type of ['mousedown', 'mouseup', 'click']) fire(target, type, at);
  return true;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const middleOf = (box: DOMRect): Point => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });

function bringToMiddle(node: Element, canvas: SVGSVGElement): void {
  const from = middleOf(node.getBoundingClientRect());
  const to = middleOf(canvas.getBoundingClientRect());
  // Where the drag begins does not matter, only how far it goes: an empty part of the canvas is the canvas itself.
  fire(canvas, 'mousedown', to);
  fire(document.body, 'mousemove', { x: to.x + (to.x - from.x), y: to.y + (to.y - from.y) });
  fire(document.body, 'mouseup', { x: to.x + (to.x - from.x), y: to.y + (to.y - from.y) });
}

function fire(target: EventTarget, type: string, at: Point): void {
  target.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, view: window, button: 0, buttons: type === 'mouseup' ? 0 : 1, clientX: at.x, clientY: at.y }));
}
