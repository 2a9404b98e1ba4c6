/** A site whose pages a body may show: how it is named, and where its player is, if it has one that we let in. */
export type EmbedTarget = { site: string; shows: string; url: string; player: string | null };

type EmbedSite = {
  name: string;
  /** What it mostly shows, as a title for want of a better one. */
  shows: string;
  hosts: string[];
  /** What is shown, from an address at one of the hosts; null when it leads to nothing that can be shown. */
  target: (url: URL) => { url: string; player: string | null } | null;
};

const YOUTUBE_ID = /^[A-Za-z0-9_-]{6,20}$/;

const SITES: EmbedSite[] = [
  {
    name: 'YouTube',
    shows: 'Video',
    hosts: ['youtube.com', 'youtu.be', 'youtube-nocookie.com'],
    target: (url) => {
      const [first, second] = segments(url);
      const id = hostOf(url) === 'youtu.be' ? first : first === 'watch' ? url.searchParams.get('v') : second;
      const known = hostOf(url) === 'youtu.be' || ['watch', 'embed', 'shorts', 'live', 'v'].includes(first ?? '');
      if (!known || !id || !YOUTUBE_ID.test(id)) return null;
      const seconds = beginning(url.searchParams.get('t') ?? url.searchParams.get('start') ?? '');
      return {
        url: `https://www.youtube.com/watch?v=${id}${seconds ? `&t=${seconds}s` : ''}`,
        player: `https://www.youtube-nocookie.com/embed/${id}${seconds ? `?start=${seconds}` : ''}`,
      };
    },
  },
  {
    name: 'Vimeo',
    shows: 'Video',
    hosts: ['vimeo.com', 'player.vimeo.com'],
    target: (url) => {
      const id = segments(url).find((segment) => /^\d{5,12}$/.test(segment));
      return id ? { url: `https://vimeo.com/${id}`, player: `https://player.vimeo.com/video/${id}?dnt=1` } : null;
    },
  },
  {
    name: 'Spotify',
    shows: 'Recording',
    hosts: ['open.spotify.com'],
    target: (url) => {
      const [type, id] = segments(url).filter((segment) => segment !== 'embed');
      if (!type || !['episode', 'show', 'track', 'playlist'].includes(type) || !/^[A-Za-z0-9]{10,30}$/.test(id ?? ''))
        return null;
      return { url: `https://open.spotify.com/${type}/${id}`, player: `https://open.spotify.com/embed/${type}/${id}` };
    },
  },
  {
    name: 'SoundCloud',
    shows: 'Recording',
    hosts: ['soundcloud.com', 'api.soundcloud.com', 'w.soundcloud.com'],
    target: (url) => {
      const own = `https://${hostOf(url)}${url.pathname}`;
      const address = hostOf(url) === 'w.soundcloud.com' ? url.searchParams.get('url') : own;
      if (!address || !/^https:\/\/(api\.)?soundcloud\.com\/[\w/-]+$/.test(address)) return null;
      return { url: address, player: `https://w.soundcloud.com/player/?url=${encodeURIComponent(address)}` };
    },
  },
  {
    name: 'Datawrapper',
    shows: 'Chart',
    hosts: ['datawrapper.dwcdn.net'],
    target: (url) => {
      const id = segments(url)[0];
      if (!id || !/^[A-Za-z0-9]{5}$/.test(id)) return null;
      return { url: `https://datawrapper.dwcdn.net/${id}/`, player: `https://datawrapper.dwcdn.net/${id}/` };
    },
  },
  linkedOnly('X', 'Post', ['twitter.com', 'x.com', 'mobile.twitter.com']),
  linkedOnly('Facebook', 'Post', ['facebook.com']),
  linkedOnly('Instagram', 'Post', ['instagram.com']),
  linkedOnly('LinkedIn', 'Post', ['linkedin.com']),
  linkedOnly('C-SPAN', 'Video', ['c-span.org']),
];

/** The origins from which players may be framed, for the page's content security policy. */
export const PLAYER_ORIGINS = [
  'https://www.youtube-nocookie.com',
  'https://player.vimeo.com',
  'https://open.spotify.com',
  'https://w.soundcloud.com',
  'https://datawrapper.dwcdn.net',
];

/** What an address leads to when it belongs to a site that bodies may show, else null. */
export function embedTarget(href: string): EmbedTarget | null {
  if (!/^https?:\/\//i.test(href) || !URL.canParse(href)) return null;
  const url = new URL(href);
  if (url.username || url.password || url.port) return null;
  const site = SITES.find(({ hosts }) => hosts.includes(hostOf(url)));
  const target = site?.target(url);
  return site && target ? { site: site.name, shows: site.shows, ...target } : null;
}

function linkedOnly(name: string, shows: string, hosts: string[]): EmbedSite {
  return {
    name,
    shows,
    hosts,
    target: (url) =>
      url.pathname.length > 1 ? { url: `https://${url.hostname}${url.pathname}${url.search}`, player: null } : null,
  };
}

/** Seconds from the start, of "90", "90s" or "1h2m3s"; 0 of anything else. */
function beginning(written: string): number {
  const [, hours = 0, minutes = 0, seconds = 0] =
    /^(?=.)(?:(\d{1,2})h)?(?:(\d{1,4})m)?(?:(\d{1,6})s?)?$/.exec(written) ?? [];
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

function hostOf(url: URL): string {
  return url.hostname.replace(/^(www|m)\./, '');
}

function segments(url: URL): string[] {
  return url.pathname.split('/').filter(Boolean);
}
