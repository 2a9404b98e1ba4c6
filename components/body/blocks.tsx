import type { ReactNode } from 'react';
import { isAnchor, isLanguageName } from '../../publishing/body/attributes.ts';
import { calloutLabel } from '../../publishing/body/callout-label.ts';
import type { Block, Heading, ListItem } from '../../publishing/body/document.ts';
import { EmbedCard } from './embed-card.tsx';
import { Inlines } from './inlines.tsx';
import { MediaPlayer } from './media-player.tsx';
import { PictureFigure } from './picture-figure.tsx';
import type { Setting } from './setting.ts';
import { TableFigure } from './table-figure.tsx';

export function Blocks({ blocks, setting }: { blocks: readonly Block[]; setting: Setting }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: a rendered document never changes order
  return blocks.map((block, index) => <BlockNode key={index} block={block} setting={setting} />);
}

const LEVELS = new Map<number, 'h2' | 'h3'>([
  [2, 'h2'],
  [3, 'h3'],
]);

function BlockNode({ block, setting }: { block: Block; setting: Setting }) {
  switch (block.type) {
    case 'heading':
      return <HeadingNode heading={block} setting={setting} />;
    case 'paragraph':
      return (
        <p>
          <Inlines items={block.content} setting={setting} />
        </p>
      );
    case 'bulletList':
      return (
        <ul>
          <Items items={block.content} setting={setting} />
        </ul>
      );
    case 'orderedList':
      return (
        <ol start={block.attrs?.start}>
          <Items items={block.content} setting={setting} />
        </ol>
      );
    case 'blockquote':
      return (
        <Quoted className="quote" attribution={block.attrs?.attribution}>
          <Blocks blocks={block.content} setting={setting} />
        </Quoted>
      );
    case 'pullQuote':
      return (
        <figure className="pull-quote">
          <blockquote>
            <p>
              <Inlines items={block.content} setting={setting} />
            </p>
          </blockquote>
          {block.attrs?.attribution && <figcaption>{block.attrs.attribution}</figcaption>}
        </figure>
      );
    case 'keyFindings':
      return (
        <section className="key-findings" aria-labelledby="key-findings">
          <h2 id="key-findings">Key findings</h2>
          <Blocks blocks={block.content} setting={setting} />
        </section>
      );
    case 'callout': {
      const { tone, title } = block.attrs;
      const label = calloutLabel(tone, title);
      return (
        <div className="callout" data-tone={tone} role="note" aria-label={label ?? undefined}>
          {label && <p className="callout-title">{label}</p>}
          <Blocks blocks={block.content} setting={setting} />
        </div>
      );
    }
    case 'codeBlock': {
      const language = block.attrs?.language;
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <pre tabIndex={0}>
          <code className={isLanguageName(language) ? `language-${language}` : undefined}>
            {(block.content ?? []).map(({ text }) => text).join('')}
          </code>
        </pre>
      );
    }
    case 'horizontalRule':
      return <hr />;
    case 'figure':
      return <PictureFigure figure={block} setting={setting} />;
    case 'table':
      return <TableFigure table={block} setting={setting} />;
    case 'embed':
      return <EmbedCard embed={block} />;
    case 'media':
      return (
        <MediaPlayer media={block} setting={setting}>
          {block.content && <Blocks blocks={block.content} setting={setting} />}
        </MediaPlayer>
      );
    default:
      return null;
  }
}

function HeadingNode({ heading, setting }: { heading: Heading; setting: Setting }) {
  const Level = LEVELS.get(heading.attrs.level) ?? 'h4';
  return (
    <Level id={isAnchor(heading.attrs.id) ? heading.attrs.id : undefined}>
      <Inlines items={heading.content} setting={setting} />
    </Level>
  );
}

function Items({ items, setting }: { items: readonly ListItem[]; setting: Setting }) {
  return items.map((item, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a rendered document never changes order
    <li key={index}>
      <ItemContent item={item} setting={setting} />
    </li>
  ));
}

/** An item that is one line, or one line with a list below, is set without the air of a paragraph. */
function ItemContent({ item, setting }: { item: ListItem; setting: Setting }) {
  const [first, ...rest] = item.content;
  const isLine =
    first?.type === 'paragraph' && rest.every(({ type }) => type === 'bulletList' || type === 'orderedList');
  if (!isLine) return <Blocks blocks={item.content} setting={setting} />;
  return (
    <>
      <Inlines items={first.content} setting={setting} />
      <Blocks blocks={rest} setting={setting} />
    </>
  );
}

function Quoted(props: { className: string; attribution: string | undefined; children: ReactNode }) {
  const { className, attribution, children } = props;
  if (!attribution) return <blockquote className={className}>{children}</blockquote>;
  return (
    <figure className={className}>
      <blockquote>{children}</blockquote>
      <figcaption>{attribution}</figcaption>
    </figure>
  );
}
