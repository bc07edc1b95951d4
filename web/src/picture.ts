// The picture: actors as discs, relations as lines, drawn by Cytoscape.js.
import cytoscape, { type Core, type EventObject, type EdgeSingular, type NodeSingular, type StylesheetJson } from 'cytoscape';
import { announce, byId, h, plural } from './dom';
import type { Line, Model } from './model';
import { classStroke, typeDot } from './marks';
import { kClassColours, kClassNames, kTypeColours, type RelationClass } from './palette';
import { place, radiusOf, type Place } from './placement';
import type { ActorType } from './api';

export interface PictureEvents {
  chooseActor(id: string): void; // shown in the panel
  expandActor(id: string): void; // its surroundings, too
  chooseLine(line: Line): void;
}

const kMoveTime = 450; // ms

const calm = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

function stylesheet(): StylesheetJson {
  const colour = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const [ink, paper, accent] = [colour('--ink'), colour('--paper'), colour('--accent')];
  return [
    { selector: 'node', style: {
      'background-color': 'data(colour)', width: 'data(size)', height: 'data(size)', label: 'data(label)', color: ink,
      'font-size': 13, 'font-family': 'system-ui, sans-serif', 'text-valign': 'bottom', 'text-margin-y': 4,
      'text-outline-color': paper, 'text-outline-width': 2.5, 'text-wrap': 'wrap', 'text-max-width': '130px',
      'min-zoomed-font-size': 6, 'border-width': 1.5, 'border-color': paper } },
    { selector: 'node.expanded', style: { 'border-width': 3, 'border-color': ink, 'font-weight': 'bold' } },
    { selector: 'edge', style: {
      'curve-style': 'bezier', 'control-point-step-size': 34, width: 'data(width)', 'line-color': 'data(colour)',
      'target-arrow-color': 'data(colour)', 'target-arrow-shape': 'triangle', 'arrow-scale': 0.9, opacity: 0.85 } },
    { selector: 'edge[kind = "role"]', style: { 'line-style': 'dashed', 'target-arrow-shape': 'none', opacity: 0.7 } },
    { selector: 'edge[kind = "denied"]', style: { 'line-style': 'dotted' } },
    { selector: 'edge.named', style: {
      label: 'data(label)', 'font-size': 11, color: ink, 'text-outline-color': paper, 'text-outline-width': 2.5,
      'text-rotation': 'autorotate', 'min-zoomed-font-size': 7 } },
    { selector: '.faint', style: { opacity: 0.25 } },
    { selector: 'edge.chosen', style: { opacity: 1, 'underlay-color': accent, 'underlay-opacity': 0.35, 'underlay-padding': 5 } },
    { selector: 'node.chosen', style: { 'underlay-color': accent, 'underlay-opacity': 0.4, 'underlay-padding': 7, 'underlay-shape': 'ellipse' } },
  ] as StylesheetJson;
}

const kMostOtherLines = 45;

// All lines of the actors asked for; of those between others only the strongest, or nothing could be seen.
function shownLines(lines: Line[], expanded: string[]): Line[] {
  const centres = new Set(expanded);
  let others = 0;
  return lines.filter((line) => centres.has(line.subject) || centres.has(line.object) || (line.kind !== 'role' && others++ < kMostOtherLines));
}

export class Picture {
  private readonly cy: Core;
  private readonly known = new Map<string, Place>();
  private lines = new Map<string, Line>();
  private model: Model | null = null;
  private marked: string[] = [];
  private fitted = true; // shows all, and shall go on to

  constructor(private readonly events: PictureEvents) {
    this.cy = cytoscape({
      container: byId('canvas'), style: stylesheet(), minZoom: 0.2, maxZoom: 3, boxSelectionEnabled: false,
      selectionType: 'single', layout: { name: 'preset' },
    });
    this.cy.on('tap', 'node', (event: EventObject) => events.expandActor(event.target.id()));
    this.cy.on('tap', 'edge', (event: EventObject) => events.chooseLine(this.lines.get(event.target.id())!));
    this.cy.on('mouseover', 'node', (event: EventObject) => this.nameLines(event.target));
    this.cy.on('mouseout', 'node', () => this.nameLines(null));
    this.cy.on('mouseover', 'edge', (event: EventObject) => event.target.addClass('named'));
    this.cy.on('mouseout', 'edge', () => this.nameLines(null));
    this.cy.on('dragfree', 'node', (event: EventObject) => this.known.set(event.target.id(), { ...event.target.position() }));
    byId('canvas').addEventListener('keydown', (event) => this.key(event));
    byId('zoom-in').addEventListener('click', () => this.zoomBy(1.3));
    byId('zoom-out').addEventListener('click', () => this.zoomBy(1 / 1.3));
    byId('zoom-fit').addEventListener('click', () => this.fit());
    new ResizeObserver(() => {
      this.cy.resize();
      if (this.fitted) this.fit(false);
    }).observe(byId('canvas'));
    this.cy.on('dragpan scrollzoom pinchzoom', () => (this.fitted = false));
    fillLegend();
  }

