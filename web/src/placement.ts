// Where actors are drawn. Who has a place keeps it; newcomers are put around the one that brought them, by
// forces that move nobody else.
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationNodeDatum } from 'd3-force';
import type { Line, Model } from './model';

export interface Place { x: number; y: number }

interface Body extends SimulationNodeDatum { id: string; radius: number }

const kRounds = 260;
const kGoldenAngle = Math.PI * (3 - Math.sqrt(5));

export const radiusOf = (mentions: number): number => 9 + Math.min(24, 2.2 * Math.sqrt(Math.sqrt(mentions) * 4));

export function place(model: Model, lines: Line[], known: ReadonlyMap<string, Place>): Map<string, Place> {
  const newcomers = [...model.actors.keys()].filter((id) => !known.has(id));
  const places = new Map<string, Place>();
  for (const id of model.actors.keys()) if (known.has(id)) places.set(id, known.get(id)!);
  if (newcomers.length === 0) return places;

  let turn = places.size;
  const bodies: Body[] = [...model.actors.values()].map((actor) => {
    // Half a label's width beside the disc, so that names have room.
    const radius = Math.max(radiusOf(actor.mentions) + 10, Math.min(62, 3.1 * actor.name.length));
    const at = places.get(actor.id);
    if (at) return { id: actor.id, radius, x: at.x, y: at.y, fx: at.x, fy: at.y };
    const parent = places.get(model.parents.get(actor.id) ?? '') ?? { x: 0, y: 0 };
    const angle = turn++ * kGoldenAngle;
    const distance = model.parents.has(actor.id) ? 150 : turn === 1 ? 0 : 220;
    return { id: actor.id, radius, x: parent.x + distance * Math.cos(angle), y: parent.y + distance * Math.sin(angle) };
  });
  const pairs = new Map<string, { source: string; target: string; strength: number }>();
  for (const line of lines) {
    const key = line.subject < line.object ? `${line.subject} ${line.object}` : `${line.object} ${line.subject}`;
    const pair = pairs.get(key) ?? { source: line.subject, target: line.object, strength: 0 };
    pair.strength += line.sentences;
    pairs.set(key, pair);
  }
  forceSimulation(bodies)
    .force('charge', forceManyBody<Body>().strength(-650).distanceMax(900))
    .force('links', forceLink<Body, { source: string; target: string; strength: number }>([...pairs.values()])
      .id((body) => body.id)
      .distance((pair) => 190 - Math.min(60, 12 * Math.log2(1 + pair.strength)))
      .strength((pair) => Math.min(0.5, 0.08 + 0.06 * Math.log2(1 + pair.strength))))
    .force('collide', forceCollide<Body>((body) => body.radius).strength(0.9).iterations(3))
    .force('x', forceX<Body>(0).strength(0.03))
    .force('y', forceY<Body>(0).strength(0.05))
    .stop()
    .tick(kRounds);
  for (const body of bodies) places.set(body.id, { x: body.x ?? 0, y: body.y ?? 0 });
  return places;
}
