package headwater.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kurento.client.KurentoClient;
import org.kurento.client.MediaPipeline;
import org.kurento.client.MediaType;
import org.kurento.client.TFuture;
import org.kurento.client.Transaction;
import org.kurento.client.TransactionExecutionException;
import org.kurento.client.TransactionNotCommitedException;
import org.kurento.client.TransactionRollbackException;
import org.kurento.client.WebRtcEndpoint;
import org.kurento.client.internal.server.KurentoServerException;

/** Many operations in one request, later ones about objects that earlier ones make. */
class TransactionsTest {
  private static Server server;
  private KurentoClient client;

  @BeforeAll
  static void start() {
    server = Server.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void connect() {
    client = KurentoClient.create(server.url());
  }

  @AfterEach
  void disconnect() {
    client.destroy();
  }

  @Test
  void aRoomInOneRequest() throws Exception {
    final Transaction transaction = client.beginTransaction();
    final MediaPipeline pipeline = client.createMediaPipeline(transaction);
    final WebRtcEndpoint presenter = new WebRtcEndpoint.Builder(pipeline).build(transaction);
    final WebRtcEndpoint viewer = new WebRtcEndpoint.Builder(pipeline).build(transaction);
    presenter.connect(transaction, viewer);
    presenter.addTag(transaction, "role", "presenter");
    final TFuture<String> role = presenter.getTag(transaction, "role");
    assertFalse(presenter.isCommited());
    assertThrows(TransactionNotCommitedException.class, () -> presenter.getName());
    transaction.commit();

    assertTrue(presenter.isCommited());
    assertEquals("presenter", role.get());
    assertTrue(presenter.getId().startsWith(pipeline.getId() + "/"));
    assertEquals(viewer.getId(), presenter.getSinkConnections(MediaType.VIDEO).get(0).getSink().getId());
    pipeline.release();
  }

  @Test
  void aTransactionEndsAtTheFirstOperationThatFails() {
    final MediaPipeline pipeline = client.createMediaPipeline();
    final WebRtcEndpoint endpoint = new WebRtcEndpoint.Builder(pipeline).build();
    final Transaction transaction = client.beginTransaction();
    endpoint.addTag(transaction, "first", "kept");
    endpoint.processOffer(transaction, "");
    endpoint.addTag(transaction, "third", "never");
    final TransactionExecutionException error =
        assertThrows(TransactionExecutionException.class, transaction::commit);
    assertEquals(40201, error.getCode());
    assertEquals("kept", endpoint.getTag("first"));
    assertThrows(KurentoServerException.class, () -> endpoint.getTag("third"));
  }

  @Test
  void aTransactionThatIsRolledBackNeverReachesTheServer() {
    final int before = client.getServerManager().getPipelines().size();
    final Transaction transaction = client.beginTransaction();
    final MediaPipeline pipeline = client.createMediaPipeline(transaction);
    transaction.rollback();
    assertThrows(TransactionRollbackException.class, () -> pipeline.getName());
    assertEquals(before, client.getServerManager().getPipelines().size());
  }
}
