import { getMachineSettings } from '../../../../../publishing/institution/published.ts';
import { nothingForMachines, textForMachines } from '../../machine-answers.ts';

type Context = RouteContext<'/machines/index-now-key/[key]'>;

/** The file by which a search engine sees that pings with this key are ours. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const [{ key }, { indexNowKey }] = await Promise.all([params, getMachineSettings()]);
  if (key !== indexNowKey) return nothingForMachines();
  return textForMachines(request, { text: key, contentType: 'text/plain; charset=utf-8' });
}

export { GET as HEAD };
