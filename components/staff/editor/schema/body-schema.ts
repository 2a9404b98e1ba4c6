import type { Extensions } from '@tiptap/core';
import { CodeBlock } from './code-block.ts';
import { Embed } from './embed.ts';
import { Figure } from './figure.ts';
import { Footnote } from './footnote.ts';
import { Callout, KeyFindings } from './framed-blocks.ts';
import { Heading } from './heading.ts';
import { BulletList, ListItem, OrderedList } from './lists.ts';
import { marks } from './marks.ts';
import { Media } from './media.ts';
import { Blockquote, PullQuote } from './quotes.ts';
import { Table, TableCell, TableHeader, TableRow } from './tables.ts';
import { HardBreak, HorizontalRule, Paragraph, Text, Whole } from './whole.ts';

/** Every node and mark of a document, as the editor holds them. */
export const bodyNodes = [
  Whole,
  Paragraph,
  Heading,
  BulletList,
  OrderedList,
  ListItem,
  Blockquote,
  PullQuote,
  KeyFindings,
  Callout,
  CodeBlock,
  HorizontalRule,
  Figure,
  Table,
  TableRow,
  TableHeader,
  TableCell,
  Embed,
  Media,
  Footnote,
  HardBreak,
  Text,
];

export const bodySchema: Extensions = [...bodyNodes, ...marks];
