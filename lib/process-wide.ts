/**
 * One value for the whole process. A module's own variable is not that: the bundler may load the module several times,
 * once for the server and once for each group of routes.
 */
export function processWide<T>(name: string, make: () => T): T {
  const registry = globalThis as { [key: symbol]: unknown };
  const key = Symbol.for(`masthead.${name}`);
  registry[key] ??= make();
  return registry[key] as T;
}
