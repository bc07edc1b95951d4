// The part of the graph that the page has read so far.
import { get, type Actor, type Neighbourhood, type Found, type Relation } from './api';
import { classOf, type RelationClass } from './palette';
import { filtersOf, type View } from './view';

// All relations of one class from one actor to another: a line of the picture.
export interface Line {
  id: string;
  subject: string;
  object: string;
  kind: RelationClass;
  relations: Relation[]; // the strongest first
  sentences: number;
}

export const lineId = (subject: string, object: string, kind: string): string => JSON.stringify([subject, object, kind]);

const keyOf = (relation: Relation): string =>
  JSON.stringify([relation.subject.id, relation.kind, relation.predicate, relation.object.id, relation.negated]);

const kPartners = 14;
const kLinkedActors = 80;

export class Model {
  readonly actors = new Map<string, Actor>();
  readonly parents = new Map<string, string>(); // actor -> the one whose surroundings brought it in
  private readonly relations = new Map<string, Relation>();

  // Reads the surroundings of the view's actors, of whom `known` has met some.
  static async read(view: View, known: Model, signal: AbortSignal): Promise<Model> {
    const model = new Model();
    const read = (actor: string) =>
      get<Neighbourhood>('neighbourhood', {
        ...filtersOf(view), actor: known.referenceTo(actor), partners: kPartners, kinds: view.roles ? 'both' : 'relations', limit: 150,
      }, signal);
    for (const answer of await Promise.all(view.actors.map(read))) {
      const [centre, ...partners] = answer.neighbours.actors;
      model.actors.set(centre.id, centre);
      for (const partner of partners) {
        if (!model.actors.has(partner.id)) model.actors.set(partner.id, partner);
        if (!model.parents.has(partner.id)) model.parents.set(partner.id, centre.id);
      }
      model.add(answer.relations.answers);
    }
    return model;
  }

  // Reads what the actors have to do with each other beside that.
  async readLinks(view: View, signal: AbortSignal): Promise<void> {
    const actor = [...this.actors.keys()].slice(0, kLinkedActors);
    if (actor.length < 2) return;
    const links = await get<Found<Relation>>('links', {
      ...filtersOf(view), actor, kinds: view.roles ? 'both' : 'relations', limit: 400,
    }, signal);
    this.add(links.answers);
  }

  add(relations: Relation[]): void {
    for (const relation of relations) this.relations.set(keyOf(relation), relation);
  }

  lines(): Line[] {
    const lines = new Map<string, Line>();
    for (const relation of this.relations.values()) {
      const [subject, object, kind] = [relation.subject.id, relation.object.id, classOf(relation)];
      if (!this.actors.has(subject) || !this.actors.has(object) || subject === object) continue;
      const id = lineId(subject, object, kind);
      const line = lines.get(id) ?? { id, subject, object, kind, relations: [], sentences: 0 };
      line.relations.push(relation);
      line.sentences += relation.sentences;
      lines.set(id, line);
    }
    for (const line of lines.values()) line.relations.sort((a, b) => b.reports - a.reports || b.sentences - a.sentences);
    return [...lines.values()].sort((a, b) => b.sentences - a.sentences || (a.id < b.id ? -1 : 1));
  }

  // How the API is to be asked about it: an id that is known to be one cannot be taken for another's name.
  referenceTo(actor: string): string {
    return this.actors.has(actor) ? `id:${actor}` : actor;
  }

  nameOf(id: string): string {
    return this.actors.get(id)?.name || id;
  }
}
