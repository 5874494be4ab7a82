/**
 * Programs a Headwater media server.
 *
 * <p>{@link io.headwater.client.HeadwaterClient} connects; {@link io.headwater.client.MediaPipeline} and the builders
 * of its elements make objects in the server. Each operation comes in three forms: one that waits, one that ends in {@code
 * Async} and returns a {@link java.util.concurrent.CompletableFuture}, and one whose first parameter is a {@link
 * io.headwater.client.Transaction}, which sends many operations as one request.
 */
package io.headwater.client;
