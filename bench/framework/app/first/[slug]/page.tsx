/** A page of the framework's own that is made when it is first asked for, with next to nothing on it. */
export default async function First({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  return <h1>{slug}</h1>;
}

export const generateStaticParams = () => [{ slug: 'built' }];
