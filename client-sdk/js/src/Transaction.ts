import { ClientErrorType, HeadwaterError, clientError } from './HeadwaterError.js';
import { RemoteObject, type ObjectOwner, type ResultKind } from './MediaObject.js';
import { checkConstructorParams } from './constructorParams.js';
import type { Classes, ConstructorParams } from './generated/classes.js';
import { plain } from './plain.js';
import type { Params } from './rpc/PendingRequests.js';
import type { RequestOptions } from './rpc/options.js';

/** What a transaction needs of the client that it belongs to. */
export interface TransactionOwner extends ObjectOwner {
  request(method: string, params: Params, options?: RequestOptions): Promise<unknown>;
  /** A new JavaScript object of that class, which has no id yet. */
  plan(type: string, owner: ObjectOwner, why: Error): RemoteObject;
  /** Knows an object that was planned from now on by its id. */
  adopt(object: RemoteObject, id: string): void;
  revive(value: unknown, kind: ResultKind): unknown;
  forget(object: RemoteObject): void;
}

interface Operation {
  readonly method: string;
  readonly params: Params;
  readonly resolve: (result: Params) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Many operations in one request, later ones about objects that earlier ones create. Made by
 * `client.beginTransaction()`. Operations resolve when the transaction is committed: do not await one before.
 * What is wrong with an operation's arguments is thrown at once.
 *
 * The server carries them out in order and stops at the first that fails; what was done before stays.
 */
export class Transaction implements ObjectOwner {
  readonly #client: TransactionOwner;
  readonly #operations: Operation[] = [];
  readonly #planned = new Map<RemoteObject, number>();
  readonly #used: RemoteObject[] = [];
  #over = false;

  /** @internal */
  constructor(client: TransactionOwner) {
    this.#client = client;
  }

  /** Plans an object. Until the commit, calls on it belong to this transaction; afterwards it is like any other. */
  create<T extends keyof Classes & keyof ConstructorParams>(
    type: T,
    ...[params]: Record<string, never> extends ConstructorParams[T]
      ? [ConstructorParams[T]?]
      : [ConstructorParams[T]]
  ): Classes[T] {
    return this.#plan(type, params ?? {}).object as Classes[T];
  }

  /** An object that is there already, for calls that belong to this transaction. */
  use<T extends RemoteObject>(object: T): T {
    if (this.#planned.has(object)) return object;
    this.#check();
    const view = object.constructor as new (owner: ObjectOwner, id: string) => T;
    const twin = new view(this, object.id);
    this.#used.push(twin);
    return twin;
  }

  /**
   * Carries it out. Rejects with the error of the operation that failed; when the request itself fails, with that
   * error, and so do all operations.
   */
  async commit(options: RequestOptions = {}): Promise<void> {
    this.#check();
    this.#over = true;
    const operations = this.#operations.map(({ method, params }, id) => ({
      jsonrpc: '2.0',
      id,
      method,
      params,
    }));
    let answers: unknown = [];
    try {
      if (operations.length > 0) {
        const result = await this.#client.request('transaction', { operations }, options);
        answers = (result as { value?: unknown } | null)?.value;
      }
    } catch (error) {
      this.#failFrom(0, error as Error);
      throw error;
    }
    this.#settle(Array.isArray(answers) ? answers : []);
  }

  /** Gives it up: nothing of it reaches the server, and every operation is rejected. */
  rollback(): void {
    if (this.#over) return;
    this.#over = true;
    this.#failFrom(0, clientError(ClientErrorType.RolledBack, 'The transaction was rolled back'));
  }

  /** @internal */
  createObject(type: string, params: object = {}): Promise<RemoteObject> {
    return this.#plan(type, params).created;
  }

  /** @internal */
  invoke(
    object: RemoteObject,
    operation: string,
    operationParams: object,
    kind?: ResultKind,
  ): Promise<unknown> {
    const answer = this.#add('invoke', { object, operation, operationParams });
    return quiet(
      answer.then(({ value }) =>
        kind === undefined ? (value ?? undefined) : this.#client.revive(value ?? undefined, kind),
      ),
    );
  }

  /** @internal */
  release(object: RemoteObject): Promise<void> {
    return quiet(
      this.#add('release', { object }).then(() => {
        this.#client.forget(object);
      }),
    );
  }

  /** @internal */
  subscribe(): Promise<void> {
    const message = 'Events cannot be subscribed to in a transaction: do so when it is committed';
    return Promise.reject(clientError(ClientErrorType.NotCommitted, message));
  }

  /** @internal */
  unsubscribe(object: RemoteObject, type: string, listener: (event: never) => void): Promise<void> {
    return this.#client.unsubscribe(object, type, listener);
  }

  #plan(type: string, constructorParams: object): { object: RemoteObject; created: Promise<RemoteObject> } {
    const why = clientError(
      ClientErrorType.NotCommitted,
      `This ${type} is only planned: the transaction that makes it is not committed`,
    );
    checkConstructorParams(type, constructorParams);
    const place = this.#operations.length;
    const answer = this.#add('create', { type, constructorParams });
    const object = this.#client.plan(type, this, why);
    this.#planned.set(object, place);
    return { object, created: quiet(answer.then(() => object)) };
  }

  /** @throws what is wrong with the parameters */
  #add(method: string, params: Params): Promise<Params> {
    this.#check();
    const idOf = (object: RemoteObject): string => {
      const place = this.#planned.get(object);
      return place === undefined ? object.id : `newref:${place}`;
    };
    const copy = plain(params, idOf) as Params;
    return quiet(
      new Promise<Params>((resolve, reject) => {
        this.#operations.push({ method, params: copy, resolve, reject });
      }),
    );
  }

  #settle(answers: unknown[]): void {
    for (const [object, place] of this.#planned) {
      const id = (answers[place] as { result?: { value?: unknown } } | undefined)?.result?.value;
      if (typeof id === 'string') this.#client.adopt(object, id);
    }
    for (const twin of this.#used) RemoteObject.settle(twin, this.#client, twin.id);
    for (const [place, { resolve }] of this.#operations.entries()) {
      const { result, error } = (answers[place] ?? {}) as { result?: Params; error?: unknown };
      if (result) resolve(result);
      else {
        const cause =
          error === undefined
            ? clientError(ClientErrorType.Protocol, `The answer to the transaction lacks operation ${place}`)
            : HeadwaterError.fromResponse(error);
        this.#failFrom(place, cause);
        throw cause;
      }
    }
  }

  /** The first with its error; the others because of it. */
  #failFrom(first: number, error: Error): void {
    const stopped =
      first === 0 && !(error instanceof HeadwaterError && error.code !== 0)
        ? error
        : clientError(ClientErrorType.TransactionStopped, `Not carried out, because of: ${error.message}`);
    for (const [place, { reject }] of this.#operations.entries()) {
      if (place >= first) reject(place === first ? error : stopped);
    }
    for (const [object, place] of this.#planned) {
      if (place >= first) RemoteObject.settle(object, this, place === first ? error : stopped);
    }
  }

  #check(): void {
    if (!this.#over) return;
    throw clientError(ClientErrorType.RolledBack, 'The transaction is over: it was committed or rolled back');
  }
}

/** Nobody need await an operation by itself: commit() tells what failed. */
function quiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
