/** The least page there is: what it loads is what the framework loads. */
export default function Empty() {
  return <p>Empty</p>;
}
