/**
 * Why a text cannot be the address of an image, or null when it can: it has to be an absolute http or https URL,
 * without user and password, which would end up on every node. The reason never repeats the URL.
 */
export function imageUrlProblem(url: string): string | null {
  if (url === "") return "the URL is empty";
  // URL drops these characters silently, so they have to be looked for before.
  if (/[\s\p{Cc}]/u.test(url)) return "the URL contains white space or a control character";
  if (!/^https?:\/\//i.test(url)) return "the URL does not start with http:// or https://";
  const parsed = parse(url);
  if (parsed === null) return "this is not a valid URL";
  if (parsed.username !== "" || parsed.password !== "") return "the URL contains a user name or password";
  return null;
}

function parse(url: string): URL | null {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}
