/** Text files that the bundle holds as strings. */
declare module "*.ns" {
  const text: string;
  export default text;
}
