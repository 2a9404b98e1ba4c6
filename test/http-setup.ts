import type { TestProject } from 'vitest/node';
import { buildForTests } from './build.ts';
import startTestCluster from './integration-setup.ts';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await buildForTests();
  return startTestCluster(project);
}
