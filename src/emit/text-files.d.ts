/** Programs of the nodes that the bundle holds as strings. */
declare module "*.rb" {
  const text: string;
  export default text;
}
declare module "*.sh" {
  const text: string;
  export default text;
}
declare module "*.ps1" {
  const text: string;
  export default text;
}
