/** Who acts, as it stands in revisions and in the audit log: text that outlives an account. */
export type Actor = { id: `system:${string}` | `member:${string}` };

export const SYSTEM = {
  import: { id: 'system:import' },
  demo: { id: 'system:demo' },
} satisfies Record<string, Actor>;
