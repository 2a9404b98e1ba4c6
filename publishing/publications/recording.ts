import type { Media } from '../body/document.ts';
import { nodesOf } from '../body/nodes.ts';
import type { PublishedPublication } from './views.ts';

export type RecordingView = { media: Media; src: string; contentType: string; bytes: number };

/** The sound or film that a publication is, or first plays: sound before film for a podcast. */
export function recordingOf({ body, files }: Pick<PublishedPublication, 'body' | 'files'>): RecordingView | null {
  const all = [...nodesOf(body)].flatMap((node): RecordingView[] => {
    const file = node.type === 'media' ? files[node.attrs.file] : undefined;
    if (node.type !== 'media' || !file?.src || !file.bytes) return [];
    return [{ media: node, src: file.src, contentType: file.contentType, bytes: file.bytes }];
  });
  return all.find(({ media }) => media.attrs.kind === 'audio') ?? all[0] ?? null;
}
