import type { RemoteObject } from './MediaObject.js';

/**
 * The objects that the application has seen, so that one id is one JavaScript object. Held weakly: what the
 * application has let go of need not be the same one when it comes again.
 */
export class KnownObjects {
  readonly #byId = new Map<string, WeakRef<RemoteObject>>();
  readonly #finished = new FinalizationRegistry<string>((id) => {
    if (!this.#byId.get(id)?.deref()) this.#byId.delete(id);
  });

  get(id: string): RemoteObject | undefined {
    return this.#byId.get(id)?.deref();
  }

  add(id: string, object: RemoteObject): void {
    this.#byId.set(id, new WeakRef(object));
    this.#finished.register(object, id);
  }

  all(): RemoteObject[] {
    return [...this.#byId.values()].flatMap((reference) => reference.deref() ?? []);
  }

  /** Forgets an object and what is inside it. */
  delete(id: string): void {
    for (const known of this.#byId.keys()) {
      if (known === id || known.startsWith(`${id}/`)) this.#byId.delete(known);
    }
  }

  clear(): void {
    this.#byId.clear();
  }
}
