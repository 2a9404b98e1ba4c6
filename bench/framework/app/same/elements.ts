import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { createElement, type ReactNode } from 'react';

type Node = DefaultTreeAdapterTypes.ChildNode;

/** Markup as elements of the framework. */
export function elementsOf(markup: string): ReactNode[] {
  return parseFragment(markup).childNodes.map(elementOf);
}

function elementOf(node: Node, index: number): ReactNode {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value;
  if (!('attrs' in node)) return null;
  const properties = Object.fromEntries(node.attrs.map(({ name, value }) => property(name, value)));
  const children = node.childNodes.map(elementOf);
  return createElement(node.tagName, { ...properties, key: index }, ...children);
}

const RENAMED: Record<string, string> = {
  class: 'className',
  for: 'htmlFor',
  datetime: 'dateTime',
  tabindex: 'tabIndex',
};

function property(name: string, value: string): [string, unknown] {
  if (name === 'style') return ['style', Object.fromEntries(value.split(';').filter(Boolean).map(declaration))];
  return [RENAMED[name] ?? name, value];
}

function declaration(text: string): [string, string] {
  const [name = '', ...rest] = text.split(':');
  const key = name.startsWith('--') ? name : name.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  return [key, rest.join(':')];
}
