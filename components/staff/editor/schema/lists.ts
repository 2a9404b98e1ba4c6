import {
  BulletList as AnyBulletList,
  ListItem as AnyListItem,
  OrderedList as AnyOrderedList,
} from '@tiptap/extension-list';
import { storedAttribute, wholeNumberOf } from './stored-attribute.ts';
import { INNER } from './whole.ts';

export const BulletList = AnyBulletList.extend({ group: 'list', addAttributes: () => ({}) });

export const OrderedList = AnyOrderedList.extend({
  group: 'list',
  addAttributes: () => ({
    start: storedAttribute('orderedList', 'start', (element) => wholeNumberOf(element, 'start'), 'start'),
  }),
  parseHTML: () => [{ tag: 'ol' }],
  renderHTML: ({ HTMLAttributes }) => ['ol', HTMLAttributes, 0],
});

export const ListItem = AnyListItem.extend({ content: `${INNER}+` });
