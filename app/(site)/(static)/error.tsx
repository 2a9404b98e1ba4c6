'use client';

export default function PageError() {
  return (
    <>
      <h1 className="page-title">This page can’t be shown just now</h1>
      <p className="page-lead">
        Something went wrong on our side. Reloading in a moment usually helps; the rest of the site is a link away, on{' '}
        <a href="/">the front page</a>.
      </p>
    </>
  );
}
