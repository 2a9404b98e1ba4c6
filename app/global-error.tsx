'use client';

export default function GlobalError() {
  return (
    <html lang="en">
      <body
        style={{ font: '1.125rem/1.6 Georgia, serif', margin: '15vh auto', maxWidth: '34rem', padding: '0 1.5rem' }}
      >
        <h1>This page can’t be shown just now</h1>
        <p>Something went wrong on our side. Please reload in a moment.</p>
      </body>
    </html>
  );
}
