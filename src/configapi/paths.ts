/** The paths of the server, for clients; names may hold any character. */

export function projectPath(project: string): string {
  return `/exp/${encodeURIComponent(project)}`;
}

export function experimentPath(project: string, experiment: string): string {
  return `${projectPath(project)}/${encodeURIComponent(experiment)}`;
}

export function nodePath(project: string, experiment: string, node: string): string {
  return `${experimentPath(project, experiment)}/nodes/${encodeURIComponent(node)}`;
}
