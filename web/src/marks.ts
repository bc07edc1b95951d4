// The colours of the picture beside words.
import type { ActorType } from './api';
import { h } from './dom';
import { kClassColours, kTypeColours, type RelationClass } from './palette';

export function typeDot(type: ActorType): HTMLElement {
  const dot = h('span', { class: 'dot', 'aria-hidden': 'true' });
  dot.style.backgroundColor = kTypeColours[type];
  return dot;
}

export function classStroke(kind: RelationClass): HTMLElement {
  const stroke = h('span', { class: `stroke ${kind === 'role' ? 'dashed' : kind === 'denied' ? 'dotted' : 'solid'}`, 'aria-hidden': 'true' });
  stroke.style.borderTopColor = kClassColours[kind];
  return stroke;
}
