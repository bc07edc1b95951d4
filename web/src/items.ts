// What the lists of the panel are made of: relations, sentences, statements.
import { get, type ActorName, type Article, type Evidence, type Found, type Relation, type Statement } from './api';
import { announce, h, notify, plural } from './dom';
import { classStroke } from './marks';
import { classOf } from './palette';

export const kPage = 10;

// Which sentences of a relation are meant.
export interface Period { since: string; until: string; confidence: number }

export const dates = (first: string | null, last: string | null): string =>
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
export function articleLink(of: { article: string; title: string; source: string | null }): HTMLElement {
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

export class Items {
  // The signal is that of what the panel shows now: nothing is added to a list that is gone.
  constructor(private readonly expandActor: (id: string) => void, private readonly signal: () => AbortSignal) {}

  actorButton(actor: ActorName): HTMLElement {
    return h('button', { type: 'button', class: 'link actor', click: () => this.expandActor(actor.id) }, actor.name);
  }

  relationTitle(relation: Pick<Relation, 'subject' | 'object' | 'predicate' | 'negated' | 'kind' | 'event'>): HTMLElement {
    return h('span', { class: 'relation' }, classStroke(classOf(relation)), this.actorButton(relation.subject),
      h('span', { class: 'predicate' }, ` ${relation.negated ? 'not: ' : ''}${relation.predicate} `), this.actorButton(relation.object));
  }

  // A relation with its clearest sentences, and a button for the rest of them.
  relationBlock(period: Period, relation: Relation): HTMLElement {
    const sentences = h('div', {}, ...relation.evidence.map(evidenceItem));
    const block = h('section', { class: 'block' }, h('h3', {}, this.relationTitle(relation)),
      h('p', { class: 'meta' }, [relation.event, sentenceCount(relation), dates(relation.first_date, relation.last_date)].filter(Boolean).join(' · ')), sentences);
    if (relation.sentences > relation.evidence.length) {
      let offset = 0;
      const more = h('button', { type: 'button', class: 'more' }, `All ${relation.sentences} sentences, the latest first`);
      more.addEventListener('click', () => {
        more.disabled = true;
        get<Found<Evidence>>('evidence', {
          since: period.since, until: period.until, min_confidence: period.confidence, subject: relation.subject.id, predicate: relation.predicate,
          object: relation.object.id, kind: relation.kind, negated: relation.negated, limit: kPage, offset,
        }, this.signal()).then((page) => {
          if (offset === 0) sentences.replaceChildren();
          sentences.append(...page.answers.map(evidenceItem));
          offset += page.answers.length;
          more.disabled = false;
          more.textContent = page.more ? 'More' : `${page.found - offset} more`;
          more.hidden = !page.more && offset >= page.found;
          announce(`${plural(page.answers.length, 'sentence')} more`);
        }, (error: Error) => notify(error.message));
      });
      block.append(more);
    }
    return block;
  }

  statementItem(statement: Statement): HTMLElement {
    const about = statement.about.flatMap((actor, at) => [at ? ', ' : ' about ', this.actorButton(actor)]);
    return h('article', { class: 'evidence' },
      h('p', { class: 'says' }, statement.speaker ? this.actorButton(statement.speaker) : 'Somebody', ` ${statement.cue}`, ...about, ':'),
      h('blockquote', {}, statement.direct ? `“${statement.content}”` : statement.content),
      h('details', {}, h('summary', {}, 'Sentence'), h('p', {}, statement.sentence)),
      h('p', { class: 'meta' }, [statement.date ?? 'no date', statement.stance, statement.direct ? 'quoted' : 'in other words', `confidence ${statement.confidence.toFixed(2)}`].filter(Boolean).join(' · ')),
      h('p', { class: 'meta' }, articleLink(statement)));
  }
}