  // Shows the model: who stays stays in place, who comes grows out of the one that brought it.
  show(model: Model, expanded: string[]): void {
    const lines = shownLines(model.lines(), expanded);
    const wasEmpty = this.cy.nodes().empty();
    this.model = model;
    this.lines = new Map(lines.map((line) => [line.id, line]));
    const places = place(model, lines, this.known, this.cy.width() / Math.max(1, this.cy.height()));
    const gone = this.cy.elements().filter((element) => !(element.isNode() ? model.actors.has(element.id()) : this.lines.has(element.id())));
    gone.remove();
    const came: NodeSingular[] = [];
    for (const actor of model.actors.values()) {
      const data = {
        id: actor.id, label: actor.name, colour: kTypeColours[actor.type], size: 2 * radiusOf(actor.mentions),
      };
      const known = this.cy.getElementById(actor.id);
      const at = places.get(actor.id)!;
      if (known.nonempty()) {
        known.data(data);
      } else {
        const from = this.known.get(actor.id) ?? this.known.get(model.parents.get(actor.id) ?? '') ?? at;
        came.push(this.cy.add({ data, position: { ...from } }) as unknown as NodeSingular);
      }
      this.cy.getElementById(actor.id).toggleClass('expanded', expanded.includes(actor.id));
    }
    for (const line of lines) {
      const [first] = line.relations;
      const more = line.relations.length > 1 ? ` +${line.relations.length - 1}` : '';
      const data = {
        id: line.id, source: line.subject, target: line.object, kind: line.kind, colour: kClassColours[line.kind],
        width: 1.5 + Math.min(7, Math.log2(line.sentences)), label: `${first.negated ? 'not: ' : ''}${first.predicate}${more}`,
      };
      const known = this.cy.getElementById(line.id);
      if (known.nonempty()) known.data(data);
      else this.cy.add({ data });
    }
    for (const [id, at] of places) this.known.set(id, at);
    const animated = !calm() && !wasEmpty && came.length > 0;
    for (const node of came) {
      const at = places.get(node.id())!;
      if (animated) node.animate({ position: { ...at } }, { duration: kMoveTime, easing: 'ease-out' });
      else node.position({ ...at });
    }
    if (this.marked.length) this.mark(this.marked);
    if (wasEmpty) this.fit(false);
    else if (came.length > 0) setTimeout(() => this.fit(), animated ? kMoveTime + 30 : 0);
    byId('canvas').setAttribute('aria-label', `Graph of ${plural(model.actors.size, 'actor')} and ${plural(lines.length, 'link')}`);
  }

  clear(): void {
    this.cy.elements().remove();
    this.known.clear();
  }

  // What the panel is about stands out.
  choose(actor: string | null, line: string | null): void {
    this.mark(line ? [line] : []);
    if (!line && actor) this.cy.getElementById(actor).addClass('chosen');
  }

  // These lines stand out, as far as they are drawn; none: nothing does.
  mark(lines: string[]): void {
    this.marked = lines;
    this.cy.elements().removeClass('chosen faint');
    const edges = this.cy.edges().filter((edge) => lines.includes(edge.id()));
    edges.addClass('chosen');
    if (edges.nonempty()) this.cy.elements().difference(edges.union(edges.connectedNodes())).addClass('faint');
    this.nameLines(null);
  }

  restyle(): void {
    this.cy.style(stylesheet());
  }

  async png(): Promise<Blob> {
    const paper = getComputedStyle(document.documentElement).getPropertyValue('--paper').trim();
    return this.cy.png({ output: 'blob-promise', bg: paper, full: true, scale: 2, maxWidth: 8000, maxHeight: 8000 });
  }

  lineOf(id: string): Line | undefined {
    return this.lines.get(id);
  }

