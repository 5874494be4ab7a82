import type { RemoteObject } from './MediaObject.js';

type Ask = (method: string, params: Record<string, unknown>) => Promise<unknown>;

const AT_ONCE = 16;

/** The id of what an object lives in: '' for a pipeline. */
function parentOf(id: string): string {
  return id.slice(0, Math.max(0, id.lastIndexOf('/')));
}

/** What lives in an object, or in the server; undefined when it is gone. */
async function childrenOf(parent: string, ask: Ask): Promise<Set<string> | undefined> {
  const [object, operation] =
    parent === '' ? ['manager_ServerManager', 'getPipelines'] : [parent, 'getChildren'];
  try {
    const result = await ask('invoke', { object, operation, operationParams: {} });
    return new Set((result as { value?: string[] }).value ?? []);
  } catch (error) {
    if ((error as { code?: unknown }).code === 40101) return undefined;
    throw error;
  }
}

/**
 * Which of these objects the server no longer has. One request for the pipelines and one for each pipeline or hub that
 * something is known of, a few at a time.
 */
export async function lostObjects(known: readonly RemoteObject[], ask: Ask): Promise<RemoteObject[]> {
  const byParent = new Map<string, RemoteObject[]>();
  for (const object of known) {
    if (!object.id.includes('_kurento.')) continue; // the server manager
    const parent = parentOf(object.id);
    byParent.set(parent, [...(byParent.get(parent) ?? []), object]);
  }
  const lost: RemoteObject[] = [];
  const groups = [...byParent];
  for (let i = 0; i < groups.length; i += AT_ONCE) {
    const some = groups.slice(i, i + AT_ONCE).map(async ([parent, objects]) => {
      const present = await childrenOf(parent, ask);
      lost.push(...objects.filter(({ id }) => !present?.has(id)));
    });
    await Promise.all(some);
  }
  return lost;
}
