/** What is switched on or off for the whole institution, by the name of its column. */
export const CHOICES: { name: string; label: string; hint: string }[] = [
  {
    name: 'fourEyes',
    label: 'Four eyes',
    hint: 'A release needs an approval by somebody who did not write the last change.',
  },
  { name: 'wholeFeeds', label: 'Whole texts in feeds', hint: 'Otherwise feeds carry summaries.' },
  {
    name: 'aiTraining',
    label: 'AI crawlers may learn from texts',
    hint: 'As robots.txt asks of those that train models.',
  },
  { name: 'aiSearch', label: 'AI crawlers may index texts', hint: 'As robots.txt asks of those that answer searches.' },
  {
    name: 'aiReading',
    label: 'AI assistants may read a text when somebody asks them to',
    hint: 'As robots.txt asks of those that fetch single pages for a person.',
  },
];
