/** Pages that say nothing to machines. */
export default function NoHead() {
  return null;
}
