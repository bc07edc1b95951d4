// Where actors are drawn. Who has a place keeps it; newcomers stand in an arc around the one that brought them,
// on the side where there is room, and forces keep discs and names apart without moving anybody else.
import { forceCollide, forceSimulation, forceX, forceY, type SimulationNodeDatum } from 'd3-force';
import type { Line, Model } from './model';

export interface Place { x: number; y: number }

interface Body extends SimulationNodeDatum { id: string; radius: number; towards: Place }

const kRounds = 160;
const kSpacing = 128; // along the arc

export const radiusOf = (mentions: number): number => 9 + Math.min(24, 2.2 * Math.sqrt(Math.sqrt(mentions) * 4));

// Who has to do with each other stands side by side: each next one is the one most tied to the last.
function inOrder(ids: string[], lines: Line[]): string[] {
  const ties = new Map<string, number>();
  const key = (a: string, b: string) => (a < b ? `${a} ${b}` : `${b} ${a}`);
  for (const line of lines) ties.set(key(line.subject, line.object), (ties.get(key(line.subject, line.object)) ?? 0) + line.sentences);
  const left = [...ids], order = left.splice(0, 1);
  while (left.length) {
    const last = order.at(-1)!;
    let best = 0;
    for (let at = 1; at < left.length; ++at) if ((ties.get(key(last, left[at])) ?? 0) > (ties.get(key(last, left[best])) ?? 0)) best = at;
    order.push(...left.splice(best, 1));
  }
  return order;
}

const centreOf = (places: Iterable<Place>): Place => {
  const all = [...places];
  return { x: all.reduce((sum, at) => sum + at.x, 0) / all.length, y: all.reduce((sum, at) => sum + at.y, 0) / all.length };
};

// `wide`: width of the picture by its height.
export function place(model: Model, lines: Line[], known: ReadonlyMap<string, Place>, wide: number): Map<string, Place> {
  const places = new Map<string, Place>();
  for (const id of model.actors.keys()) if (known.has(id)) places.set(id, known.get(id)!);
  const newcomers = [...model.actors.keys()].filter((id) => !places.has(id));
  if (newcomers.length === 0) return places;

  const stretch = Math.sqrt(Math.max(0.6, Math.min(1.8, wide)));
  const targets = new Map<string, Place>();
  const byParent = new Map<string, string[]>();
  for (const id of newcomers) {
    const parent = model.parents.get(id) ?? '';
    byParent.set(parent, [...(byParent.get(parent) ?? []), id]);
  }
  const settle = (ids: string[], parent: string) => {
    const at = places.get(parent) ?? targets.get(parent);
    const others = [...places].filter(([id]) => id !== parent).map(([, place]) => place);
    const middle = others.length ? centreOf(others) : null;
    // All around where there is nobody else, else in an arc that looks away from the others.
    const arc = middle && at ? Math.PI * 1.1 : 2 * Math.PI;
    const towards = middle && at ? Math.atan2(at.y - middle.y, at.x - middle.x) : -Math.PI / 2;
    const radius = Math.max(170, (ids.length * kSpacing) / arc);
    inOrder(ids, lines).forEach((id, index) => {
      const angle = towards + (arc === 2 * Math.PI ? (index / ids.length) * arc : ((index + 0.5) / ids.length - 0.5) * arc);
      // Every other one stands farther out, so that names do not meet.
      const out = radius * (ids.length > 7 && index % 2 ? 1.22 : 1);
      targets.set(id, { x: (at?.x ?? 0) + out * Math.cos(angle) * stretch, y: (at?.y ?? 0) + (out * Math.sin(angle)) / stretch });
    });
  };
  // Those who came by themselves first: the others stand around them.
  const roots = byParent.get('') ?? [];
  if (roots.length === 1 && places.size === 0) targets.set(roots[0], { x: 0, y: 0 });
  else if (roots.length) settle(roots, '');
  for (const [parent, ids] of byParent) if (parent !== '') settle(ids, parent);

  const bodies: Body[] = [...model.actors.values()].map((actor) => {
    // Half a label's width beside the disc, so that names have room.
    const radius = Math.max(radiusOf(actor.mentions) + 12, Math.min(62, 3.2 * actor.name.length));
    const fixed = places.get(actor.id) ?? (model.parents.has(actor.id) ? null : targets.get(actor.id));
    const towards = fixed ?? targets.get(actor.id)!;
    return { id: actor.id, radius, towards, x: towards.x, y: towards.y, ...(fixed && { fx: fixed.x, fy: fixed.y }) };
  });
  forceSimulation(bodies)
    .force('x', forceX<Body>((body) => body.towards.x).strength(0.12))
    .force('y', forceY<Body>((body) => body.towards.y).strength(0.12))
    .force('collide', forceCollide<Body>((body) => body.radius).strength(0.9).iterations(3))
    .stop()
    .tick(kRounds);
  for (const body of bodies) places.set(body.id, { x: body.x ?? 0, y: body.y ?? 0 });
  return places;
}