  // The places on the screen of discs and lines: for tests, which have to click somewhere.
  spotOf(id: string): Place | null {
    const element = this.cy.getElementById(id);
    if (element.empty()) return null;
    const box = byId('canvas').getBoundingClientRect();
    const at = element.isEdge() ? (element as EdgeSingular).renderedMidpoint() : (element as NodeSingular).renderedPosition();
    return { x: box.x + at.x, y: box.y + at.y };
  }

  spotOfStrongestLine(): Place | null {
    const line = [...this.lines.values()].find((one) => one.kind !== 'role');
    return line ? this.spotOf(line.id) : null;
  }

  places(): Record<string, Place> {
    return Object.fromEntries(this.cy.nodes().map((node) => [node.id(), { ...node.position() }]));
  }

  private fit(animated = true): void {
    const elements = this.cy.elements();
    if (elements.empty()) return;
    this.fitted = true;
    const box = elements.boundingBox(), padding = 28;
    const zoom = Math.min(1.3, (this.cy.width() - 2 * padding) / box.w, (this.cy.height() - 2 * padding) / box.h);
    const pan = { x: this.cy.width() / 2 - (zoom * (box.x1 + box.x2)) / 2, y: this.cy.height() / 2 - (zoom * (box.y1 + box.y2)) / 2 };
    // Names stay legible where all is small.
    this.cy.nodes().style('font-size', Math.max(13, Math.min(26, 11 / zoom)));
    if (animated && !calm()) this.cy.animate({ zoom, pan }, { duration: kMoveTime });
    else this.cy.viewport({ zoom, pan });
  }

  private zoomBy(factor: number): void {
    this.fitted = false;
    this.cy.zoom({ level: this.cy.zoom() * factor, renderedPosition: { x: this.cy.width() / 2, y: this.cy.height() / 2 } });
  }

  // Lines have their words where there are few, at the actor under the pointer, and where chosen.
  private nameLines(node: NodeSingular | null): void {
    const edges = this.cy.edges();
    edges.removeClass('named');
    const few = 14;
    (node ? node.connectedEdges() : edges.length <= few ? edges : this.cy.edges('.chosen')).addClass('named');
  }

  private key(event: KeyboardEvent): void {
    const node = this.cy.nodes('.chosen')[0] as NodeSingular | undefined, edge = this.cy.edges('.chosen')[0] as EdgeSingular | undefined;
    const from = node?.id() ?? edge?.source().id() ?? '';
    switch (event.key) {
      case '+': case '=': this.zoomBy(1.3); break;
      case '-': this.zoomBy(1 / 1.3); break;
      case '0': this.fit(); break;
      case 'ArrowRight': this.stepActor(from, 1); break;
      case 'ArrowLeft': this.stepActor(from, -1); break;
      case 'ArrowDown': this.stepLine(from, edge?.id(), 1); break;
      case 'ArrowUp': this.stepLine(from, edge?.id(), -1); break;
      case 'Enter': if (node) this.events.expandActor(node.id()); break;
      default: return;
    }
    event.preventDefault();
  }

  private stepActor(from: string, step: number): void {
    const ids = [...(this.model?.actors.keys() ?? [])];
    if (ids.length === 0) return;
    const next = ids[(ids.indexOf(from) + step + ids.length) % ids.length];
    const actor = this.model!.actors.get(next)!;
    this.events.chooseActor(next);
    announce(`${actor.name}, ${actor.type}, ${plural(this.cy.getElementById(next).connectedEdges().length, 'link')}`);
  }

  private stepLine(from: string, chosen: string | undefined, step: number): void {
    const lines = [...this.lines.values()].filter((line) => line.subject === from);
    if (lines.length === 0) return announce('does nothing to anyone in the picture');
    const now = lines.findIndex((line) => line.id === chosen);
    this.events.chooseLine(lines[now < 0 ? 0 : (now + step + lines.length) % lines.length]);
  }
}

function fillLegend(): void {
  const dot = (type: ActorType) => h('li', {}, typeDot(type), type);
  const line = (kind: RelationClass) => h('li', {}, classStroke(kind), kClassNames[kind]);
  byId('legend').append(
    h('ul', {}, ...(Object.keys(kTypeColours) as ActorType[]).map(dot)),
    h('ul', {}, ...(Object.keys(kClassNames) as RelationClass[]).map(line)),
    h('p', {}, 'A disc grows with its mentions, a line with its sentences.'),
  );
}
