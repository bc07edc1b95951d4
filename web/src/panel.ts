// The panel: the same as the picture in words, with the sentence behind everything; who said what about whom;
// and answers to questions.
import { get, type ActorCard, type ActorName, type Article, type AskAnswer, type Evidence, type Found, type Relation, type Statement, type TextHit } from './api';
import { announce, byId, h, listOf, notify, plural, present, type Child } from './dom';
import { classStroke, typeDot } from './marks';
import type { Line, Model } from './model';
import { classOf, kClassNames } from './palette';
import { filtersOf, type Tab, type View } from './view';

export interface PanelEvents {
  chooseActor(id: string): void;
  expandActor(id: string): void;
  removeActor(id: string): void;
  chooseLine(line: Line): void;
  change(view: Partial<View>): void;
}

const kPage = 10;
const kStances = [['', 'Any stance'], ['supportive', 'Supportive'], ['critical', 'Critical'], ['demanding', 'Demanding']];

const dates = (first: string | null, last: string | null): string =>
  !first || !last ? '' : first === last ? first : `${first} – ${last}`;

const sentenceCount = (relation: { sentences: number; articles: number }): string =>
  `${plural(relation.sentences, 'sentence')} in ${plural(relation.articles, 'article')}`;

// The sentence with the relation's words marked, where they stand in it as they are.
function quoted(sentence: string, phrase: string): HTMLElement {
  const at = phrase ? sentence.indexOf(phrase) : -1;
  if (at < 0) return h('blockquote', {}, sentence);
  return h('blockquote', {}, sentence.slice(0, at), h('mark', {}, phrase), sentence.slice(at + phrase.length));
}

