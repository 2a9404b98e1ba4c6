import type { ReactNode } from 'react';
import type { Clock } from '../../publishing/newsroom-dates.ts';
import { staffRoutes } from '../../publishing/staff/staff-routes.ts';

export type NewsroomFrame = {
  house: string;
  name: string;
  clock: Clock;
  /** What this member may go to, in order. */
  places: { label: string; href: string }[];
  /** The one of them that the page belongs to, by its label. */
  place: string;
};

type Props = NewsroomFrame & {
  title: string;
  /** Whether the page shows its title in another way, so that it is only spoken. */
  titleSpoken?: boolean;
  tools?: ReactNode;
  children: ReactNode;
};

/** A page of the newsroom: where one is, where one can go, who one is. On a phone the places open from "Menu", without a script. */
export function NewsroomPage({ house, name, places, place, title, titleSpoken, tools, children }: Props) {
  return (
    <>
      <title>{`${title} | ${house} Newsroom`}</title>
      <a className="skip-link" href="#content">
        Skip to content
      </a>
      <header className="staff-header">
        <a href={staffRoutes.desk()} className="staff-wordmark">
          {house} <span>Newsroom</span>
        </a>
        <button className="staff-button staff-menu" type="button" popoverTarget="places">
          Menu
        </button>
        <nav id="places" className="staff-places" popover="auto" aria-label="Newsroom">
          <button className="staff-button staff-menu" type="button" popoverTarget="places" popoverTargetAction="hide">
            Close
          </button>
          <ul>
            {places.map(({ label, href }) => (
              <li key={href}>
                <a href={href} aria-current={label === place ? 'true' : undefined}>
                  {label}
                </a>
              </li>
            ))}
            <li className="staff-account">
              <a href={staffRoutes.account()} aria-current={place === 'Account' ? 'page' : undefined}>
                {name}
              </a>
            </li>
          </ul>
        </nav>
      </header>
      <main id="content" className="staff-page" tabIndex={-1}>
        <div className="staff-title">
          <h1 className={titleSpoken ? 'sr-only' : undefined}>{title}</h1>
          {tools}
        </div>
        {children}
      </main>
    </>
  );
}