// Where an article is from; its address is asked for when somebody wants it.
function articleLink(of: { article: string; title: string; source: string | null }): HTMLElement {
  const name = of.title && of.title !== of.article ? of.title : of.article;
  const button = h('button', { type: 'button', class: 'link', title: 'Where this article is from' }, of.source ? `${of.source}: ${name}` : name);
  button.addEventListener('click', () => {
    get<Article>('article', { id: of.article }).then((article) => {
      if (!article.url || !/^https?:\/\//.test(article.url)) return notify(`No address is known of article ${article.id}.`);
      const link = h('a', { href: article.url, target: '_blank', rel: 'noopener noreferrer' }, name);
      button.replaceWith(link);
      link.focus();
    }, (error: Error) => notify(error.message));
  });
  return button;
}

function evidenceItem(evidence: Evidence): HTMLElement {
  const claims = evidence.attributed_to ? `claim of ${evidence.attributed_to.name}` : evidence.modality === 'asserted' && !evidence.hedged ? 'told as a fact' : null;
  const notes = [
    claims,
    evidence.modality !== 'asserted' && evidence.modality,
    evidence.hedged && 'hedged',
    evidence.event_date && `happened ${evidence.event_date}`,
    `confidence ${evidence.confidence.toFixed(2)}`,
  ].filter(Boolean);
  return h('article', { class: 'evidence' },
    quoted(evidence.sentence, evidence.phrase),
    h('p', { class: 'meta' }, evidence.date ? h('time', { datetime: evidence.date }, evidence.date) : 'no date', ' · ', notes.join(' · ')),
    h('p', { class: 'meta' }, articleLink(evidence)));
}

export class Panel {
  private readonly tabs = byId('tabs');
  private readonly content = byId('content');
  private pending = new AbortController();

  constructor(private readonly events: PanelEvents) {
    this.tabs.addEventListener('keydown', (event) => {
      if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
      const tabs = [...this.tabs.querySelectorAll<HTMLElement>('[role=tab]')];
      const next = tabs[(tabs.indexOf(document.activeElement as HTMLElement) + (event.key === 'ArrowRight' ? 1 : -1) + tabs.length) % tabs.length];
      next?.click();
      this.tabs.querySelector<HTMLElement>('[aria-selected=true]')?.focus();
    });
  }

  // What is being read is abandoned when something else is to be shown.
  show(view: View, model: Model, line: Line | undefined): void {
    this.pending.abort();
    this.pending = new AbortController();
    this.showTabs(view);
    if (view.tab === 'answer') void this.answer(view);
    else if (view.tab === 'statements') this.statements(view, model);
    else if (view.pair) this.pair(view, model, line);
    else if (view.focus) void this.actor(view, model);
    else this.welcome(model);
  }

  private showTabs(view: View): void {
    const names: [Tab, string][] = [['relations', 'Relations'], ['statements', 'Who said what']];
    if (view.question) names.push(['answer', view.mode === 'ask' ? 'Answer' : 'Sentences']);
    this.tabs.replaceChildren(...names.map(([tab, name]) => {
      const chosen = view.tab === tab;
      return h('button', {
        type: 'button', role: 'tab', id: `tab-${tab}`, 'aria-selected': String(chosen), 'aria-controls': 'content', tabindex: chosen ? 0 : -1,
        click: () => this.events.change({ tab }),
      }, name);
    }));
    this.content.setAttribute('aria-labelledby', `tab-${view.tab}`);
  }

  private put(...children: Child[]): void {
    this.content.replaceChildren(...present(children));
    this.content.scrollTop = 0;
  }

  private fail(error: unknown): void {
    if (error instanceof DOMException && error.name === 'AbortError') return;
    const text = error instanceof Error ? error.message : String(error);
    this.put(h('p', { class: 'empty' }, text));
    announce(text);
  }

  private actorButton(actor: ActorName): HTMLElement {
    return h('button', { type: 'button', class: 'link actor', click: () => this.events.expandActor(actor.id) }, actor.name);
  }

  private relationTitle(relation: Pick<Relation, 'subject' | 'object' | 'predicate' | 'negated' | 'kind' | 'event'>): HTMLElement {
    return h('span', { class: 'relation' }, classStroke(classOf(relation)), this.actorButton(relation.subject),
      h('span', { class: 'predicate' }, ` ${relation.negated ? 'not: ' : ''}${relation.predicate} `), this.actorButton(relation.object));
  }

  // A relation with its clearest sentences, and a button for the rest of them.
  private relationBlock(view: View, relation: Relation): HTMLElement {
    const sentences = h('div', {}, ...relation.evidence.map(evidenceItem));
    const block = h('section', { class: 'block' }, h('h3', {}, this.relationTitle(relation)),
      h('p', { class: 'meta' }, [relation.event, sentenceCount(relation), dates(relation.first_date, relation.last_date)].filter(Boolean).join(' · ')), sentences);
    if (relation.sentences > relation.evidence.length) {
      let offset = 0;
      const more = h('button', { type: 'button', class: 'more' }, `All ${relation.sentences} sentences, the latest first`);
      more.addEventListener('click', () => {
        more.disabled = true;
        get<Found<Evidence>>('evidence', {
          since: view.since, until: view.until, min_confidence: view.confidence, subject: relation.subject.id, predicate: relation.predicate,
          object: relation.object.id, kind: relation.kind, negated: relation.negated, limit: kPage, offset,
        }, this.pending.signal).then((page) => {
          if (offset === 0) sentences.replaceChildren();
          sentences.append(...page.answers.map(evidenceItem));
          offset += page.answers.length;
          more.disabled = false;
          more.textContent = `${page.found - offset} more`;
          more.hidden = offset >= page.found;
          announce(`${plural(page.answers.length, 'sentence')} more`);
        }, (error: Error) => notify(error.message));
      });
      block.append(more);
    }
    return block;
  }

  private welcome(model: Model): void {
    const actors = [...model.actors.values()];
    this.put(
      h('h2', {}, 'Who stands how to whom'),
      h('p', {}, 'Name an actor above, or choose one of those that the articles mention most. Each line of the picture rests on sentences; click it to read them.'),
      listOf(actors.map((actor) => h('span', {}, typeDot(actor.type), this.actorButton(actor), h('span', { class: 'meta' }, ` ${plural(actor.mentions, 'mention')}`)))));
  }

  private async actor(view: View, model: Model): Promise<void> {
    const id = view.focus!;
    try {
      const card = await get<ActorCard>('actor', { actor: id, top: 5 }, this.pending.signal);
      const all = model.lines().filter((line) => line.subject === id || line.object === id);
      // What is done comes before who somebody is.
      const lines = [...all.filter((line) => line.kind !== 'role'), ...all.filter((line) => line.kind === 'role')];
      const expanded = view.actors.includes(id);
      const names = Object.entries(card.aliases).sort((a, b) => b[1] - a[1]).map(([name]) => name).filter((name) => name !== card.name).slice(0, 6);
      const roles = card.roles.slice(0, 5);
      this.put(
        h('h2', {}, typeDot(card.type), card.name),
        h('p', { class: 'meta' }, [card.type, card.sector, card.code, `${plural(card.mentions, 'mention')} in ${plural(card.articles, 'article')}`, dates(card.first_date, card.last_date)].filter(Boolean).join(' · ')),
        names.length ? h('p', { class: 'meta' }, `Also: ${names.join(', ')}`) : null,
        roles.length ? listOf(roles.map((role) => h('span', {}, `${role.role} `, this.actorButton(role.of))), { class: 'roles' }) : null,
        h('p', { class: 'actions' },
          expanded
            ? h('button', { type: 'button', click: () => this.events.removeActor(id) }, 'Take out of the picture')
            : h('button', { type: 'button', click: () => this.events.expandActor(id) }, 'Show its surroundings'),
          h('button', { type: 'button', click: () => this.events.change({ tab: 'statements', speaker: id, about: '' }) }, 'What it said'),
          h('button', { type: 'button', click: () => this.events.change({ tab: 'statements', speaker: '', about: id }) }, 'What was said about it')),
        h('h3', {}, lines.length ? 'Strongest relations' : 'No relations with these filters'),
        listOf(lines.map((line) => this.lineButton(model, line)), { class: 'lines' }));
    } catch (error) {
      this.fail(error);
    }
  }

  private lineButton(model: Model, line: Line): HTMLElement {
    const predicates = line.relations.slice(0, 3).map((relation) => `${relation.negated ? 'not: ' : ''}${relation.predicate}`).join(', ');
    const more = line.relations.length > 3 ? ` +${line.relations.length - 3}` : '';
    return h('button', { type: 'button', class: 'line', click: () => this.events.chooseLine(line) },
      classStroke(line.kind), h('b', {}, model.nameOf(line.subject)), h('span', { class: 'predicate' }, ` ${predicates}${more} `), h('b', {}, model.nameOf(line.object)),
      h('span', { class: 'meta' }, ` ${plural(line.sentences, 'sentence')}`));
  }

  private pair(view: View, model: Model, line: Line | undefined): void {
    const [subject, object] = view.pair!;
    const back = h('button', { type: 'button', class: 'back', click: () => this.events.chooseActor(subject) }, `← ${model.nameOf(subject)}`);
    if (!line) return this.put(back, h('p', { class: 'empty' }, 'No sentence says so with these filters.'));
    const both = model.lines().filter((other) => other.id !== line.id &&
      ((other.subject === subject && other.object === object) || (other.subject === object && other.object === subject)));
    this.put(back,
      h('h2', {}, classStroke(line.kind), `${model.nameOf(subject)} → ${model.nameOf(object)}`),
      h('p', { class: 'meta' }, `${kClassNames[line.kind]} · ${plural(line.sentences, 'sentence')}`),
      ...line.relations.slice(0, 20).map((relation) => this.relationBlock(view, relation)),
      both.length ? h('h3', {}, 'Also between the two') : null,
      listOf(both.map((other) => this.lineButton(model, other)), { class: 'lines' }));
    announce(`${model.nameOf(subject)} ${line.relations[0].predicate} ${model.nameOf(object)}, ${plural(line.sentences, 'sentence')}`);
  }

  // The list of statements, with its filters, ten at a time.
  private statements(view: View, model: Model): void {
    const input = (name: 'speaker' | 'about' | 'cue', label: string, placeholder: string) =>
      h('label', {}, label, h('input', {
        type: 'search', value: name === 'cue' ? view.cue : view[name] && model.nameOf(view[name]), placeholder, list: name === 'cue' ? null : 'actors-seen',
        change: (event: Event) => this.events.change({ [name]: (event.target as HTMLInputElement).value.trim() }),
      }));
    const stance = h('select', { change: (event: Event) => this.events.change({ stance: (event.target as HTMLSelectElement).value }) },
      ...kStances.map(([value, text]) => h('option', { value, selected: value === view.stance }, text)));
    const list = h('div', {}), count = h('p', { class: 'meta' }, 'Reading …');
    this.put(
      h('form', { class: 'statement-filters', submit: (event: Event) => event.preventDefault() },
        input('speaker', 'Who', 'anybody'), input('about', 'About whom', 'anybody'), input('cue', 'How', '“warn”'), h('label', {}, 'Stance', stance),
        h('datalist', { id: 'actors-seen' }, ...[...model.actors.values()].map((actor) => h('option', { value: actor.name })))),
      count, list);
    let offset = 0;
    const more = h('button', { type: 'button', class: 'more', click: () => read() }, 'More');
    const read = () => {
      get<Found<Statement>>('statements', {
        speaker: view.speaker, about: view.about, cue: view.cue, stance: view.stance, since: view.since, until: view.until,
        min_confidence: view.confidence, limit: kPage, offset,
      }, this.pending.signal).then((page) => {
        list.append(...page.answers.map((statement) => this.statementItem(statement)));
        offset += page.answers.length;
        count.textContent = page.found ? `${plural(page.found, 'statement')}, the latest first` : 'Nobody said so with these filters.';
        if (offset < page.found && page.answers.length) list.after(more);
        else more.remove();
        announce(count.textContent);
      }, (error: Error) => {
        if (error.name !== 'AbortError') count.textContent = error.message;
      });
    };
    read();
  }

  private statementItem(statement: Statement): HTMLElement {
    const about = statement.about.flatMap((actor, at) => [at ? ', ' : ' about ', this.actorButton(actor)]);
    return h('article', { class: 'evidence' },
      h('p', { class: 'says' }, statement.speaker ? this.actorButton(statement.speaker) : 'Somebody', ` ${statement.cue}`, ...about, ':'),
      h('blockquote', {}, statement.direct ? `“${statement.content}”` : statement.content),
      h('details', {}, h('summary', {}, 'Sentence'), h('p', {}, statement.sentence)),
      h('p', { class: 'meta' }, [statement.date ?? 'no date', statement.stance, statement.direct ? 'quoted' : 'in other words', `confidence ${statement.confidence.toFixed(2)}`].filter(Boolean).join(' · ')),
      h('p', { class: 'meta' }, articleLink(statement)));
  }

  private async answer(view: View): Promise<void> {
    this.put(h('p', { class: 'empty' }, 'Reading …'));
    try {
      if (view.mode === 'search') return this.hits(view, await get<Found<TextHit>>('search', { ...filtersOf(view), q: view.question, limit: 30 }, this.pending.signal));
      const answer = await get<AskAnswer>('ask', { ...filtersOf(view), q: view.question, limit: 30 }, this.pending.signal);
      const found = 'appeared' in answer.found ? answer.found.appeared : answer.found;
      const items = answer.pattern.kind === 'statement'
        ? (found.answers as Statement[]).map((statement) => this.statementItem(statement))
        : (found.answers as Relation[]).map((relation) => this.relationBlock(view, relation));
      const total = found.found;
      this.put(
        h('h2', {}, view.question),
        h('p', { class: 'meta' }, `Understood as: ${answer.understood}`),
        ...answer.notes.map((note) => h('p', { class: 'meta' }, note)),
        h('p', { class: 'answer' }, answer.answer ?? plural(total, 'answer')),
        answer.same_class_only && h('p', { class: 'meta' }, 'No sentence has these very words; these say something of the kind.'),
        ...items);
      announce(total ? plural(total, 'answer') : 'The articles do not say');
    } catch (error) {
      this.fail(error);
    }
  }

  private hits(view: View, found: Found<TextHit>): void {
    const text = found.found ? plural(found.found, 'sentence') : 'No sentence of a relation or a statement holds these words.';
    this.put(h('h2', {}, `“${view.question}”`), h('p', { class: 'meta' }, text), ...found.answers.map((hit) =>
      h('article', { class: 'evidence' },
        h('blockquote', {}, hit.sentence),
        ...hit.relations.map((relation) => h('p', { class: 'says' }, this.relationTitle(relation))),
        h('p', { class: 'meta' }, hit.date ?? 'no date', ' · ', articleLink(hit)))));
    announce(text);
  }
}
